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
export function eachAct(
  { index }: Viewpoint,
  { sessions, span }: Scope,
  kind: ActKind,
  visit: (row: number) => void,
): void {
  const { columns, length } = index.acts;
  const { at, endAt } = columns;
  const kindNumber = actKinds.indexOf(kind);
  const offer = (row: number): void => {
    if (columns.kind[row] !== kindNumber) return;
    if (isWithin(span, at[row] === undated ? endAt[row]! : at[row]!)) visit(row);
  };
  if (sessions) for (const session of sessions) index.actRowsOf(session).forEach(offer);
  else for (let row = 0; row < length; row++) offer(row);
}

/** Calls `visit` for each turn in the scope, replays left out. */
export function eachTurn({ index }: Viewpoint, { sessions, span }: Scope, visit: (row: number) => void): void {
  const { columns, length } = index.ledger;
  const offer = (row: number): void => {
    if (columns.isReplay[row] === 0 && isWithin(span, columns.at[row]!)) visit(row);
  };
  if (sessions) for (const session of sessions) index.rowsOf(session).forEach(offer);
  else for (let row = 0; row < length; row++) offer(row);
}

/** Infinity is before no end, so that what is undated is in no span. */
export const isWithin = (span: Span | undefined, at: EpochMs): boolean =>
  span === undefined || (at >= span.from && at < span.to);

/** When an act began; of one whose beginning no line tells, when it ended. */
export function timeOf({ index }: Viewpoint, row: number): EpochMs {
  const { at, endAt } = index.acts.columns;
  return isDated(at[row]!) ? at[row]! : endAt[row]!;
}

/** The latest of two times, of which either may be undated or not known yet. */
export const laterOf = (a: EpochMs | undefined, b: EpochMs): EpochMs | undefined =>
  !isDated(b) || (a !== undefined && a > b) ? a : b;
