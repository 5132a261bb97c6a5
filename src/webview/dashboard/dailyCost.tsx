import * as l10n from '@vscode/l10n';
import type { DailySeries } from '../../core/answers/dailySeries.ts';
import type { LabelForm } from '../../core/answers/labelForm.ts';
import { DayChart } from './chart/dayChart.tsx';
import { DayTable } from './dayTable.tsx';
import type { Dispatch, Reading } from './state.ts';

interface DailyCostProps {
  readonly series: DailySeries;
  readonly form: LabelForm;
  readonly isTable: boolean;
  readonly reading: Reading;
  readonly dispatch: Dispatch;
}

/** Cost per day, as a chart or as the same numbers in a table. */
export function DailyCost({ series, form, isTable, reading, dispatch }: DailyCostProps) {
  return (
    <section class="group" aria-labelledby="daily">
      <div class="heading">
        <h2 id="daily">{series.title}</h2>
        <button
          class="toggle-button"
          type="button"
          aria-pressed={isTable}
          onClick={() => dispatch({ kind: 'dailyTableToggled' })}
        >
          {l10n.t('Show as table')}
        </button>
      </div>
      {isTable ? (
        <DayTable series={series} />
      ) : (
        <DayChart series={series} form={form} reading={reading} dispatch={dispatch} />
      )}
    </section>
  );
}
