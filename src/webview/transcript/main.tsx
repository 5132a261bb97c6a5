import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import { createActions } from './actions.ts';
import { connectHost } from './host.ts';
import { listKeys } from './keys.ts';
import { markFound } from './list/findMarks.ts';
import type { RowList } from './list/rowList.tsx';
import { Page } from './page.tsx';
import { Reader } from './reader.ts';
import { guesses } from './state/guesses.ts';
import { readNavigation } from './state/navigation.ts';
import { type Row, rowsOf } from './state/rows.ts';
import { type Action, initialState, reduce, type State } from './state/state.ts';
import { PlaceKeeper } from './placeKeeper.ts';
import './transcript.css';

/** One reducer, one render: every event, from the user or the host, goes through `dispatch` and nowhere else. */
function start(root: HTMLElement): void {
  const host = connectHost((news) => actions.hear(news));
  const navigation = readNavigation(host.saved);
  let list: RowList | undefined;
  let state = initialState(navigation);
  let rows: readonly Row[] = [];
  let keys: readonly string[] = [];
  let drawn: State | undefined;
  let isDrawing = false;

  const desk = { host, state: () => state, rows: () => rows, list: () => list, dispatch };
  const reader = new Reader(desk);
  const keeper = new PlaceKeeper(desk, navigation);
  const actions = createActions(desk, reader, navigation);
  const onKeyDown = listKeys(desk, reader);
  draw();
  host.post({ kind: 'ready' });

  function dispatch(action: Action): void {
    const before = state;
    state = reduce(before, action);
    if (state.sections !== before.sections) {
      rows = rowsOf(state.sections);
      keys = rows.map(({ key }) => key);
    }
    draw();
  }

  /** A focused element that a draw takes away reports its blur in the middle of it; what that changes is drawn after. */
  function draw(): void {
    if (isDrawing) return;
    isDrawing = true;
    try {
      while (drawn !== state) {
        drawn = state;
        render(<Page {...actions} {...shown()} />, root);
      }
    } finally {
      isDrawing = false;
    }
  }

  function shown() {
    return {
      state,
      rows,
      keys,
      guessHeight: guesses(rows, state.sections),
      isReading: reader.isReading,
      onDrawn,
      onMounted: (mounted: RowList) => (list = mounted),
      onKeyDown,
    };
  }

  function onDrawn(): void {
    reader.look();
    keeper.keep();
    const element = list?.element;
    if (element) markFound(element, state.find.text, reader.activeElement());
  }
}

const root = document.getElementById('root');
if (root) {
  l10n.config({ contents: root.dataset['words'] ?? '{}' });
  start(root);
}
