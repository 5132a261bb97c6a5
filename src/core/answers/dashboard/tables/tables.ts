import type { Viewpoint } from '../../viewpoint.ts';
import type { TableName, TableQuestion } from '../question.ts';
import { type BudgetLimits } from '../../budgetLimits.ts';
import { agentTable } from './agentTable.ts';
import { blockTable } from './blockTable.ts';
import { budgetTable } from './budgetTable.ts';
import { priceTable } from './priceTable.ts';
import type { Selected } from './selected.ts';
import { branchTable, modelTable, projectTable, sessionTable } from './spendingTables.ts';
import {
  type DashboardTable,
  orderedRows,
  type ShownColumn,
  shownColumns,
  tablePage,
  type TableRow,
  tableRow,
  type TableSpec,
  wantedRows,
} from './table.ts';
import { weekTable } from './weekTable.ts';
import { whatIfTable } from './whatIfTable.ts';
import { errorTable, fileTable, skillTable, toolTable } from './workTables.ts';

/** A page of the table that is asked for. */
export function tableOf(
  view: Viewpoint,
  selected: Selected,
  asked: TableQuestion,
  limits: BudgetLimits,
): DashboardTable {
  return withSpec(view, selected, asked.name, limits, (spec) => tablePage(view, spec, asked));
}

/** All of it, for taking away. */
export interface WholeTable {
  readonly title: string;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly TableRow[];
}

export function wholeTable(
  view: Viewpoint,
  selected: Selected,
  asked: TableQuestion,
  limits: BudgetLimits,
): WholeTable {
  return withSpec(view, selected, asked.name, limits, (spec) => ({
    title: spec.title,
    columns: shownColumns(spec),
    rows: orderedRows(view, spec, asked, wantedRows(spec, asked.filter), Number.POSITIVE_INFINITY).map((row) =>
      tableRow(spec, row),
    ),
  }));
}

/** Rows of different tables have nothing in common but that somebody reads them. */
function withSpec<Answer>(
  view: Viewpoint,
  selected: Selected,
  name: TableName,
  limits: BudgetLimits,
  read: <Row>(spec: TableSpec<Row>) => Answer,
): Answer {
  switch (name) {
    case 'projects':
      return read(projectTable(view, selected));
    case 'sessions':
      return read(sessionTable(view, selected));
    case 'branches':
      return read(branchTable(view, selected));
    case 'models':
      return read(modelTable(view, selected));
    case 'tools':
      return read(toolTable(view, selected));
    case 'skills':
      return read(skillTable(view, selected));
    case 'agents':
      return read(agentTable(view, selected));
    case 'files':
      return read(fileTable(view, selected));
    case 'errors':
      return read(errorTable(view, selected));
    case 'what-if':
      return read(whatIfTable(view, selected));
    case 'blocks':
      return read(blockTable(view, selected));
    case 'weeks':
      return read(weekTable(view, selected));
    case 'budgets':
      return read(budgetTable(view, limits));
    case 'prices':
      return read(priceTable(view));
    default:
      return name satisfies never;
  }
}
