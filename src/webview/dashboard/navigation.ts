import type { DashboardRange } from '../../core/answers/dashboardRange.ts';
import { isRange } from './ranges.ts';

/** Where the user is on the page: all that outlives it. Figures never do; they come again with the next snapshot. */
export interface Navigation {
  readonly range: DashboardRange;
  readonly isDailyTable: boolean;
  /** Lists that are shown to their end. */
  readonly openLists: readonly ListName[];
}

/** A list that is cut when it is long. */
export type ListName = 'models' | 'projects';

const listNames: readonly ListName[] = ['models', 'projects'];

/** What was saved may be from another version: what is not understood falls back to where everyone starts. */
export function readNavigation(saved: unknown): Navigation {
  const { range, isDailyTable, openLists }: Partial<Record<keyof Navigation, unknown>> =
    typeof saved === 'object' && saved !== null ? saved : {};
  return {
    range: isRange(range) ? range : '30d',
    isDailyTable: isDailyTable === true,
    openLists: Array.isArray(openLists) ? listNames.filter((name) => openLists.includes(name)) : [],
  };
}
