import * as l10n from '@vscode/l10n';
import type { DashboardRange } from '../../core/answers/dashboardRange.ts';

/** What each range is called: on its button, where they read as one line, and within a sentence. */
const names = {
  '7d': () => ({ button: l10n.t('Last 7 days'), sentence: l10n.t('the last 7 days') }),
  '30d': () => ({ button: l10n.t('30 days'), sentence: l10n.t('the last 30 days') }),
  '90d': () => ({ button: l10n.t('90 days'), sentence: l10n.t('the last 90 days') }),
  all: () => ({ button: l10n.t('All time'), sentence: l10n.t('all time') }),
} as const satisfies Readonly<Record<DashboardRange, () => RangeName>>;

interface RangeName {
  readonly button: string;
  readonly sentence: string;
}

export const ranges: readonly DashboardRange[] = ['7d', '30d', '90d', 'all'];

export const rangeName = (range: DashboardRange): RangeName => names[range]();

export const isRange = (value: unknown): value is DashboardRange => ranges.some((range) => range === value);
