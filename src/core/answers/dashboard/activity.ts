import { type EpochMs, isDated, type Span } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { ledgerFrame } from './ledgerFrame.ts';

/** Whoever says nothing for this long has gone away, as `acts/activeTime.ts` has it. */
const pauseMs = 5 * 60_000;

/**
 * The same time of work as `activeMs`, divided among bars. A pause that reaches into the next bar counts for the one it began in;
 * one that reaches beyond the last bar counts for none. `scope` names the members.
 */
export function activeMsByBar(
  view: Viewpoint,
  members: Uint8Array | undefined,
  scope: string,
  bars: readonly Span[],
  barOf: (at: EpochMs) => number,
): readonly number[] {
  const { index, memory } = view;
  const boxes = memory.activity.get(scope, [index, index.revision, ledgerFrame(view)], () => boxesOf(view, members));
  const sums = bars.map(() => 0);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return sums;
  boxes.each(first.from, last.to, (at, activeMs) => {
    const bar = barOf(at);
    if (bar >= 0) sums[bar]! += activeMs;
  });
  return sums;
}

/**
 * Times in boxes of one pause each, of which only the first and last are kept: within a box every gap counts. A bar begins with a
 * quarter of an hour and so with a box, whatever the range: the boxes of all time serve every range.
 */
export class ActivityBoxes {
  readonly #start: number;
  readonly #first: Float64Array;
  readonly #last: Float64Array;

  constructor(from: EpochMs, to: EpochMs) {
    this.#start = Math.floor(from / pauseMs);
    const count = to < from ? 0 : Math.floor(to / pauseMs) - this.#start + 1;
    this.#first = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#last = new Float64Array(count);
  }

  add(at: EpochMs): void {
    const box = Math.floor(at / pauseMs) - this.#start;
    if (at < this.#first[box]!) this.#first[box] = at;
    if (at > this.#last[box]!) this.#last[box] = at;
  }

  each(from: EpochMs, to: EpochMs, visit: (at: EpochMs, activeMs: number) => void): void {
    const end = Math.min(this.#first.length, Math.ceil(to / pauseMs) - this.#start);
    for (let box = Math.max(0, Math.floor(from / pauseMs) - this.#start); box < end; box++) {
      const [first, last] = [this.#first[box]!, this.#last[box]!];
      if (last === 0) continue;
      const gap = box + 1 < end ? this.#first[box + 1]! - last : pauseMs;
      visit(first, last - first + (gap < pauseMs ? gap : 0));
    }
  }
}

function boxesOf(view: Viewpoint, members: Uint8Array | undefined): ActivityBoxes {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  eachTime(view, members, (at) => {
    from = Math.min(from, at);
    to = Math.max(to, at);
  });
  const boxes = new ActivityBoxes(Math.max(from, to - longestMs), to);
  eachTime(view, members, (at) => boxes.add(at));
  return boxes;
}

/** Ten years; a damaged clock must not make room for a million days. */
const longestMs = 10 * 366 * 24 * 60 * 60_000;

/** Times of requests, and of what happened: a tool's call and its result. A clock that is wrong by years says nothing. */
function eachTime(view: Viewpoint, members: Uint8Array | undefined, visit: (at: EpochMs) => void): void {
  const { index, now } = view;
  const latest = now + longestMs / 10;
  const offer = (at: EpochMs): void => {
    if (isDated(at) && at <= latest) visit(at);
  };
  const passes = (owner: number): boolean => !members || members[index.sessionOfFile(owner)] === 1;
  const turns = index.ledger.columns;
  for (let row = 0; row < index.ledger.length; row++) if (passes(turns.owner[row]!)) offer(turns.at[row]!);
  const { at, endAt, owner } = index.acts.columns;
  for (let row = 0; row < index.acts.length; row++) {
    if (!passes(owner[row]!)) continue;
    offer(at[row]!);
    offer(endAt[row]!);
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
