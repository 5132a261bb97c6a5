import * as l10n from '@vscode/l10n';
import type { Dashboard } from '../../core/answers/dashboard.ts';
import { DailyCost } from './dailyCost.tsx';
import { Figures } from './figures.tsx';
import { Header } from './header.tsx';
import { Notes } from './notes.tsx';
import { Placeholders } from './placeholders.tsx';
import { rangeName } from './ranges.ts';
import { ShareTable } from './shareTable.tsx';
import { type Dispatch, isCurrent, type State } from './state.ts';

/** The whole page, top to bottom as it is read. */
export function Page({ state, dispatch }: { readonly state: State; readonly dispatch: Dispatch }) {
  const { picture, navigation, announcement } = state;
  return (
    <div class="page">
      <Header range={navigation.range} asOf={picture?.asOf} dispatch={dispatch} />
      <main aria-busy={!isCurrent(state)} class={picture && !isCurrent(state) ? 'is-outdated' : undefined}>
        {picture ? <Picture picture={picture} state={state} dispatch={dispatch} /> : <Placeholders />}
      </main>
      <p class="unseen" role="status">
        {announcement}
      </p>
    </div>
  );
}

interface PictureProps {
  readonly picture: Dashboard;
  readonly state: State;
  readonly dispatch: Dispatch;
}

function Picture({ picture, state, dispatch }: PictureProps) {
  // Whatever was used was used with some model, if only one without a name.
  if (picture.models.length === 0) return <Nothing picture={picture} />;
  const { isDailyTable, openLists } = state.navigation;
  return (
    <>
      <Figures figures={picture.figures} />
      <DailyCost
        key={picture.range}
        series={picture.daily}
        form={picture.form}
        isTable={isDailyTable}
        reading={state.reading}
        dispatch={dispatch}
      />
      <div class="pair">
        <ShareTable
          title={l10n.t('By model')}
          list="models"
          rows={picture.models}
          isOpen={openLists.includes('models')}
          dispatch={dispatch}
        />
        <ShareTable
          title={l10n.t('By project')}
          list="projects"
          rows={picture.projects}
          isOpen={openLists.includes('projects')}
          dispatch={dispatch}
        />
      </div>
      <Notes notes={picture.notes} />
    </>
  );
}

function Nothing({ picture: { range, notes } }: { readonly picture: Dashboard }) {
  return (
    <>
      <p class="nothing">
        {range === 'all'
          ? l10n.t(
              'No usage of Claude Code has been found on this computer yet: work with it, and what it costs is shown here.',
            )
          : l10n.t(
              'Claude Code was not used in {0}: choose a longer range to look further back.',
              rangeName(range).sentence,
            )}
      </p>
      <Notes notes={notes} />
    </>
  );
}
