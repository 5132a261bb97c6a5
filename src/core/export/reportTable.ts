import type { Grain, ModelFigures, PeriodRow, Report, SessionReportRow } from '../answers/reports.ts';
import { folderName, oneLine } from '../answers/safeText.ts';
import type { Calendar } from '../kit/calendar.ts';
import { costCell, modelsCell, tokenColumns } from './cells.ts';
import { remarkLines, remarksOf } from './remarks.ts';
import { type Column, stays, textTable } from './textTable.ts';
import { timeCell } from './timeCell.ts';

/** How a report is printed. */
export interface Page {
  /** Cells of the terminal; undefined: no limit. */
  readonly width: number | undefined;
  readonly calendar: Calendar;
  /** What costs are: `at list prices`. */
  readonly costBasis?: string;
}

const periodTitle = { daily: 'Day', weekly: 'Week from', monthly: 'Month' } as const satisfies Record<Grain, string>;

/** Usage by day, week or month as text; ends with a newline. */
export function periodTable(grain: Grain, report: Report<PeriodRow>, page: Page): string {
  const columns: Column<PeriodRow>[] = [
    { title: periodTitle[grain], align: 'left', rank: stays, cell: (row) => row.period },
    { title: 'Models', align: 'left', rank: 1, cell: (row) => modelsCell(row.modelsUsed) },
    ...tokenColumns<PeriodRow>(),
    costColumn(),
  ];
  const lines = textTable(columns, report.rows, { period: '', ...totalsRow(report) }, page.width);
  return pageText(lines, remarkLines(remarksOf(report)), page);
}

/** Usage by session as text; ends with a newline. */
export function sessionTable(report: Report<SessionReportRow>, page: Page): string {
  const columns: Column<SessionReportRow>[] = [
    { title: 'Session', align: 'left', rank: stays, cell: sessionCell },
    { title: 'Project', align: 'left', rank: 7, cell: (row) => oneLine(folderName(row.cwd ?? row.projectPath), 30) },
    { title: 'Last used', align: 'left', rank: 2, cell: (row) => timeCell(row.lastActivity, page.calendar) },
    { title: 'Models', align: 'left', rank: 1, cell: (row) => modelsCell(row.modelsUsed) },
    ...tokenColumns<SessionReportRow>(),
    costColumn(),
  ];
  const nowhere = { sessionId: '', projectPath: '', cwd: undefined, firstActivity: undefined, lastActivity: undefined };
  const lines = textTable(columns, report.rows, { ...nowhere, ...totalsRow(report) }, page.width);
  return pageText(lines, remarkLines(remarksOf(report)), page);
}

/** An id is whole wherever there is room: it is what `claude --resume` takes. */
function sessionCell({ sessionId }: SessionReportRow, style: 'exact' | 'short'): string {
  const id = oneLine(sessionId, 60);
  return style === 'exact' ? id : Array.from(id).slice(0, 8).join('');
}

function costColumn<Row extends ModelFigures>(): Column<Row> {
  return {
    title: 'Cost',
    align: 'right',
    rank: stays,
    cell: (row) => costCell(row.totalCost, row.unpricedModels.length > 0, row.totalTokens),
  };
}

function totalsRow(report: Report<ModelFigures>): ModelFigures {
  const unpricedModels = [...new Set(report.rows.flatMap((row) => row.unpricedModels))];
  return { ...report.totals, modelsUsed: [], modelBreakdowns: [], unpricedModels };
}

/** Table, then what is to be known about it, one line each. */
export function pageText(table: readonly string[], remarks: readonly string[], page: Page): string {
  const { calendar, costBasis = 'at list prices' } = page;
  return [
    ...table,
    '',
    ...remarks,
    `${costBasis[0]!.toUpperCase()}${costBasis.slice(1)}; days of ${calendar.zone}.`,
    '',
  ].join('\n');
}
