import * as l10n from '@vscode/l10n';
import type { RailMark } from '../../core/answers/transcript.ts';
import type { Actions } from './actions.ts';
import { Doings } from './doings.ts';
import { Head } from './head/head.tsx';
import { RowList } from './list/rowList.tsx';
import { placeMarks } from './map/placeMarks.ts';
import { ScrollMap } from './map/scrollMap.tsx';
import { Entry } from './rows/entry.tsx';
import { isCounted } from './state/find.ts';
import type { Guess } from './state/guesses.ts';
import { isEverything, mainLog } from './state/navigation.ts';
import type { Row } from './state/rows.ts';
import type { State } from './state/state.ts';

interface PageProps {
  readonly state: State;
  readonly rows: readonly Row[];
  readonly keys: readonly string[];
  readonly actions: Actions;
  readonly guessHeight: (row: number) => Guess;
  readonly isReading: boolean;
  readonly onDrawn: () => void;
  readonly onMounted: (list: RowList) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The whole page, top to bottom as it is read. */
export function Page(props: PageProps) {
  const { state, rows, keys, actions } = props;
  return (
    <Doings.Provider value={actions.doings}>
      <div class="page">
        <Head
          head={state.head}
          log={state.log}
          choice={state.choice}
          find={state.find}
          isCounted={isCounted(state.find, state.sections)}
          at={hitAt(state, rows)}
          onChoose={actions.onChoose}
          onFindTyped={actions.onFindTyped}
          onFind={actions.onFind}
          onFindClosed={actions.onFindClosed}
          onJump={actions.onJump}
          onMain={actions.onMain}
          onRun={actions.onRun}
        />
        <main class="reading" onKeyDown={props.onKeyDown} onFocusIn={actions.onFocusIn}>
          <RowList
            keys={keys}
            guessHeight={props.guessHeight}
            renderRow={(row, isTabStop) => <RowView row={rows[row]} state={state} isTabStop={isTabStop} />}
            active={state.active}
            beside={(offsetOf) => (
              <ScrollMap marks={placeMarks(marksOf(state), rows, offsetOf)} onGoTo={actions.onGoTo} />
            )}
            onDrawn={props.onDrawn}
            onMounted={props.onMounted}
            label={state.head?.title ?? l10n.t('Transcript')}
            isBusy={props.isReading}
          />
          <Nothing state={state} rows={rows} />
        </main>
        <p class="unseen" role="status">
          {state.announcement}
        </p>
      </div>
    </Doings.Provider>
  );
}

interface RowViewProps {
  readonly row: Row | undefined;
  readonly state: State;
  readonly isTabStop: boolean;
}

function RowView({ row, state, isTabStop }: RowViewProps) {
  if (!row) return null;
  if (row.kind === 'gap') return <div class="gap" />;
  return <Entry row={row} whole={state.whole.get(row.key)} isTabStop={isTabStop} />;
}

/** Why there is nothing to read. */
function Nothing({ state, rows }: Pick<PageProps, 'state' | 'rows'>) {
  const text = reason(state, rows);
  return text === undefined ? null : <p class="nothing">{text}</p>;
}

/** The map is of the session's own log. */
const marksOf = ({ head, log }: State): readonly RailMark[] => (log === mainLog ? (head?.rail ?? []) : []);

/** Which of the places that were found has the keys, counted from one; 0 for none. */
function hitAt({ active, find: { hits } }: State, rows: readonly Row[]): number {
  const row = hits.length > 0 ? rows.find(({ key }) => key === active) : undefined;
  if (row?.kind !== 'item') return 0;
  const { place, item } = row;
  return hits.findIndex(({ section, path }) => section === place.section && path.at(-1) === item.offset) + 1;
}

function reason({ head, isGone, choice }: State, rows: readonly Row[]): string | undefined {
  if (isGone) return l10n.t('This session is not in the logs any more.');
  if (!head) return undefined;
  if (head.state === 'deleted')
    return l10n.t('Claude Code has deleted this log. Its figures are kept; what was said is gone.');
  if (head.state === 'missing') return l10n.t('The log of this session is not there.');
  if (rows.some(({ kind }) => kind === 'item')) return undefined;
  // What is rare in a long log takes a while to come by.
  if (rows.length > 0) return isEverything(choice) ? undefined : l10n.t('Looking through the log');
  return isEverything(choice) ? l10n.t('There is nothing in this log yet.') : l10n.t('Nothing matches the filter.');
}
