import { Component, type ComponentChildren, createRef } from 'preact';
import type { Guess } from '../state/guesses.ts';
import { Heights } from './heights.ts';

export interface RowListProps {
  /** Of all rows, in order. A row keeps its key wherever it moves to. */
  readonly keys: readonly string[];
  readonly guessHeight: (row: number) => Guess;
  /** What stands beside the list and follows where its rows are. */
  readonly beside: (offsetOf: (row: number) => number) => ComponentChildren;
  /** `isTabStop`: it is where Tab enters the list. */
  readonly renderRow: (row: number, isTabStop: boolean) => ComponentChildren;
  /** The row that keys go to; where it is not drawn, Tab enters at the top of what is seen. */
  readonly active: string | undefined;
  /** Told after a draw and after scrolling, for whoever must bring what is to be seen. */
  readonly onDrawn: () => void;
  readonly label: string;
  readonly isBusy: boolean;
  /** Told once, before anything is drawn: who scrolls it. */
  readonly onMounted: (list: RowList) => void;
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
  readonly drawn: RowSpan;
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
  override state: RowListState = { drawn: { from: 0, to: 0 } };
  readonly #scroller = createRef<HTMLDivElement>();
  readonly #measured = new Map<string, number>();
  readonly #observer = new ResizeObserver((entries) => this.#correct(entries));
  #heights = new Heights(new Float64Array(0));
  #keys: readonly string[] = [];
  #place: Place = { key: undefined, offset: 0, isAtEnd: false };
  #width = 0;
  /** Key of the row that has the focus, or had it when it went. */
  #focused: string | undefined;

  get element(): HTMLDivElement | null {
    return this.#scroller.current;
  }

  get place(): Place {
    return this.#place;
  }

  get drawn(): RowSpan {
    return within(this.state.drawn, this.#keys.length);
  }

  /** What is seen, in pixels from the list's beginning. */
  get seen(): { readonly top: number; readonly bottom: number; readonly total: number } {
    const { scrollTop = 0, clientHeight = 0 } = this.#scroller.current ?? {};
    return { top: scrollTop, bottom: scrollTop + clientHeight, total: this.#heights.total };
  }

  readonly offsetOf = (row: number): number => this.#heights.offsetOf(row);

  rowAt(offset: number): number {
    return this.#heights.rowAt(offset);
  }

  /** What of a row takes the focus, while it is drawn. */
  articleOf(key: string): HTMLElement | undefined {
    const selector = `[data-key="${CSS.escape(key)}"] > [role="article"]`;
    return this.#scroller.current?.querySelector<HTMLElement>(selector) ?? undefined;
  }

  /** Brings a row to the top, or with `isAtEnd` the end of the list to the bottom. */
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
    const { scrollTop, clientHeight } = scroller;
    if (top < scrollTop || bottom - top > clientHeight) scroller.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) scroller.scrollTop = bottom - clientHeight;
    this.#scrolled();
  }

  override componentDidMount(): void {
    this.props.onMounted(this);
    this.#observer.observe(this.#scroller.current!);
    this.componentDidUpdate();
  }

  override componentDidUpdate(): void {
    for (const element of this.#rowElements()) this.#observer.observe(element);
    this.#restore();
    this.#draw();
    this.#keepFocus();
  }

  override componentWillUnmount(): void {
    this.#observer.disconnect();
  }

  render({ beside, label, isBusy }: RowListProps) {
    this.#follow();
    const { from, to } = this.drawn;
    const tabStop = this.#tabStop();
    return (
      <>
        <div ref={this.#scroller} class="scroller" tabIndex={-1} onScroll={() => this.#scrolled()}>
          <div
            class="rows"
            role="feed"
            aria-label={label}
            aria-busy={isBusy}
            style={{ height: `${this.#heights.total}px` }}
          >
            <div class="drawn" style={{ top: `${this.#heights.offsetOf(from)}px` }}>
              {Array.from({ length: to - from }, (_, place) => this.#row(from + place, from + place === tabStop))}
            </div>
          </div>
        </div>
        {beside(this.offsetOf)}
      </>
    );
  }

  #row(row: number, isTabStop: boolean) {
    const { keys, guessHeight, renderRow } = this.props;
    const { height, isFixed } = guessHeight(row);
    return (
      <div
        key={keys[row]}
        data-key={keys[row]}
        class={row === 0 ? 'row first' : 'row'}
        style={isFixed ? { height: `${height}px` } : {}}
      >
        {renderRow(row, isTabStop)}
      </div>
    );
  }

  #tabStop(): number {
    const { from, to } = this.drawn;
    const active = this.props.active === undefined ? -1 : this.#keys.indexOf(this.props.active, from);
    return active >= from && active < to ? active : this.#heights.rowAt(this.seen.top);
  }

  /**
   * A focused row that is scrolled away, or drawn anew elsewhere, takes the focus with it. The list keeps it, so that keys still find it,
   * and gives it back when the row is there again. Never while keys go to something else in the window: that would close what is open there.
   */
  #keepFocus(): void {
    const scroller = this.#scroller.current;
    if (!scroller || !document.hasFocus()) return;
    const active = document.activeElement;
    if (active === document.body && this.#focused !== undefined) scroller.focus({ preventScroll: true });
    else if (active !== scroller) this.#focused = scroller.contains(active) ? keyOf(active) : undefined;
    if (document.activeElement === scroller) this.#giveBack();
  }

  #giveBack(): void {
    if (this.#focused !== undefined) this.articleOf(this.#focused)?.focus({ preventScroll: true });
  }

  /** Rows came or went: their heights go with them. */
  #follow(): void {
    const { keys, guessHeight } = this.props;
    if (keys === this.#keys) return;
    this.#keys = keys;
    const heights = Float64Array.from(keys, (key, row) => {
      const { height, isFixed } = guessHeight(row);
      return isFixed ? height : (this.#measured.get(key) ?? height);
    });
    this.#heights = new Heights(heights);
  }

  #scrolled(): void {
    const { bottom, total } = this.seen;
    this.#remember(bottom >= total - endPx);
    this.#draw();
  }

  /** Takes down where the scroller stands. */
  #remember(isAtEnd: boolean): void {
    const { top, bottom } = this.seen;
    if (bottom === top) return;
    // The browser rounds to whole pixels: a row that begins half a pixel below the top is the one at the top.
    const first = this.#heights.rowAt(top + 1);
    // What is not read yet changes its height as it is read; what is below it is what somebody reads.
    const isBelow = this.props.guessHeight(first).isFixed && this.#heights.offsetOf(first + 1) < bottom;
    const row = isBelow ? Math.min(first + 1, this.#keys.length - 1) : first;
    this.#place = { key: this.#keys[row], offset: top - this.#heights.offsetOf(row), isAtEnd };
  }

  /** Scrolls to where the place is now; a place that is gone leaves the scroller where it stands. */
  #restore(): void {
    const scroller = this.#scroller.current;
    if (!scroller || this.#keys.length === 0) return;
    const { key, offset, isAtEnd } = this.#place;
    const row = key === undefined ? 0 : this.#keys.indexOf(key);
    if (isAtEnd) scroller.scrollTop = this.#heights.total;
    else if (row >= 0) scrollTo(scroller, this.#heights.offsetOf(row) + offset);
    // A gap that was read is shorter, or gone: what stands there now is the place.
    if (row < 0 || offset > this.#heights.heightOf(row)) this.#remember(isAtEnd);
  }

  /** Draws what is near where the scroller stands. */
  #draw(): void {
    const { top, bottom } = this.seen;
    if (bottom === top) return;
    const spare = (bottom - top) * spareScreens;
    const from = this.#heights.rowAt(top - spare);
    const to = this.#heights.rowAt(bottom + spare) + 1;
    const drawn = within({ from, to }, this.#keys.length);
    if (drawn.from !== this.state.drawn.from || drawn.to !== this.state.drawn.to) this.setState({ drawn });
    else this.props.onDrawn();
  }

  #correct(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries) {
      const { blockSize = 0, inlineSize = 0 } = borderBoxSize[0] ?? {};
      if (target === this.#scroller.current) this.#resized(inlineSize);
      else if (!target.isConnected) this.#observer.unobserve(target);
      else if (target instanceof HTMLElement) this.#measure(target.dataset['key'] ?? '', blockSize);
    }
    this.forceUpdate();
  }

  /** At another width every height is another; those of rows out of sight are guesses again. */
  #resized(width: number): void {
    if (this.#width === width) return;
    this.#width = width;
    this.#measured.clear();
    for (const row of this.#rowElements()) {
      this.#measured.set(row.dataset['key'] ?? '', row.getBoundingClientRect().height);
    }
    this.#keys = [];
  }

  #measure(key: string, height: number): void {
    this.#measured.set(key, height);
    const { from, to } = this.drawn;
    for (let row = from; row < to; row++) {
      if (this.#keys[row] === key && !this.props.guessHeight(row).isFixed) this.#heights.correct(row, height);
    }
  }

  #rowElements(): NodeListOf<HTMLElement> {
    return this.#scroller.current!.querySelectorAll<HTMLElement>('.row');
  }
}

/** Less than a pixel is what the browser rounds: to write it would stop a smooth scroll. */
function scrollTo(scroller: HTMLElement, top: number): void {
  if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
}

const keyOf = (element: Element | null): string | undefined => element?.closest<HTMLElement>('.row')?.dataset['key'];

const within = ({ from, to }: RowSpan, count: number): RowSpan => ({
  from: Math.max(0, Math.min(from, count)),
  to: Math.max(0, Math.min(to, count)),
});
