import type {
  DashboardQuestion,
  DashboardRange,
  DashboardScope,
  Grain,
  NamedRange,
  Stack,
  TableName,
} from '../core/answers/dashboard/question.ts';

export const namedRanges: readonly NamedRange[] = ['today', '7d', '30d', '90d', 'month', 'all'];
export const stacks: readonly Stack[] = ['model', 'kind', 'project'];
export const grains: readonly (Grain | 'auto')[] = ['auto', 'hour', 'day', 'week', 'month'];
export const tableNames: readonly TableName[] = [
  'projects',
  'sessions',
  'branches',
  'models',
  'tools',
  'skills',
  'agents',
  'files',
  'errors',
  'what-if',
  'blocks',
  'weeks',
  'budgets',
  'prices',
];

/** Where everybody starts. */
export const usualQuestion: DashboardQuestion = {
  range: '30d',
  scope: { kind: 'all' },
  isCompared: true,
  stack: 'model',
  grain: 'auto',
  bar: undefined,
  table: { name: 'sessions', sortBy: '', isDescending: false, filter: '', page: 0 },
};

/** Checks every part: a question comes from a page, or from what a page of another version has saved. */
export function isDashboardQuestion(value: unknown): value is DashboardQuestion {
  if (!isRecord(value)) return false;
  const { range, scope, isCompared, stack, grain, bar, table } = value;
  return (
    isRange(range) &&
    isScope(scope) &&
    typeof isCompared === 'boolean' &&
    isOneOf(stacks, stack) &&
    isOneOf(grains, grain) &&
    (bar === undefined || isShort(bar)) &&
    isTable(table)
  );
}

export function isRange(value: unknown): value is DashboardRange {
  return isOneOf(namedRanges, value) || (isRecord(value) && isDay(value['from']) && isDay(value['to']));
}

export function isScope(value: unknown): value is DashboardScope {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'all':
    case 'workspace':
      return true;
    case 'project':
      return typeof value['project'] === 'string';
    case 'session':
      return typeof value['session'] === 'string';
    default:
      return false;
  }
}

function isTable(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, sortBy, isDescending, filter, page } = value;
  return (
    isOneOf(tableNames, name) &&
    isShort(sortBy) &&
    typeof isDescending === 'boolean' &&
    isShort(filter) &&
    Number.isInteger(page)
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isOneOf = (values: readonly string[], value: unknown): boolean => values.some((each) => each === value);

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= 200;

/** A day that there is: `2026-02-30` is none. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
