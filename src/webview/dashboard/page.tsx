import * as l10n from '@vscode/l10n';
import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import { Context } from './context.tsx';
import { CostPanel } from './costPanel.tsx';
import { Figures } from './figures.tsx';
import { Header } from './header.tsx';
import { Heat } from './heat.tsx';
import type { Post } from './host.ts';
import { Notes } from './notes.tsx';
import { Placeholders } from './placeholders.tsx';
import { ShareTable } from './shareTable.tsx';
import { type Dispatch, isCurrent, type State } from './state.ts';
import { TablePanel } from './tablePanel.tsx';
import { WhyPanel } from './why.tsx';

interface PageProps {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** The whole page, top to bottom as it is read. */
export function Page({ state, dispatch, post }: PageProps) {
  const { picture, navigation, announcement } = state;
  const isOutdated = picture !== undefined && !isCurrent(state);
  return (
    <div class="page">
      <Header question={navigation.question} picture={picture} dispatch={dispatch} post={post} />
      <main aria-busy={!isCurrent(state)} class={isOutdated ? 'is-outdated' : undefined}>
        {picture ? <Picture picture={picture} state={state} dispatch={dispatch} post={post} /> : <Placeholders />}
      </main>
      <p class="unseen" role="status">
        {announcement}
      </p>
    </div>
  );
}

interface PictureProps extends PageProps {
  readonly picture: Dashboard;
}

function Picture({ picture, state, dispatch, post }: PictureProps) {
  const { heat, notes, isEmpty, narrowedTo, context } = picture;
  const { openLists, isHeatTable } = state.navigation;
  if (isEmpty) {
    // Only what has been used is a project.
    const isUsed = picture.scopes.some(({ scope }) => scope.kind === 'project');
    return (
      <>
        <Nothing isUsed={isUsed} />
        {isUsed && <Heat heat={heat} isTable={isHeatTable} dispatch={dispatch} />}
        <Notes notes={notes} post={post} />
      </>
    );
  }
  return (
    <>
      <Figures figures={picture.figures} />
      <CostPanel picture={picture} state={state} dispatch={dispatch} post={post} />
      {narrowedTo !== undefined && (
        <p class="narrowed">
          <span>{l10n.t('Below: only {0}', narrowedTo)}</span>
          <button
            type="button"
            class="link-button"
            onClick={() => dispatch({ kind: 'asked', change: { bar: undefined } })}
          >
            {l10n.t('Show all of the range')}
          </button>
        </p>
      )}
      <div class="pair">
        <ShareTable
          title={l10n.t('Projects')}
          list="projects"
          rows={picture.projects}
          isOpen={openLists.includes('projects')}
          dispatch={dispatch}
          post={post}
        />
        <ShareTable
          title={l10n.t('Models')}
          list="models"
          rows={picture.models}
          isOpen={openLists.includes('models')}
          dispatch={dispatch}
          post={post}
        />
      </div>
      {context && <Context fill={context} />}
      <WhyPanel why={picture.why} post={post} />
      <TablePanel picture={picture} state={state} dispatch={dispatch} post={post} />
      <Heat heat={heat} isTable={isHeatTable} dispatch={dispatch} />
      <Notes notes={notes} post={post} />
    </>
  );
}

function Nothing({ isUsed }: { readonly isUsed: boolean }) {
  return (
    <p class="nothing">
      {isUsed
        ? l10n.t('Claude Code was not used in this range and scope: choose a longer range to look further back.')
        : l10n.t(
            'No usage of Claude Code has been found on this machine yet. Work with it, and what it costs is shown here.',
          )}
    </p>
  );
}
