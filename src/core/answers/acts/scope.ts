import type { GlobalIndex } from '../../index/globalIndex.ts';
import { type ActKind, actKinds } from '../../model/act.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { type EpochMs, isDated, type Span, undated } from '../../model/time.ts';
import type { ReportFilter } from '../reportFilter.ts';
import { sessionsOf } from '../reportFilter.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** What a question about work is narrowed to. */
export interface Scope {
  /** Numbers of sessions; all of them where undefined. */
  readonly sessions?: ReadonlySet<number> | undefined;
  /** What is undated is in no span. */
  readonly span?: Span | undefined;
}

export const everything: Scope = {};

export const scopeOfSessions = (sessions: readonly SessionMetadata[]): Scope => ({
  sessions: new Set(sessions.map((session) => session.number)),
});

/** The same as a report that is filtered so. */
export function scopeOfReport({ index, calendar }: Viewpoint, { since, until, project }: ReportFilter): Scope {
  const from = since === undefined ? Number.NEGATIVE_INFINITY : calendar.startOfDay(since);
  const to = until === undefined ? Number.POSITIVE_INFINITY : calendar.spanOfDays(until, until).to;
  return {
    ...(project === undefined ? {} : scopeOfSessions(sessionsOf(index.sessions(), project))),
    ...(since === undefined && until === undefined ? {} : { span: { from, to } }),
  };
}

/** Calls `visit` for each act of a kind in the scope, by its row in the ledger. */
export function eachAct({ index }: Viewpoint, scope: Scope, kind: ActKind, visit: (row: number) => void): void {
  const { columns, length } = index.acts;
  const { at, endAt, owner } = columns;
  const kindNumber = actKinds.indexOf(kind);
  const passes = passing(index, scope);
  for (let row = 0; row < length; row++) {
    if (columns.kind[row] !== kindNumber) continue;
    if (passes(at[row] === undated ? endAt[row]! : at[row]!, owner[row]!)) visit(row);
  }
}

/** Calls `visit` for each turn in the scope, replays left out. */
export function eachTurn({ index }: Viewpoint, scope: Scope, visit: (row: number) => void): void {
  const { columns, length } = index.ledger;
  const passes = passing(index, scope);
  for (let row = 0; row < length; row++) {
    if (columns.isReplay[row] === 0 && passes(columns.at[row]!, columns.owner[row]!)) visit(row);
  }
}

/** When an act began; of one whose beginning no line tells, when it ended. */
export function timeOf({ index }: Viewpoint, row: number): EpochMs {
  const { at, endAt } = index.acts.columns;
  return isDated(at[row]!) ? at[row]! : endAt[row]!;
}

/** Is something of that time, owned by a file of that number, in the scope? */
export function passing(index: GlobalIndex, { sessions, span }: Scope): (at: EpochMs, owner: number) => boolean {
  // Infinity is before no end, so that what is undated is in no span.
  const { from, to } = span ?? { from: Number.NEGATIVE_INFINITY, to: undefined };
  return (at, owner) =>
    at >= from && (to === undefined || at < to) && (sessions === undefined || sessions.has(index.sessionOfFile(owner)));
}

/** The latest of two times, of which either may be undated or not known yet. */
export const laterOf = (a: EpochMs | undefined, b: EpochMs): EpochMs | undefined =>
  !isDated(b) || (a !== undefined && a > b) ? a : b;
