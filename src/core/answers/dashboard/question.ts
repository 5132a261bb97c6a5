import type { DayKey } from '../../model/time.ts';

/** Spans that move with the clock; all end with today. `month` begins with the first of this one. */
export type NamedRange = 'today' | '7d' | '30d' | '90d' | 'month' | 'all';

/** Both days are part of it. */
export interface DayRange {
  readonly from: DayKey;
  readonly to: DayKey;
}

export type DashboardRange = NamedRange | DayRange;

/** Whose usage is shown. */
export type DashboardScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'workspace' }
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'session'; readonly session: string };

/** What the bars are made of. */
export type Stack = 'model' | 'kind' | 'project';

/** How much time a bar stands for. */
export type Grain = 'hour' | 'day' | 'week' | 'month';

export type TableName =
  | 'projects'
  | 'sessions'
  | 'branches'
  | 'models'
  | 'tools'
  | 'skills'
  | 'agents'
  | 'files'
  | 'errors'
  | 'what-if'
  | 'blocks'
  | 'weeks'
  | 'budgets'
  | 'prices';

/** Which rows of which table, in what order. */
export interface TableQuestion {
  readonly name: TableName;
  /** Id of a column; one that the table does not have leaves it in its own order. */
  readonly sortBy: string;
  readonly isDescending: boolean;
  /** Words that all have to be in a row; empty: no filter. */
  readonly filter: string;
  /** From 0. */
  readonly page: number;
}

/** All that a picture of the dashboard depends on, beside the logs and the clock. */
export interface DashboardQuestion {
  readonly range: DashboardRange;
  readonly scope: DashboardScope;
  /** With the period of the same length just before. */
  readonly isCompared: boolean;
  readonly stack: Stack;
  /** `auto`: as fine as the range can be read. */
  readonly grain: Grain | 'auto';
  /** The bar that everything below the chart is narrowed to, by its key. */
  readonly bar: string | undefined;
  readonly table: TableQuestion;
}
