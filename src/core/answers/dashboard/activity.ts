import { type EpochMs, isDated, type Span } from '../../model/time.ts';
import type { OfSession } from '../bySession.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { SessionSlices } from './slices.ts';

/** Whoever says nothing for this long has gone away, as `acts/activeTime.ts` has it. */
const pauseMs = 5 * 60_000;

/** Ten years; a damaged clock must not make room for a million days. */
const longestMs = 10 * 366 * 24 * 60 * 60_000;

/**
 * The same time of work as `activeMs`, divided among bars. A pause that reaches into the next bar counts for the one it began in;
 * one that reaches beyond the last bar counts for none.
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
  // A clock that is wrong by years says nothing.
  const to = Math.min(last.to, view.now + longestMs / 10);
  const boxes = new ActivityBoxes(Math.max(first.from, to - longestMs), to);
  for (const { session, value: times } of timesOfAll(view))
    if (!members || members[session.number] === 1) boxes.add(times);
  boxes.each((at, activeMs) => {
    const bar = barOf(at);
    if (bar >= 0) sums[bar]! += activeMs;
  });
  return sums;
}

/**
 * Times in boxes of one pause each, of which only the first and last are kept: within a box every gap counts. A bar begins with a
 * quarter of an hour and so with a box, whatever the range.
 */
class ActivityBoxes {
  readonly #start: number;
  readonly #first: Float64Array;
  readonly #last: Float64Array;

  constructor(from: EpochMs, to: EpochMs) {
    this.#start = Math.floor(from / pauseMs);
    const count = Math.max(0, Math.ceil(to / pauseMs) - this.#start);
    this.#first = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#last = new Float64Array(count);
  }

  add(times: ActiveTimes): void {
    for (let i = 0; i < times.length; i += 2) {
      const box = Math.floor(times[i]! / pauseMs) - this.#start;
      if (box < 0 || box >= this.#first.length) continue;
      if (times[i]! < this.#first[box]!) this.#first[box] = times[i]!;
      if (times[i + 1]! > this.#last[box]!) this.#last[box] = times[i + 1]!;
    }
  }

  each(visit: (at: EpochMs, activeMs: number) => void): void {
    const end = this.#first.length;
    for (let box = 0; box < end; box++) {
      const [first, last] = [this.#first[box]!, this.#last[box]!];
      if (first === Number.POSITIVE_INFINITY) continue;
      const gap = box + 1 < end ? this.#first[box + 1]! - last : pauseMs;
      visit(first, last - first + (gap < pauseMs ? gap : 0));
    }
  }
}

/** First and last time of something in one box, pair after pair; a box may come again. */
export type ActiveTimes = Float64Array;

const timesOfAll = (view: Viewpoint): readonly OfSession<ActiveTimes>[] =>
  view.memory.activeTimes.of(view, [], ({ number }) => timesOf(view, number));

/** Times of requests, and of what happened: a tool's call and its result. */
function timesOf({ index }: Viewpoint, session: number): ActiveTimes {
  const pairs: number[] = [];
  let [box, first, last] = [Number.NaN, 0, 0];
  const offer = (at: EpochMs): void => {
    if (!isDated(at)) return;
    const own = Math.floor(at / pauseMs);
    if (own === box) {
      first = Math.min(first, at);
      last = Math.max(last, at);
      return;
    }
    if (!Number.isNaN(box)) pairs.push(first, last);
    [box, first, last] = [own, at, at];
  };
  const turns = index.ledger.columns;
  for (const row of index.rowsOf(session)) if (turns.isReplay[row] === 0) offer(turns.at[row]!);
  const { at, endAt } = index.acts.columns;
  for (const row of index.actRowsOf(session)) {
    offer(at[row]!);
    offer(endAt[row]!);
  }
  if (!Number.isNaN(box)) pairs.push(first, last);
  return Float64Array.from(pairs);
}

/** Of each bar, how many sessions used something in it. */
export function sessionsByBar(
  sessions: readonly SessionSlices[],
  barCount: number,
  barOf: (at: EpochMs) => number,
): readonly number[] {
  const counts = Array.from({ length: barCount }, () => 0);
  const lastSeen = new Int32Array(barCount).fill(-1);
  for (const { session, slices } of sessions) {
    for (const { from } of slices) {
      const bar = barOf(from);
      if (bar < 0 || lastSeen[bar] === session.number) continue;
      lastSeen[bar] = session.number;
      counts[bar]!++;
    }
  }
  return counts;
}
