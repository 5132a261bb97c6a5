import * as l10n from '@vscode/l10n';
import type {
  ErrorReport,
  ErrorReportRow,
  FileReport,
  FileReportRow,
  SkillReport,
  SkillReportRow,
  ToolReport,
  ToolReportRow,
} from '../answers/acts/workReports.ts';
import { oneLine } from '../answers/safeText.ts';
import { costCell } from './cells.ts';
import type { Page } from './reportTable.ts';
import { type Column, countCell, stays, textTable } from './textTable.ts';
import { timeCell } from './timeCell.ts';

/** Tools as text; ends with a newline. */
export function toolTable({ tools, totals }: ToolReport, page: Page): string {
  const count = counts<ToolReportRow>(page);
  const columns: Column<ToolReportRow>[] = [
    { title: l10n.t('Tool'), align: 'left', rank: stays, cell: (row) => oneLine(row.label, 60) || l10n.t('unknown') },
    count(l10n.t('Calls'), stays, (row) => row.calls),
    count(l10n.t('Errors'), stays, (row) => row.errors),
    count(l10n.t('Denied'), 3, (row) => row.denied),
    {
      title: l10n.t('Average'),
      align: 'right',
      rank: 2,
      cell: ({ averageMs }) => (averageMs === null ? '–' : page.labels.shortDuration(averageMs) || '–'),
    },
    {
      title: l10n.t('Together'),
      align: 'right',
      rank: 4,
      cell: ({ totalMs }) => (totalMs === 0 ? '–' : page.labels.duration(totalMs)),
    },
    whenColumn(l10n.t('Last used'), 1, page, (row) => row.lastUsed),
  ];
  const lines = textTable(columns, tools, { name: '', label: '', ...totals }, page.width);
  return workText(lines, [l10n.t('Times of tools are from call to result, waiting for permission included.')], page);
}

/** Skills as text; ends with a newline. */
export function skillTable({ skills }: SkillReport, page: Page): string {
  const count = counts<SkillReportRow>(page);
  const columns: Column<SkillReportRow>[] = [
    { title: l10n.t('Skill'), align: 'left', rank: stays, cell: (row) => oneLine(row.name, 60) || l10n.t('unknown') },
    count(l10n.t('Calls'), stays, (row) => row.calls),
    count(l10n.t('Typed'), 2, (row) => row.commands),
    count(l10n.t('Tokens'), 3, (row) => row.totalTokens),
    {
      title: l10n.t('Cost'),
      align: 'right',
      rank: stays,
      cell: ({ totalCost, totalTokens }) =>
        costCell(page.labels, totalCost, totalCost === 0 && totalTokens > 0, totalTokens),
    },
    whenColumn(l10n.t('Last used'), 1, page, (row) => row.lastUsed),
  ];
  return workText(textTable(columns, skills, undefined, page.width), [], page);
}

/** Changed files as text; ends with a newline. */
export function fileTable({ files, totals }: FileReport, page: Page): string {
  const count = counts<FileReportRow>(page);
  const columns: Column<FileReportRow>[] = [
    { title: l10n.t('File'), align: 'left', rank: stays, cell: (row) => row.label },
    { title: '', align: 'left', rank: 3, cell: (row) => (row.isCreated ? l10n.t('new') : '') },
    count(l10n.t('Changes'), 2, (row) => row.edits),
    count('+', stays, (row) => row.added),
    count('−', stays, (row) => row.removed),
    whenColumn(l10n.t('Last changed'), 1, page, (row) => row.lastChanged),
  ];
  const sum: FileReportRow = {
    ...{ path: '', label: '', isCreated: false, sessions: [], lastChanged: null },
    ...totals,
  };
  const remarks = [
    ...(totals.hasShell ? [l10n.t('What commands in a shell changed is not seen.')] : []),
    ...(totals.unmeasured > 0
      ? [l10n.t('Changes whose lines the logs do not tell: {0}.', page.labels.exact(totals.unmeasured))]
      : []),
  ];
  return workText(textTable(columns, files, sum, page.width), remarks, page);
}

/** Errors as text, latest first; ends with a newline. */
export function errorTable({ errors }: ErrorReport, page: Page): string {
  const columns: Column<ErrorReportRow>[] = [
    {
      title: l10n.t('Time'),
      align: 'left',
      rank: stays,
      cell: ({ time }) => timeCell(time ?? undefined, page.calendar),
    },
    {
      title: l10n.t('Session'),
      align: 'left',
      rank: 1,
      cell: (row) => Array.from(oneLine(row.sessionId, 60)).slice(0, 8).join(''),
    },
    { title: l10n.t('Where'), align: 'left', rank: stays, cell: (row) => oneLine(row.name, 40) || l10n.t('unknown') },
    { title: l10n.t('What'), align: 'left', rank: stays, cell: (row) => oneLine(row.message ?? row.subject, 100) },
  ];
  return workText(textTable(columns, errors, undefined, page.width), [], page);
}

const counts =
  <Row>({ labels }: Page) =>
  (title: string, rank: number, pick: (row: Row) => number): Column<Row> => ({
    title,
    align: 'right',
    rank,
    cell: (row, style) => countCell(labels, pick(row), style),
  });

const whenColumn = <Row>(
  title: string,
  rank: number,
  { calendar }: Page,
  pick: (row: Row) => string | null,
): Column<Row> => ({ title, align: 'right', rank, cell: (row) => timeCell(pick(row) ?? undefined, calendar) });

/** Table, then what is to be known about it, one line each. */
const workText = (table: readonly string[], remarks: readonly string[], { calendar }: Page): string =>
  [...table, '', ...remarks, l10n.t('Times of {0}.', calendar.zone), ''].join('\n');
