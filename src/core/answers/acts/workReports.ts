import type { SessionMetadata } from '../../model/session.ts';
import type { EpochMs } from '../../model/time.ts';
import type { ReportFilter } from '../reportFilter.ts';
import { reportFigures } from '../reports.ts';
import { errorRows } from './errorRows.ts';
import { fileLabels, fileRows, type FileTotals, fileTotals } from './fileRows.ts';
import { scopeOfReport } from './scope.ts';
import { skillRows } from './skillRows.ts';
import { averageMs, type ToolRow, toolRows } from './toolRows.ts';
import type { Viewpoint } from '../viewpoint.ts';

/*
 * The same rows as the views show, told for a terminal and for scripts: every key is always there, what is not known is null,
 * times are ISO 8601 in UTC.
 */

export interface ToolReportRow extends Omit<ToolRow, 'lastAt'> {
  readonly averageMs: number | null;
  readonly lastUsed: string | null;
}

export interface ToolReport {
  readonly tools: readonly ToolReportRow[];
  readonly totals: Omit<ToolReportRow, 'name' | 'label'>;
}

export interface SkillReportRow {
  readonly name: string;
  readonly calls: number;
  readonly commands: number;
  readonly lastUsed: string | null;
  readonly totalTokens: number;
  readonly totalCost: number;
}

export interface SkillReport {
  readonly skills: readonly SkillReportRow[];
}

export interface FileReportRow {
  readonly path: string;
  readonly label: string;
  readonly isCreated: boolean;
  readonly edits: number;
  readonly added: number;
  readonly removed: number;
  readonly unmeasured: number;
  readonly sessions: readonly string[];
  readonly lastChanged: string | null;
}

export interface FileReport {
  readonly files: readonly FileReportRow[];
  readonly totals: FileTotals;
}

export interface ErrorReportRow {
  readonly time: string | null;
  readonly kind: 'tool' | 'api-error';
  readonly name: string;
  readonly subject: string;
  readonly sessionId: string;
  /** The slug, as in other reports. */
  readonly projectPath: string;
  readonly isSubAgent: boolean;
  /** Its first words; null where the log is gone. */
  readonly message: string | null;
}

export interface ErrorReport {
  readonly errors: readonly ErrorReportRow[];
}

/** As much of an error as says what it is. */
const messageLength = 500;

export function toolReport(view: Viewpoint, filter: ReportFilter): ToolReport {
  const rows = toolRows(view, scopeOfReport(view, filter));
  const sum = (pick: (row: ToolRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const totals: ToolRow = {
    name: '',
    label: '',
    calls: sum((row) => row.calls),
    errors: sum((row) => row.errors),
    denied: sum((row) => row.denied),
    interrupted: sum((row) => row.interrupted),
    timedCalls: sum((row) => row.timedCalls),
    totalMs: sum((row) => row.totalMs),
    longestMs: rows.reduce((longest, row) => Math.max(longest, row.longestMs), 0),
    lastAt: rows.reduce<EpochMs | undefined>(
      (last, { lastAt }) => Math.max(last ?? 0, lastAt ?? 0) || undefined,
      undefined,
    ),
  };
  const { name: _name, label: _label, ...all } = toolReportRow(totals);
  return { tools: rows.map(toolReportRow), totals: all };
}

export function skillReport(view: Viewpoint, filter: ReportFilter): SkillReport {
  const skills = skillRows(view, scopeOfReport(view, filter)).map(({ name, calls, commands, lastAt, spending }) => {
    const { totalTokens, totalCost } = reportFigures(spending);
    return { name, calls, commands, lastUsed: isoOf(lastAt), totalTokens, totalCost };
  });
  return { skills };
}

export function fileReport(view: Viewpoint, filter: ReportFilter): FileReport {
  const scope = scopeOfReport(view, filter);
  const rows = fileRows(view, scope);
  const labelOf = fileLabels(view);
  const sessions = sessionsByNumber(view);
  const files = rows.map((row): FileReportRow => {
    const { path, isCreated, edits, added, removed, unmeasured, lastAt } = row;
    const ids = Array.from(row.sessions, (number) => sessions.get(number)!.id).toSorted();
    const lastChanged = isoOf(lastAt);
    return { path, label: labelOf(row), isCreated, edits, added, removed, unmeasured, sessions: ids, lastChanged };
  });
  return { files, totals: fileTotals(view, scope, rows) };
}

export function errorReport(view: Viewpoint, filter: ReportFilter): ErrorReport {
  const sessions = sessionsByNumber(view);
  const errors = errorRows(view, scopeOfReport(view, filter)).map((row): ErrorReportRow => {
    const { kind, name, subject, at, session, isAgents, place } = row;
    const { id, slug } = sessions.get(session)!;
    const message = (place && view.actTexts.errorAt(place)?.slice(0, messageLength)) ?? null;
    const time = isoOf(at);
    return { time, kind, name, subject, sessionId: id, projectPath: slug, isSubAgent: isAgents, message };
  });
  return { errors };
}

const sessionsByNumber = ({ index }: Viewpoint): ReadonlyMap<number, SessionMetadata> =>
  new Map(index.sessions().map((session) => [session.number, session]));

function toolReportRow(row: ToolRow): ToolReportRow {
  const { lastAt, ...figures } = row;
  return { ...figures, averageMs: averageMs(row) ?? null, lastUsed: isoOf(lastAt) };
}

const isoOf = (at: EpochMs | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
