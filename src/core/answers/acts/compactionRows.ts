import { actFlag, type ActPlace } from '../../model/act.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import type { Spending } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { spendingByLog } from './logUsage.ts';
import { order, placeOf } from './place.ts';
import { eachAct, type Scope, timeOf } from './scope.ts';

/** A conversation was put into fewer words. */
export interface CompactionRow {
  /** `auto`, `manual`, `micro`, or as a later Claude Code calls it. */
  readonly trigger: string;
  /** By which a span is told whether it is in it. */
  readonly beganAt: EpochMs;
  /** When it was done. */
  readonly at: EpochMs | undefined;
  /** How long it took, where the log tells. */
  readonly durationMs: number | undefined;
  /** Tokens of context; undefined where the log does not tell. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** What the request for it cost; undefined where that has no log. */
  readonly spending: Spending | undefined;
  /** Number of its session. */
  readonly session: number;
  readonly place: ActPlace | undefined;
}

/** Compactions, oldest first. */
export function compactionRows(view: Viewpoint, scope: Scope): readonly CompactionRow[] {
  const { columns, names } = view.index.acts;
  const found: number[] = [];
  eachAct(view, scope, 'compaction', (row) => found.push(row));
  const known = (figure: number): number | undefined => (figure > 0 ? figure : undefined);
  const times = columns.endAt;
  found.sort((a, b) => (times[a] === times[b] ? order(view, a, b) : times[a]! - times[b]!));
  const rows = found.map((row): CompactionRow => {
    const [at, endAt] = [columns.at[row]!, columns.endAt[row]!];
    return {
      trigger: names[columns.name[row]!]!,
      beganAt: timeOf(view, row),
      at: isDated(endAt) ? endAt : undefined,
      durationMs: isDated(endAt) && endAt > at ? endAt - at : undefined,
      before: (columns.flags[row]! & actFlag.measured) === 0 ? undefined : columns.figure[row]!,
      after: known(columns.otherFigure[row]!),
      spending: undefined,
      session: view.index.sessionOfAct(row),
      place: placeOf(view, row),
    };
  });
  return withSpending(view, rows);
}

/** The request for a compaction is a log of its own; it ended before its compaction and after the one before. */
function withSpending(view: Viewpoint, rows: readonly CompactionRow[]): readonly CompactionRow[] {
  const sessions = new Set(rows.map(({ session }) => session));
  const logs = [...sessions]
    .flatMap((session) => view.index.holdingsOf(session))
    .filter(({ digest }) => digest.file.role === 'compactor');
  const spending = spendingByLog(view, logs);
  const found = new Map<CompactionRow, Spending>();
  for (const [i, { session, digest }] of logs.entries()) {
    const endedAt = digest.facts.lastAt;
    const row = rows.find(
      (each) =>
        each.session === session && each.trigger !== 'micro' && endedAt !== undefined && (each.at ?? 0) >= endedAt,
    );
    if (row) found.set(row, spending[i]!);
  }
  return rows.map((row) => ({ ...row, spending: found.get(row) }));
}
