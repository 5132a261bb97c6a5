import type { EpochMs } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { compactionRows } from './compactionRows.ts';
import { eachAct, everything, isWithin, type Scope, scopeOfSessions } from './scope.ts';

/** What compactions come to. */
export interface CompactionTally {
  readonly times: number;
  /** Tokens before them, where the logs tell. */
  readonly before: number;
  /** What the requests for them cost, where they have logs. */
  readonly usd: number;
}

/** One compaction, as far as it is counted. */
export interface CountedCompaction extends Omit<CompactionTally, 'times'> {
  readonly at: EpochMs;
}

export function compactionTally(view: Viewpoint, { sessions, span }: Scope): CompactionTally {
  const { book, costMode, memory } = view;
  const tally = { times: 0, before: 0, usd: 0 };
  let compacted: ReadonlySet<number> | undefined;
  const bySession = memory.compactions.of(view, [book.models, book.classes, costMode], (session) => {
    compacted ??= sessionsCompacted(view);
    if (!compacted.has(session.number)) return none;
    return compactionRows(view, scopeOfSessions([session])).map(({ beganAt, before = 0, spending }) => ({
      at: beganAt,
      before,
      usd: spending?.cost.usd ?? 0,
    }));
  });
  for (const { session, value } of bySession) {
    if (sessions && !sessions.has(session.number)) continue;
    for (const { at, before, usd } of value) {
      if (!isWithin(span, at)) continue;
      tally.times++;
      tally.before += before;
      tally.usd += usd;
    }
  }
  return tally;
}

const none: readonly CountedCompaction[] = [];

/** Most are not. */
function sessionsCompacted(view: Viewpoint): ReadonlySet<number> {
  const found = new Set<number>();
  eachAct(view, everything, 'compaction', (row) => found.add(view.index.sessionOfAct(row)));
  return found;
}
