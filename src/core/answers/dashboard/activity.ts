import { type EpochMs, isDated, type Span } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { ledgerFrame } from './ledgerFrame.ts';

/** Whoever says nothing for this long has gone away, as `acts/activeTime.ts` has it. */
const pauseMs = 5 * 60_000;

/**
 * The same time of work as `activeMs`, divided among bars; with typed arrays, since it is asked for with every change of the range.
 * A pause that reaches into the next bar counts for the one it began in.
 */
export function activeMsByBar(
  view: Viewpoint,
  members: Uint8Array | undefined,
  bars: readonly Span[],
  barOf: (at: EpochMs) => number,
): readonly number[] {
  const sums = bars.map(() => 0);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return sums;
  const boxes = new Boxes(first.from, last.to);
  eachTime(view, members, (at) => boxes.add(at));
  boxes.each((at, activeMs) => {
    const bar = barOf(at);
    if (bar >= 0) sums[bar]! += activeMs;
  });
  return sums;
}

/** Times in boxes of one pause each, of which only the first and last are kept: within a box every gap counts. */
class Boxes {
  readonly #start: number;
  readonly #from: EpochMs;
  readonly #to: EpochMs;
  readonly #first: Float64Array;
  readonly #last: Float64Array;

  constructor(from: EpochMs, to: EpochMs) {
    this.#from = from;
    this.#to = to;
    this.#start = Math.floor(from / pauseMs);
    const count = Math.ceil(to / pauseMs) - this.#start;
    this.#first = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#last = new Float64Array(count);
  }

  add(at: EpochMs): void {
    if (!(at >= this.#from && at < this.#to)) return;
    const box = Math.floor(at / pauseMs) - this.#start;
    if (at < this.#first[box]!) this.#first[box] = at;
    if (at > this.#last[box]!) this.#last[box] = at;
  }

  each(visit: (at: EpochMs, activeMs: number) => void): void {
    for (let box = 0; box < this.#first.length; box++) {
      const [first, last] = [this.#first[box]!, this.#last[box]!];
      if (last === 0) continue;
      const gap = (this.#first[box + 1] ?? Number.POSITIVE_INFINITY) - last;
      visit(first, last - first + (gap < pauseMs ? gap : 0));
    }
  }
}

/** Times of requests, and of what happened: a tool's call and its result. */
function eachTime(view: Viewpoint, members: Uint8Array | undefined, visit: (at: EpochMs) => void): void {
  const { index } = view;
  const passes = (owner: number): boolean => !members || members[index.sessionOfFile(owner)] === 1;
  const turns = index.ledger.columns;
  for (let row = 0; row < index.ledger.length; row++) {
    if (isDated(turns.at[row]!) && passes(turns.owner[row]!)) visit(turns.at[row]!);
  }
  const { at, endAt, owner } = index.acts.columns;
  for (let row = 0; row < index.acts.length; row++) {
    if (!passes(owner[row]!)) continue;
    visit(at[row]!);
    visit(endAt[row]!);
  }
}

/** Of each bar, how many sessions used something in it. */
export function sessionsByBar(
  view: Viewpoint,
  rows: Int32Array,
  barCount: number,
  barOf: (at: EpochMs) => number,
): readonly number[] {
  const { session, sessions } = ledgerFrame(view);
  const { at } = view.index.ledger.columns;
  const seen = new Uint8Array(barCount * sessions.length);
  const counts = Array.from({ length: barCount }, () => 0);
  for (const row of rows) {
    const bar = barOf(at[row]!);
    if (bar < 0) continue;
    const place = bar * sessions.length + session[row]!;
    if (seen[place] === 1) continue;
    seen[place] = 1;
    counts[bar]!++;
  }
  return counts;
}

export function countSessions(view: Viewpoint, rows: Int32Array): number {
  const { session, sessions } = ledgerFrame(view);
  const seen = new Uint8Array(sessions.length);
  let count = 0;
  for (const row of rows) {
    if (seen[session[row]!] === 1) continue;
    seen[session[row]!] = 1;
    count++;
  }
  return count;
}
