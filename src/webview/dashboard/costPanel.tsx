import * as l10n from '@vscode/l10n';
import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import { grains, stacks } from '../../link/dashboardQuestion.ts';
import { BarTable } from './barTable.tsx';
import { ChartTools } from './chartTools.tsx';
import { CostChart } from './chart/costChart.tsx';
import type { Post } from './host.ts';
import { Segments } from './segments.tsx';
import type { Dispatch, State } from './state.ts';
import { grainName, stackName } from './words.ts';

interface CostPanelProps {
  readonly picture: Dashboard;
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** Cost over time, as a chart or as the same numbers in a table. */
export function CostPanel({ picture, state, dispatch, post }: CostPanelProps) {
  const { chart, form } = picture;
  const { question, isChartTable } = state.navigation;
  const known = grains.find((grain) => grain === question.grain) ?? 'auto';
  return (
    <section class="group" aria-labelledby="cost">
      <div class="heading">
        <h2 id="cost">{chart.title}</h2>
        <div class="tools">
          <Segments
            name="stack"
            legend={l10n.t('What bars are made of')}
            choices={stacks}
            chosen={question.stack}
            label={stackName}
            onChoose={(stack) => dispatch({ kind: 'asked', change: { stack } })}
          />
          <label>
            <span class="unseen">{l10n.t('A bar for')}</span>
            <select
              class="field"
              value={known}
              onChange={({ currentTarget: { value } }) => {
                const grain = grains.find((each) => each === value);
                if (grain) dispatch({ kind: 'asked', change: { grain } });
              }}
            >
              {grains.map((grain) => (
                <option key={grain} value={grain}>
                  {grainName(grain)}
                </option>
              ))}
            </select>
          </label>
          <ChartTools
            isTable={isChartTable}
            onToggle={() => dispatch({ kind: 'chartTableToggled' })}
            name={chart.title}
            dispatch={dispatch}
            post={post}
          />
        </div>
      </div>
      {isChartTable ? (
        <BarTable chart={chart} />
      ) : (
        <CostChart
          key={JSON.stringify([picture.question.range, picture.question.scope, chart.grain])}
          chart={chart}
          form={form}
          reading={state.reading}
          chosenBar={question.bar}
          dispatch={dispatch}
        />
      )}
    </section>
  );
}
