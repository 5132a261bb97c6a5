import type { DayKey } from '../model/time.ts';
import type { SessionMetadata } from '../model/session.ts';
import { folderName } from './safeText.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a report is narrowed to; days are inclusive and of the viewpoint's calendar. */
export interface ReportFilter {
  readonly since?: DayKey | undefined;
  readonly until?: DayKey | undefined;
  /** A slug, a working directory or a folder's name. */
  readonly project?: string | undefined;
}

/** Tells whether a ledger row passes. Undated turns pass only where no day is asked for. */
export function rowFilter(
  { index, calendar }: Viewpoint,
  { since, until, project }: ReportFilter,
): (row: number) => boolean {
  const { at } = index.ledger.columns;
  const from = since === undefined ? Number.NEGATIVE_INFINITY : calendar.startOfDay(since);
  // Undated is infinity: `<=` lets it pass an open end only.
  const isBefore = until === undefined ? endOpen(since) : endsWith(calendar.spanOfDays(until, until).to);
  const sessions =
    project === undefined ? undefined : new Set(sessionsOf(index.sessions(), project).map((session) => session.number));
  return (row) => {
    const time = at[row]!;
    return time >= from && isBefore(time) && (sessions === undefined || sessions.has(index.sessionOfRow(row)));
  };
}

const endOpen = (since: DayKey | undefined) => (time: number) => since === undefined || Number.isFinite(time);
const endsWith = (end: number) => (time: number) => time < end;

/** The sessions of a project; all of them where none is asked for. */
export function sessionsOf(
  sessions: readonly SessionMetadata[],
  asked: string | undefined,
): readonly SessionMetadata[] {
  if (asked === undefined) return sessions;
  return sessions.filter(
    ({ slug, cwd, project }) =>
      slug === asked || cwd === asked || project === asked || (cwd !== undefined && folderName(cwd) === asked),
  );
}
