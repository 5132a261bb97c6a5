import type { JumpDirection, JumpTarget, TextPlaces } from '../../core/answers/transcript.ts';
import type { ToTranscript } from '../../link/transcriptMessages.ts';
import type { Host } from './host.ts';
import type { Place, RowList } from './list/rowList.tsx';
import { everything, filterOf, isEverything } from './state/navigation.ts';
import type { Hit, Path } from './state/find.ts';
import { isWithin, mainSection, type Row } from './state/rows.ts';
import type { Dispatch, State } from './state/state.ts';
import { startOf, type Wanted, wantedPage } from './state/wanted.ts';

/** `given-up`: nobody waits for it any more. */
export type JumpOutcome = 'found' | 'none' | 'given-up';

/** What a reader works with: what is known now, and the list that shows it. */
export interface Desk {
  readonly host: Host;
  readonly state: () => State;
  readonly rows: () => readonly Row[];
  readonly list: () => RowList | undefined;
  readonly dispatch: Dispatch;
}

/** A long log is searched in steps; after so many without a find somebody may have given up. */
const mostSteps = 10_000;
const mostWaiting = 3;

/** Brings what somebody looks at or jumps to: one page at a time is on its way. */
export class Reader {
  readonly #desk: Desk;
  #isReading = false;
  /** Where the top of the screen goes as soon as it is there. */
  #destination: Destination | undefined;
  #lastJump: Promise<unknown> = Promise.resolve();
  #waitingJumps = 0;
  #isStopped = false;
  /** What was asked for last, and what was known then: the same question would have the same answer. */
  #asked = '';
  /** The row that gets the keys as soon as it is drawn. */
  #focus: string | undefined;
  /** The last row gets the keys as soon as it is there. */
  #isEndWanted = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** What is drawn of the row that keys go to. */
  activeElement(): Element | undefined {
    const { active } = this.#desk.state();
    return active === undefined ? undefined : this.#desk.list()?.articleOf(active);
  }

  /** Told whenever something was drawn. */
  look(): void {
    this.#focusEnd();
    this.#tryFocus();
    if (this.#isReading) return;
    const wanted = this.#wanted();
    if (!wanted) return;
    const { generation, head } = this.#desk.state();
    const asked = JSON.stringify([wanted, generation, head?.revision]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#read(wanted);
  }

  /** Gives the keys to a row, which may not be drawn yet. */
  focus(key: string): void {
    this.#focus = key;
    this.#desk.dispatch({ kind: 'activated', key });
    this.#tryFocus();
  }

  /** Back to the row that had the keys, or the one at the top of the screen. */
  focusActive(): void {
    const { state, rows, list } = this.#desk;
    const all = rows();
    const here = all.find(({ key }) => key === state().active) ?? all[list()?.rowAt(list()?.seen.top ?? 0) ?? 0];
    if (here) this.focus(here.key);
  }

  /** Shows a place of the main log; settles when it is there. `pixels` of it are above the top of the screen. */
  goTo(offset: number, arrival: Arrival = 'look', pixels = 0): Promise<void> {
    return this.#goTo({ section: mainSection, offset, arrival, pixels });
  }

  /** Shows what was found, where the next key starts from then. What is below a row is there only where the row is. */
  async goToHit({ section, path }: Hit): Promise<void> {
    const outer = [...this.#desk.state().sections.keys()].filter((name) => isWithin(section, name) && name !== section);
    const inOrder = outer.toSorted((a, b) => a.length - b.length);
    for (const [depth, name] of inOrder.entries())
      await this.#goTo({ section: name, offset: path[depth] ?? 0, arrival: 'look', pixels: 0 });
    await this.#goTo({ section, offset: path.at(-1) ?? 0, arrival: 'activate', pixels: 0 });
  }

  goToEnd(): void {
    this.#leave();
    this.#isEndWanted = true;
    this.#desk.list()?.goTo({ key: undefined, offset: 0, isAtEnd: true });
  }

  /**
   * The next or the previous of something, seen from the row that keys go to. Keys come faster than pages: a jump begins where
   * the one before it has arrived, and more than a few are not kept waiting.
   */
  jump(to: JumpTarget, direction: JumpDirection): Promise<JumpOutcome> {
    if (this.#waitingJumps >= mostWaiting) return Promise.resolve('given-up');
    this.#waitingJumps++;
    const jump = this.#lastJump.then(() => this.#jump(to, direction));
    this.#lastJump = jump.finally(() => this.#waitingJumps--);
    return jump;
  }

  /** How often a text stands in what is open, and where: told as it is found. */
  async count(text: string): Promise<void> {
    for (const name of this.#desk.state().sections.keys()) await this.#count(text, name);
  }

  async #count(text: string, section: string): Promise<void> {
    const { host, state, dispatch } = this.#desk;
    const log = state().sections.get(section)?.log;
    if (log === undefined) return;
    const isWanted = ({ find, sections }: State): boolean =>
      find.text === text && sections.has(section) && !find.counted.has(section);
    for (let from: number | undefined = 0; from !== undefined && isWanted(state());) {
      const answer: Extract<ToTranscript, { kind: 'hits' }> | undefined = await host.ask('hits', {
        kind: 'hits',
        log,
        from,
        text,
      });
      const hits: TextPlaces = answer?.hits ?? { offsets: [], further: undefined };
      dispatch({ kind: 'hitsArrived', text, section, hits });
      from = hits.further;
    }
  }

  /** What is being searched for is not wanted any more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #jump(to: JumpTarget, direction: JumpDirection): Promise<JumpOutcome> {
    const { host, state, dispatch } = this.#desk;
    const log = state().sections.get(mainSection)?.log;
    if (log === undefined) return 'none';
    this.#isStopped = false;
    let from = this.offsetHere();
    for (let step = 0; step < mostSteps; step++) {
      const answer = await host.ask('jumped', { kind: 'jump', log, from, to, direction });
      if (this.#isStopped) return 'given-up';
      const jumped = answer?.jumped ?? { kind: 'none' };
      if (jumped.kind === 'none') return 'none';
      from = jumped.offset;
      if (jumped.kind === 'further') continue;
      // What is jumped to may be among what the filter leaves out.
      if (!isEverything(state().choice) && to.kind !== 'text') dispatch({ kind: 'chosen', choice: everything });
      await this.goTo(from, to.kind === 'text' ? 'activate' : 'focus');
      return 'found';
    }
    return 'none';
  }

  /** Where in the main log somebody is. */
  offsetHere(): number {
    return this.pathHere()[0] ?? 0;
  }

  /** Where in the list somebody is: at the row that keys go to if it is seen, else at the top of the screen. */
  pathHere(): Path {
    const { state, rows, list } = this.#desk;
    const all = rows();
    const active = all.findIndex(({ key }) => key === state().active);
    const { from, to } = list()?.drawn ?? { from: 0, to: 0 };
    const here = all[active >= from && active < to ? active : (list()?.rowAt(list()?.seen.top ?? 0) ?? 0)];
    return here ? [...(state().sections.get(here.place.section)?.path ?? []), startOf(here)] : [];
  }

  #goTo(place: Omit<Destination, 'isAsked' | 'onArrived'>): Promise<void> {
    this.#leave();
    this.#isEndWanted = false;
    return new Promise((onArrived) => {
      this.#destination = { ...place, isAsked: false, onArrived };
      if (!this.#arrive()) this.look();
    });
  }

  #wanted(): Wanted | undefined {
    const { state, rows, list } = this.#desk;
    const shown = list();
    if (!shown || !state().sections.has(mainSection)) return undefined;
    const destination = this.#destination;
    const log = destination && state().sections.get(destination.section)?.log;
    if (destination && log !== undefined && !destination.isAsked) {
      this.#destination = { ...destination, isAsked: true };
      return { section: destination.section, log, start: { kind: 'around', offset: destination.offset } };
    }
    return wantedPage(rows(), state().sections, shown.drawn, shown.seen, shown.offsetOf);
  }

  async #read({ section, log, start }: Wanted): Promise<void> {
    const { host, state, dispatch } = this.#desk;
    const { generation, choice } = state();
    const isForDestination = this.#destination?.isAsked === true;
    this.#isReading = true;
    const filter = section === mainSection ? filterOf(choice) : {};
    const answer = await host.ask('page', { kind: 'page', log, start, filter });
    this.#isReading = false;
    if (answer) dispatch({ kind: 'pageArrived', generation, section, page: answer.page, near: this.offsetHere() });
    else dispatch({ kind: 'pageFailed', generation, section });
    if (!this.#arrive() && isForDestination) this.#leave();
    this.look();
  }

  /** The destination is reached, or none any more. */
  #leave(): void {
    this.#destination?.onArrived();
    this.#destination = undefined;
  }

  /** Goes where it should, if that is there by now. */
  #arrive(): boolean {
    const destination = this.#destination;
    const row = destination && this.#rowOf(destination);
    if (!row) return false;
    const place: Place = { key: row.key, offset: destination.pixels, isAtEnd: false };
    this.#desk.list()?.goTo(place);
    this.#leave();
    if (destination.arrival === 'focus') this.focus(row.key);
    if (destination.arrival === 'activate') this.#desk.dispatch({ kind: 'activated', key: row.key });
    return true;
  }

  /** The row of the log that begins there, or the next one after; undefined while that is not read. */
  #rowOf({ section, offset, isAsked }: Destination): Row | undefined {
    const own = this.#desk.rows().filter(({ place }) => place.section === section);
    const next = own.find((row) => (row.kind === 'gap' ? row.to > offset : row.item.offset >= offset)) ?? own.at(-1);
    // The filter may have left nothing where the destination is; then what comes after is as near as it gets.
    return next?.kind === 'gap' && !(isAsked && next.from >= offset) ? undefined : next;
  }

  #focusEnd(): void {
    const last = this.#desk.rows().at(-1);
    if (!this.#isEndWanted || last?.kind !== 'item') return;
    this.#isEndWanted = false;
    this.focus(last.key);
  }

  #tryFocus(): void {
    const key = this.#focus;
    if (key === undefined) return;
    const row = this.#desk.list()?.articleOf(key);
    if (!row) return;
    this.#focus = undefined;
    row.focus({ preventScroll: true });
  }
}

/** Who goes somewhere may only look; the next key may start from there; or the keys go there at once. */
type Arrival = 'look' | 'activate' | 'focus';

interface Destination {
  readonly section: string;
  readonly offset: number;
  readonly arrival: Arrival;
  readonly pixels: number;
  readonly isAsked: boolean;
  readonly onArrived: () => void;
}
