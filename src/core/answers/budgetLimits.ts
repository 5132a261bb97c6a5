/** What a person does not want to spend more than, in their own currency; zero is no limit. */
export interface BudgetLimits {
  readonly day: number;
  readonly week: number;
  readonly month: number;
  /** A month of one project, by its folder. */
  readonly projects: Readonly<Record<string, number>>;
  /** Percent of a limit at which to tell, each above zero. */
  readonly thresholds: readonly number[];
}

export const noBudgets: BudgetLimits = { day: 0, week: 0, month: 0, projects: {}, thresholds: [80, 100] };

/** Settings as they are found, which may be anything; what is no limit is left out. */
export function readBudgetLimits(found: {
  readonly day: unknown;
  readonly week: unknown;
  readonly month: unknown;
  readonly projects: unknown;
  readonly thresholds: unknown;
}): BudgetLimits {
  const projects = typeof found.projects === 'object' && found.projects !== null ? Object.entries(found.projects) : [];
  const thresholds = Array.isArray(found.thresholds) ? found.thresholds.filter(isPositive) : noBudgets.thresholds;
  return {
    day: positive(found.day),
    week: positive(found.week),
    month: positive(found.month),
    projects: Object.fromEntries(projects.filter((entry): entry is [string, number] => isPositive(entry[1]))),
    thresholds: [...new Set(thresholds)].toSorted((a, b) => a - b),
  };
}

const isPositive = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;
const positive = (value: unknown): number => (isPositive(value) ? value : 0);
