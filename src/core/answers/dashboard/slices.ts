import type { SessionMetadata } from '../../model/session.ts';
import { type EpochMs, isDated, type Span } from '../../model/time.ts';
import { costOf } from '../../price/cost.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { ExpiredCache } from './expiredCache.ts';
import { dayStarts, Slicer } from './slicer.ts';

/**
 * Requests of one log that have their day (or hour), branch, skill and side in common: as finely as anything here tells them apart.
 * There are twenty times as many requests.
 */
export interface Slice {
  /** Number of the session that it counts for, and of the log. */
  readonly session: number;
  readonly file: number;
  /** Where the day begins; infinite for what is undated. */
  readonly from: EpochMs;
  readonly branch: string;
  readonly skill: string;
  /** Spent by a sub-agent or for a compaction, and not by the conversation itself. */
  readonly isAgents: boolean;
  /** What the sub-agent is for, empty where nothing tells; undefined where it was none. */
  readonly agentType: string | undefined;
  readonly usage: UsageSum;
  readonly lastAt: EpochMs | undefined;
  /** Tokens. */
  readonly thinking: number;
  readonly expired: ExpiredCache;
  /** About what its dearest request cost. */
  readonly dearestUsd: number;
}

/** A session with slices of it: all, or those of a selection. */
export interface SessionSlices {
  readonly session: SessionMetadata;
  readonly slices: readonly Slice[];
  /** Of the earliest and of the latest. */
  readonly firstFrom: EpochMs;
  readonly lastFrom: EpochMs;
  /** What they come to. */
  readonly usd: number;
}

/** Every session that used something, by days; of each only what has changed is read again. */
export function slicesOfAll(view: Viewpoint): readonly SessionSlices[] {
  const { book, costMode, calendar, memory } = view;
  let slicer: Slicer | undefined;
  const bySession = memory.slices.of(view, [book.models, book.classes, costMode, calendar], (session) => {
    slicer ??= new Slicer(view, dayStarts(calendar));
    return sessionSlices(view, session, slicer.slicesOf(session.number));
  });
  return memory.allSlices.get('', [bySession], () =>
    bySession.map(({ value }) => value).filter(({ slices }) => slices.length > 0),
  );
}

/** Those of the members in a span of whole days; undefined: all are members. */
export function slicesIn(view: Viewpoint, members: Uint8Array | undefined, span: Span): readonly SessionSlices[] {
  const found: SessionSlices[] = [];
  for (const each of slicesOfAll(view)) {
    if (members && members[each.session.number] !== 1) continue;
    const { firstFrom, lastFrom } = each;
    // Nearly every session is in a span or is not: its slices need not be looked at.
    const [isFirstIn, isLastIn] = [isInPeriod(span, firstFrom), isInPeriod(span, lastFrom)];
    if (isFirstIn && isLastIn) found.push(each);
    else if (lastFrom >= span.from && firstFrom < span.to)
      found.push(...narrowed(view, [each], ({ from }) => isInPeriod(span, from)));
  }
  return found;
}

/** The same by hours, or by whatever stretches of it: `startOf` is undefined for what is in none. */
export function slicesBy(
  view: Viewpoint,
  found: readonly SessionSlices[],
  startOf: (at: EpochMs) => EpochMs | undefined,
): readonly SessionSlices[] {
  const slicer = new Slicer(view, startOf);
  return found
    .map(({ session }) => sessionSlices(view, session, slicer.slicesOf(session.number)))
    .filter(({ slices }) => slices.length > 0);
}

/** Only these slices, and sessions that have any of them. */
export function narrowed(
  view: Viewpoint,
  all: readonly SessionSlices[],
  isWanted: (slice: Slice) => boolean,
): readonly SessionSlices[] {
  return all.flatMap((each) => {
    const slices = each.slices.filter(isWanted);
    if (slices.length === each.slices.length) return each;
    return slices.length > 0 ? sessionSlices(view, each.session, slices) : [];
  });
}

/** Without an end what is undated counts, which is at infinity. */
export const isInPeriod = ({ from, to }: Span, at: EpochMs): boolean =>
  at >= from && (at < to || to === Number.POSITIVE_INFINITY);

/** Sums slices by group; a negative number leaves a slice out. */
export function sumSlices(
  view: Viewpoint,
  slices: Iterable<Slice>,
  groupOf: (slice: Slice) => number,
): Map<number, UsageSum> {
  const sums = new Map<number, UsageSum>();
  for (const slice of slices) {
    const group = groupOf(slice);
    if (group < 0) continue;
    let sum = sums.get(group);
    if (!sum) sums.set(group, (sum = new UsageSum(view.book)));
    sum.addAll(slice.usage);
  }
  return sums;
}

/** The latest moment of each group that has one. */
export function lastTimes(slices: Iterable<Slice>, groupOf: (slice: Slice) => number): Map<number, EpochMs> {
  const last = new Map<number, EpochMs>();
  for (const slice of slices) {
    if (slice.lastAt === undefined) continue;
    const group = groupOf(slice);
    if (slice.lastAt > (last.get(group) ?? 0)) last.set(group, slice.lastAt);
  }
  return last;
}

export const usageOfSlices = (view: Viewpoint, slices: readonly Slice[]): UsageSum =>
  slices.length === 1
    ? slices[0]!.usage
    : sumOf(
        view,
        slices.map(({ usage }) => usage),
      );

/** Rows of the ledger that count for these sessions in a span, session by session. */
export function rowsIn({ index }: Viewpoint, sessions: readonly SessionSlices[], span: Span): Int32Array {
  const { at, isReplay } = index.ledger.columns;
  const rows = sessions.flatMap(({ session }) => index.rowsOf(session.number));
  return Int32Array.from(rows.filter((row) => isReplay[row] === 0 && isInPeriod(span, at[row]!)));
}

/** The day of the first slice that has one. */
export function firstDayUsed({ calendar }: Viewpoint, sessions: readonly SessionSlices[]): string | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (const { firstFrom } of sessions) first = Math.min(first, firstFrom);
  return isDated(first) ? calendar.dayOf(first) : undefined;
}

function sessionSlices(view: Viewpoint, session: SessionMetadata, slices: readonly Slice[]): SessionSlices {
  let [firstFrom, lastFrom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { from } of slices) {
    firstFrom = Math.min(firstFrom, from);
    lastFrom = Math.max(lastFrom, from);
  }
  const usd = slices.length === 0 ? 0 : costOf(usageOfSlices(view, slices)).usd;
  return { session, slices, firstFrom, lastFrom, usd };
}
