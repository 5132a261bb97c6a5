import * as l10n from '@vscode/l10n';
import type { Grain, ModelFigures, PeriodRow, Report, SessionReportRow } from '../answers/reports.ts';
import { folderName, oneLine } from '../answers/safeText.ts';
import type { Calendar } from '../kit/calendar.ts';
import { costCell, modelsCell, tokenColumns } from './cells.ts';
import { remarkLines, remarksOf } from './remarks.ts';
import { type Column, stays, textTable } from './textTable.ts';
import { timeCell } from './timeCell.ts';
import type { Labels } from '../answers/labels.ts';
import { undatedDay } from '../model/time.ts';
import { assertNever } from '../kit/assertNever.ts';

/** How a report is printed. */
export interface Page {
  /** Cells of the terminal; undefined: no limit. */
  readonly width: number | undefined;
  readonly calendar: Calendar;
  readonly labels: Labels;
  /** What costs are: `at list prices`. */
  readonly basis: string;
}

function periodTitle(grain: Grain): string {
  switch (grain) {
    case 'daily':
      return l10n.t('Day');
    case 'weekly':
      return l10n.t('Week from');
    case 'monthly':
      return l10n.t('Month');
    default:
      return assertNever(grain);
  }
}

/** Usage by day, week or month as text; ends with a newline. */
export function periodTable(grain: Grain, report: Report<PeriodRow>, page: Page): string {
  const columns: Column<PeriodRow>[] = [
    { title: periodTitle(grain), align: 'left', rank: stays, cell: periodCell },
    { title: l10n.t('Models'), align: 'left', rank: 1, cell: (row) => modelsCell(row.modelsUsed) },
    ...tokenColumns<PeriodRow>(page.labels),
    costColumn(page.labels),
  ];
  const lines = textTable(columns, report.rows, { period: '', ...totalsRow(report) }, page.width);
  return pageText(lines, remarkLines(page.labels, remarksOf(report)), page);
}

const periodCell = ({ period }: PeriodRow): string => (period === undatedDay ? l10n.t('undated') : period);

/** Usage by session as text; ends with a newline. */
export function sessionTable(report: Report<SessionReportRow>, page: Page): string {
  const columns: Column<SessionReportRow>[] = [
    { title: l10n.t('Session'), align: 'left', rank: stays, cell: sessionCell },
    {
      title: l10n.t('Project'),
      align: 'left',
      rank: 7,
      cell: (row) => oneLine(folderName(row.cwd ?? row.projectPath), 30),
    },
    { title: l10n.t('Last used'), align: 'left', rank: 2, cell: (row) => timeCell(row.lastActivity, page.calendar) },
    { title: l10n.t('Models'), align: 'left', rank: 1, cell: (row) => modelsCell(row.modelsUsed) },
    ...tokenColumns<SessionReportRow>(page.labels),
    costColumn(page.labels),
  ];
  const nowhere = { sessionId: '', projectPath: '', cwd: undefined, firstActivity: undefined, lastActivity: undefined };
  const lines = textTable(columns, report.rows, { ...nowhere, ...totalsRow(report) }, page.width);
  return pageText(lines, remarkLines(page.labels, remarksOf(report)), page);
}

/** An id is whole wherever there is room: it is what `claude --resume` takes. */
function sessionCell({ sessionId }: SessionReportRow, style: 'exact' | 'short'): string {
  const id = oneLine(sessionId, 60);
  return style === 'exact' ? id : Array.from(id).slice(0, 8).join('');
}

function costColumn<Row extends ModelFigures>(labels: Labels): Column<Row> {
  return {
    title: l10n.t('Cost'),
    align: 'right',
    rank: stays,
    cell: (row) => costCell(labels, row.totalCost, row.unpricedModels.length > 0, row.totalTokens),
  };
}

function totalsRow(report: Report<ModelFigures>): ModelFigures {
  const unpricedModels = [...new Set(report.rows.flatMap((row) => row.unpricedModels))];
  return { ...report.totals, modelsUsed: [], modelBreakdowns: [], unpricedModels };
}

/** Table, then what is to be known about it, one line each. */
export function pageText(table: readonly string[], remarks: readonly string[], page: Page): string {
  const { calendar, basis } = page;
  return [
    ...table,
    '',
    ...remarks,
    l10n.t('{0}; days of {1}.', `${basis[0]!.toUpperCase()}${basis.slice(1)}`, calendar.zone),
    '',
  ].join('\n');
}
