import * as l10n from '@vscode/l10n';
import type { ProjectIndex } from '../model/session.ts';
import type { DayKey } from '../model/time.ts';
import type { BudgetLimits } from './budgetLimits.ts';
import { costLabel } from './costLabels.ts';
import { oneLine } from './safeText.ts';
import { type Spending, spendingOf } from './spending.ts';
import { spentInDays } from './spentInDays.ts';
import type { Viewpoint } from './viewpoint.ts';
import { isInWorkspace } from './workspace.ts';

/** How far a limit has been used up. */
export interface Budget {
  /** `day`, `week`, `month` or `project:` and its folder. */
  readonly id: string;
  /** First day of the period: with the id, what a notice is about. */
  readonly period: DayKey;
  readonly label: string;
  readonly spent: string;
  readonly spentUsd: number;
  readonly limit: string;
  readonly limitUsd: number;
  /** Spent ÷ limit; may be more than 1. */
  readonly share: number;
  readonly shareLabel: string;
  /** How much of the period is over: where even spending would stand now. From 0 to 1. */
  readonly pace: number;
  /** What the whole period comes to at the average so far; empty while too little of it is over to tell. */
  readonly forecast: string;
  readonly forecastUsd: number | undefined;
  readonly isForecastOver: boolean;
  /** The highest threshold that has been reached, in percent. */
  readonly reached: number | undefined;
  readonly sentence: string;
}

/** How the forecast is made, in words. */
export const forecastMethod = (): string => l10n.t('Forecast: the average of the period so far, to its end.');

/** An hour of a day, a day of a month: before, the average says nothing. */
const leastPace = 1 / 30;

interface Period {
  readonly id: string;
  readonly label: string;
  readonly firstDay: DayKey;
  readonly lastDay: DayKey;
  readonly limit: number;
  readonly projects: readonly ProjectIndex[];
}

/** Every limit that is set, with what has been spent of it. */
export function budgets(view: Viewpoint, limits: BudgetLimits): readonly Budget[] {
  return periodsOf(view, limits).map((period) => budgetOf(view, period, limits.thresholds));
}

function periodsOf(view: Viewpoint, limits: BudgetLimits): readonly Period[] {
  const { calendar, index } = view;
  const today = calendar.dayOf(view.now);
  const week = calendar.weekOf(today);
  const month = `${calendar.monthOf(today)}-01`;
  const monthEnd = lastDayOfMonth(view, month);
  const all = index.projects();
  const periods: readonly Period[] = [
    { id: 'day', label: l10n.t('Today'), firstDay: today, lastDay: today, limit: limits.day, projects: all },
    {
      id: 'week',
      label: l10n.t('This week'),
      firstDay: week,
      lastDay: dayAfter(view, week, 6),
      limit: limits.week,
      projects: all,
    },
    {
      id: 'month',
      label: l10n.t('This month'),
      firstDay: month,
      lastDay: monthEnd,
      limit: limits.month,
      projects: all,
    },
  ];
  const ofProjects = Object.entries(limits.projects).map(([folder, limit]): Period => {
    return {
      id: `project:${folder}`,
      label: l10n.t('{0}, this month', oneLine(folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder, 40)),
      firstDay: month,
      lastDay: monthEnd,
      limit,
      projects: index.projects().filter((project) => isOf(project, folder)),
    };
  });
  return [...periods, ...ofProjects].filter(({ limit }) => limit > 0);
}

const isOf = (project: ProjectIndex, folder: string): boolean =>
  project.sessions.some((session) => isInWorkspace(session, [folder]));

function budgetOf(view: Viewpoint, period: Period, thresholds: readonly number[]): Budget {
  const { calendar, labels, now } = view;
  const span = calendar.spanOfDays(period.firstDay, period.lastDay);
  const limitUsd = period.limit / labels.form.ratePerUsd;
  const spending = spendingOf(spentInDays(view, period.projects, period.firstDay, period.lastDay));
  const { usd } = spending.cost;
  const pace = Math.min(1, Math.max(0, (now - span.from) / (span.to - span.from)));
  const forecastUsd = pace < leastPace ? undefined : usd / pace;
  const share = usd / limitUsd;
  const spent = costLabel(labels, spending) || labels.money(0);
  const limit = labels.money(limitUsd);
  const forecast = forecastUsd === undefined ? '' : labels.money(forecastUsd);
  return {
    id: period.id,
    period: period.firstDay,
    label: period.label,
    spent,
    spentUsd: usd,
    limit,
    limitUsd,
    share,
    shareLabel: labels.share(usd, limitUsd),
    pace,
    forecast,
    forecastUsd,
    isForecastOver: forecastUsd !== undefined && forecastUsd > limitUsd,
    reached: thresholds.findLast((threshold) => share * 100 >= threshold),
    sentence: sentenceOf(period.label, spending, [spent, limit, labels.share(usd, limitUsd), forecast]),
  };
}

function sentenceOf(label: string, { cost }: Spending, words: readonly string[]): string {
  const [spent = '', limit = '', share = '', forecast = ''] = words;
  const said = l10n.t('{0}: {1} of {2} spent, {3}', label, spent, limit, share);
  const foretold = forecast === '' ? said : l10n.t('{0}; at this rate {1} in the end', said, forecast);
  return cost.unpriced.length > 0 ? l10n.t('{0}; some of it has no price and is not in it', foretold) : foretold;
}

/** The day so many days later, by the calendar. */
function dayAfter({ calendar }: Viewpoint, day: DayKey, days: number): DayKey {
  // Noon, so that no change of the clocks makes it the day before.
  return calendar.dayOf(calendar.startOfDay(day) + (days + 0.5) * 86_400_000);
}

function lastDayOfMonth(view: Viewpoint, first: DayKey): DayKey {
  const month = view.calendar.monthOf(first);
  return (
    [30, 29, 28].map((days) => dayAfter(view, first, days)).find((day) => view.calendar.monthOf(day) === month) ??
    dayAfter(view, first, 27)
  );
}
