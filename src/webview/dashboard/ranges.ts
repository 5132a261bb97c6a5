import type { DashboardRange } from '../../core/answers/dashboardRange.ts';

/** What each range is called: on its button, where they read as one line, and within a sentence. */
const names: Readonly<Record<DashboardRange, RangeName>> = {
  '7d': { button: 'Last 7 days', sentence: 'the last 7 days' },
  '30d': { button: '30 days', sentence: 'the last 30 days' },
  '90d': { button: '90 days', sentence: 'the last 90 days' },
  all: { button: 'All time', sentence: 'all time' },
};

interface RangeName {
  readonly button: string;
  readonly sentence: string;
}

export const ranges: readonly DashboardRange[] = ['7d', '30d', '90d', 'all'];

export const rangeName = (range: DashboardRange): RangeName => names[range];

export const isRange = (value: unknown): value is DashboardRange => ranges.some((range) => range === value);
