import { Component, type ComponentChildren, createRef } from 'preact';
import { Heights } from './heights.ts';

export interface RowListProps {
  /** Of all rows, in order. A row keeps its key wherever it moves to. */
  readonly keys: readonly string[];
  /** Of a row that was never seen. */
  readonly guessHeight: (row: number) => number;
  readonly renderRow: (row: number) => ComponentChildren;
  /** Told after a draw and after scrolling: the rows that are there, for whoever must bring what they show. */
  readonly onRows: (rows: RowSpan, place: Place) => void;
  readonly label: string;
  readonly isBusy: boolean;
}

/** From the first to before the last. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** Where somebody reads: a row, and how far its top is above the top of what is seen. */
export interface Place {
  readonly key: string | undefined;
  readonly offset: number;
  /** What comes after the end is followed. */
  readonly isAtEnd: boolean;
}

interface RowListState {
  readonly rows: RowSpan;
}

/** As many screens before and after what is seen are drawn too, so that scrolling does not outrun drawing. */
const spareScreens = 1;
/** Nearer to the end than this is at the end. */
const endPx = 24;

/**
 * A list of any length of which only what is near is drawn. Heights are guessed until a row was seen; whenever a guess turns
 * out wrong, rows come or go, what somebody reads stays where it is on the screen.
 */
export class RowList extends Component<RowListProps, RowListState> {
  override state: RowListState = { rows: { from: 0, to: 0 } };
  readonly #scroller = createRef<HTMLDivElement>();
  readonly #measured = new Map<string, number>();
  readonly #observer = new ResizeObserver((entries) => this.#correct(entries));
  #heights = new Heights(new Float64Array(0));
  #keys: readonly string[] = [];
  #place: Place = { key: undefined, offset: 0, isAtEnd: false };
  #width = 0;

  get heights(): Heights {
    this.#follow();
    return this.#heights;
  }

  get element(): HTMLDivElement | null {
    return this.#scroller.current;
  }

  get place(): Place {
    return this.#place;
  }

  /** The row at the top of what is seen. */
  get topRow(): number {
    return this.#heights.rowAt(this.#scroller.current?.scrollTop ?? 0);
  }

  /** Brings a row to the top; `atEnd`: the end of the list to the bottom. */
  goTo(place: Place): void {
    this.#place = place;
    this.#restore();
    this.#draw();
  }

  /** Scrolls no more than is needed for the row to be seen. */
  reveal(row: number): void {
    const scroller = this.#scroller.current;
    if (!scroller) return;
    const top = this.#heights.offsetOf(row);
    const bottom = top + this.#heights.heightOf(row);
    if (top < scroller.scrollTop || bottom - top > scroller.clientHeight) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
    this.#scrolled();
  }

  override componentDidMount(): void {
    this.#observer.observe(this.#scroller.current!);
    this.componentDidUpdate();
  }

  override componentDidUpdate(): void {
    for (const element of this.#rowElements()) this.#observer.observe(element);
    this.#restore();
    this.#draw();
  }

  override componentWillUnmount(): void {
    this.#observer.disconnect();
  }

  render({ keys, renderRow, label, isBusy }: RowListProps, { rows }: RowListState) {
    this.#follow();
    const { from, to } = within(rows, keys.length);
    return (
      <div ref={this.#scroller} class="scroller" onScroll={() => this.#scrolled()}>
        <div
          class="rows"
          role="feed"
          aria-label={label}
          aria-busy={isBusy}
          style={{ height: `${this.#heights.total}px` }}
        >
          <div class="drawn" role="presentation" style={{ top: `${this.#heights.offsetOf(from)}px` }}>
            {Array.from({ length: to - from }, (_, place) => (
              <div key={keys[from + place]} data-key={keys[from + place]} class="row" role="presentation">
                {renderRow(from + place)}
              </div>
            ))}
          </div>
        </div>
      </div>
    );
  }

  /** Rows came or went: their heights go with them. */
  #follow(): void {
    const { keys, guessHeight } = this.props;
    if (keys === this.#keys) return;
    this.#keys = keys;
    this.#heights = new Heights(Float64Array.from(keys, (key, row) => this.#measured.get(key) ?? guessHeight(row)));
  }

  #scrolled(): void {
    const scroller = this.#scroller.current;
    if (!scroller || scroller.clientHeight === 0) return;
    const top = scroller.scrollTop;
    const row = this.#heights.rowAt(top);
    const isAtEnd = top + scroller.clientHeight >= this.#heights.total - endPx;
    this.#place = { key: this.#keys[row], offset: top - this.#heights.offsetOf(row), isAtEnd };
    this.#draw();
  }

  /** Scrolls to where the place is now. */
  #restore(): void {
    const scroller = this.#scroller.current;
    if (!scroller || this.#keys.length === 0) return;
    const row = this.#place.key === undefined ? 0 : this.#keys.indexOf(this.#place.key);
    const top = this.#place.isAtEnd
      ? this.#heights.total - scroller.clientHeight
      : this.#heights.offsetOf(Math.max(0, row)) + this.#place.offset;
    if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
  }

  /** Draws what is near where the scroller stands. */
  #draw(): void {
    const scroller = this.#scroller.current;
    if (!scroller || scroller.clientHeight === 0) return;
    const spare = scroller.clientHeight * spareScreens;
    const from = this.#heights.rowAt(scroller.scrollTop - spare);
    const to = this.#heights.rowAt(scroller.scrollTop + scroller.clientHeight + spare) + 1;
    const rows = within({ from, to }, this.#keys.length);
    const drawn = this.state.rows;
    if (rows.from !== drawn.from || rows.to !== drawn.to) this.setState({ rows });
    this.props.onRows(rows, this.#place);
  }

  #correct(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries) {
      const { blockSize = 0, inlineSize = 0 } = borderBoxSize[0] ?? {};
      if (target === this.#scroller.current) this.#resized(inlineSize);
      else if (target.isConnected && target instanceof HTMLElement)
        this.#measure(target.dataset['key'] ?? '', blockSize);
      else this.#observer.unobserve(target);
    }
    this.forceUpdate();
  }

  /** At another width every height is another; those of rows out of sight are guesses again. */
  #resized(width: number): void {
    if (this.#width === width) return;
    this.#width = width;
    this.#measured.clear();
    for (const element of this.#rowElements()) this.#measured.set(element.dataset['key'] ?? '', element.offsetHeight);
    this.#keys = [];
    this.#follow();
  }

  #measure(key: string, height: number): void {
    this.#measured.set(key, height);
    const first = this.state.rows.from;
    for (let row = first; row < this.state.rows.to; row++) {
      if (this.#keys[row] === key) this.#heights.correct(row, height);
    }
  }

  #rowElements(): NodeListOf<HTMLElement> {
    return this.#scroller.current!.querySelectorAll<HTMLElement>('.row');
  }
}

const within = ({ from, to }: RowSpan, count: number): RowSpan => ({
  from: Math.max(0, Math.min(from, count)),
  to: Math.max(0, Math.min(to, count)),
});
