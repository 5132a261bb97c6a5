import { render } from 'preact';
import { Actions } from './actions.ts';
import { doingsOf } from './doingsOf.ts';
import { connectHost, type Host } from './host.ts';
import { listKeys } from './keys.ts';
import { markFound } from './list/findMarks.ts';
import type { RowList } from './list/rowList.tsx';
import { Page } from './page.tsx';
import { PlaceKeeper } from './placeKeeper.ts';
import { type Desk, Reader } from './reader.ts';
import { guesses } from './state/guesses.ts';
import { readNavigation } from './state/navigation.ts';
import { type Row, rowsOf } from './state/rows.ts';
import { type Action, initialState, reduce, type State } from './state/state.ts';

/** One reducer, one render: every event, from the user or the host, goes through `dispatch` and nowhere else. */
export class App {
  readonly #root: HTMLElement;
  readonly #host: Host;
  readonly #reader: Reader;
  readonly #keeper: PlaceKeeper;
  readonly #actions: Actions;
  readonly #onKeyDown: (event: KeyboardEvent) => void;
  #state: State;
  #rows: readonly Row[] = [];
  #keys: readonly string[] = [];
  #list: RowList | undefined;
  #drawn: State | undefined;
  #isDrawing = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#host = connectHost((news) => this.#actions.hear(news));
    const navigation = readNavigation(this.#host.saved);
    this.#state = initialState(navigation);
    const desk: Desk = {
      host: this.#host,
      state: () => this.#state,
      rows: () => this.#rows,
      list: () => this.#list,
      dispatch: (action) => this.#dispatch(action),
    };
    this.#reader = new Reader(desk);
    this.#keeper = new PlaceKeeper(desk, navigation);
    this.#actions = new Actions(desk, this.#reader, doingsOf(desk), navigation);
    this.#onKeyDown = listKeys(desk, this.#reader);
  }

  start(): void {
    this.#draw();
    this.#host.post({ kind: 'ready' });
  }

  #dispatch(action: Action): void {
    const before = this.#state;
    this.#state = reduce(before, action);
    if (this.#state.sections !== before.sections) {
      this.#rows = rowsOf(this.#state.sections);
      this.#keys = this.#rows.map(({ key }) => key);
    }
    this.#draw();
  }

  /** A focused element that a draw takes away reports its blur in the middle of it; what that changes is drawn after. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    try {
      while (this.#drawn !== this.#state) {
        this.#drawn = this.#state;
        render(this.#page(), this.#root);
      }
    } finally {
      this.#isDrawing = false;
    }
  }

  #page() {
    return (
      <Page
        actions={this.#actions}
        state={this.#state}
        rows={this.#rows}
        keys={this.#keys}
        guessHeight={guesses(this.#rows, this.#state.sections)}
        isReading={this.#reader.isReading}
        onDrawn={this.#onDrawn}
        onMounted={(list) => (this.#list = list)}
        onKeyDown={this.#onKeyDown}
      />
    );
  }

  readonly #onDrawn = (): void => {
    this.#reader.look();
    this.#keeper.keep();
    const element = this.#list?.element;
    if (element) markFound(element, this.#state.find.text, this.#reader.activeElement());
  };
}
