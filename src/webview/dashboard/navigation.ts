import { isDashboardQuestion, tableNames, usualQuestion } from '../../link/dashboardQuestion.ts';
import type { DashboardQuestion, TableName } from '../../core/answers/dashboard/question.ts';

/** Where the user is on the page: all that outlives it. Figures never do; they come again with the next snapshot. */
export interface Navigation {
  readonly question: DashboardQuestion;
  /** The chart's numbers in a table instead. */
  readonly isChartTable: boolean;
  readonly isHeatTable: boolean;
  /** Lists that are shown to their end. */
  readonly openLists: readonly ListName[];
  /** Columns that the user does not want to see: `sessions.branch`. */
  readonly hiddenColumns: readonly string[];
}

/** A list that is cut when it is long. */
export type ListName = 'models' | 'projects';

const listNames: readonly ListName[] = ['models', 'projects'];

/** What most people do not look for in a first look. */
const usuallyHidden: readonly string[] = [
  ...['input', 'output', 'cacheWrite', 'cacheRead', 'messages', 'prompts', 'state', 'duration'].map(
    (id) => `sessions.${id}`,
  ),
  ...['projects', 'branches', 'skills', 'agents'].flatMap((name) =>
    ['input', 'output', 'cacheWrite', 'cacheRead'].map((id) => `${name}.${id}`),
  ),
  'models.id',
  'prices.id',
];

/** What was saved may be from another version: what is not understood falls back to where everyone starts. */
export function readNavigation(saved: unknown): Navigation {
  const { question, isChartTable, isHeatTable, openLists, hiddenColumns }: Partial<Record<keyof Navigation, unknown>> =
    typeof saved === 'object' && saved !== null ? saved : {};
  return {
    question: isDashboardQuestion(question) ? question : usualQuestion,
    isChartTable: isChartTable === true,
    isHeatTable: isHeatTable === true,
    openLists: Array.isArray(openLists) ? listNames.filter((name) => openLists.includes(name)) : [],
    hiddenColumns: Array.isArray(hiddenColumns) ? hiddenColumns.filter(isColumnKey) : usuallyHidden,
  };
}

const isColumnKey = (key: unknown): key is string =>
  typeof key === 'string' && tableNames.some((name) => key.startsWith(`${name}.`));

export const columnKey = (table: TableName, column: string): string => `${table}.${column}`;
