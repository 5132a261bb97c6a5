import * as l10n from '@vscode/l10n';
import type { Calendar } from '../kit/calendar.ts';
import { type DayKey, type Span, undatedDay } from '../model/time.ts';
import { totalTokens } from '../model/tokens.ts';
import { shortCostLabel } from './costLabels.ts';
import type { DashboardRange } from './dashboardRange.ts';
import { isSpent, type Spending } from './spending.ts';
import type { Labels } from './labels.ts';

/** What each day cost, oldest first, without gaps. */
export interface DailySeries {
  readonly title: string;
  /** The chart in one sentence. */
  readonly summary: string;
  readonly days: readonly DayPoint[];
}

export interface DayPoint {
  readonly day: DayKey;
  readonly label: string;
  readonly usd: number;
  /** Something was used that has no price. */
  readonly isUnpriced: boolean;
  readonly cost: string;
  readonly tokens: string;
  /** The day in one sentence. */
  readonly sentence: string;
}

const rangeDays: Readonly<Record<Exclude<DashboardRange, 'all'>, number>> = { '7d': 7, '30d': 30, '90d': 90 };

/** The longest run of days that is still shown one by one. */
const maxDays = 366;

/** From the first moment of a range to the end of today. */
export function spanOf(calendar: Calendar, range: DashboardRange, today: DayKey): Span {
  if (range === 'all') return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return calendar.spanOfDays(calendar.daysUpTo(today, rangeDays[range])[0]!, today);
}

/** The days of a range; of all time, those since the first that was used, at most a year. */
export function daysShown(
  calendar: Calendar,
  range: DashboardRange,
  today: DayKey,
  usedDays: readonly DayKey[],
): DayKey[] {
  if (range !== 'all') return calendar.daysUpTo(today, rangeDays[range]);
  const first = usedDays.filter((day) => day !== undatedDay && day <= today).toSorted()[0] ?? today;
  return calendar.daysUpTo(today, Math.min(maxDays, calendar.daysBetween(first, today) + 1));
}

export function dailySeries(
  labels: Labels,
  days: readonly DayKey[],
  today: DayKey,
  spendingOn: (day: DayKey) => Spending,
): DailySeries {
  const points = days.map((day) => dayPoint(labels, day, today, spendingOn(day)));
  return { title: l10n.t('Cost per day'), summary: summaryOf(points), days: points };
}

function summaryOf(points: readonly DayPoint[]): string {
  const dearest = points.toSorted((a, b) => b.usd - a.usd)[0];
  if (dearest && dearest.usd > 0) {
    const [first, last] = [points[0]!.label, points.at(-1)!.label];
    return l10n.t('Cost per day from {0} to {1}; most on {2} with {3}.', first, last, dearest.label, dearest.cost);
  }
  return points.some((point) => point.isUnpriced)
    ? l10n.t('What was used in these days has no known price.')
    : l10n.t('No cost in these days.');
}

function dayPoint(labels: Labels, day: DayKey, today: DayKey, spending: Spending): DayPoint {
  const tokens = totalTokens(spending.tokens);
  const label = labels.day(day, today);
  const cost = shortCostLabel(labels, spending);
  return {
    day,
    label,
    usd: spending.cost.usd,
    isUnpriced: spending.cost.unpriced.length > 0,
    cost,
    tokens: tokens === 0 ? '–' : labels.tokens(tokens),
    sentence: isSpent(spending)
      ? l10n.t('{0}: {1}, {2} tokens', label, cost, labels.tokens(tokens))
      : l10n.t('{0}: nothing', label),
  };
}
