import type { DayKey } from '../model/time.ts';
import { cacheWriteTokens } from '../model/tokens.ts';
import { shortCostLabel, spokenCost } from './costLabels.ts';
import { costBasis, type CostMode, costModeNotes } from './costMode.ts';
import { type DailySeries, dailySeries, daysShown, spanOf } from './dailySeries.ts';
import { dashboardNotes } from './dashboardNotes.ts';
import type { DashboardRange } from './dashboardRange.ts';
import { countLabel, exactLabel, moneyLabel, tokensLabel } from './labels.ts';
import { cacheHitLabel } from './sessionDetails.ts';
import { modelShares, projectShares, type ShareRow } from './shareRows.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import { sumOf, sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** One whole picture of the dashboard. Numbers beside labels are for lengths of bars only. */
export interface Dashboard {
  readonly revision: number;
  readonly range: DashboardRange;
  /** `14:05 · Europe/Berlin` */
  readonly asOf: string;
  readonly figures: readonly Figure[];
  readonly daily: DailySeries;
  readonly models: readonly ShareRow[];
  readonly projects: readonly ShareRow[];
  readonly notes: readonly string[];
}

export interface Figure {
  readonly label: string;
  readonly value: string;
  /** Exact, for the tooltip and the screen reader. */
  readonly exact: string;
}

export function dashboard(view: Viewpoint, range: DashboardRange): Dashboard {
  const { calendar, index, now } = view;
  const { at } = index.ledger.columns;
  const today = calendar.dayOf(now);
  const { from, to } = spanOf(calendar, range, today);
  // What has no time is at infinity: only "all" has no end.
  const isInRange = (row: number): boolean => at[row]! >= from && (range === 'all' || at[row]! < to);

  const dayNumbers = new Map<DayKey, number>();
  const byDay = sumUsage(view, (row) => (isInRange(row) ? numberOf(dayNumbers, calendar.dayOf(at[row]!)) : -1));
  const bySession = sumUsage(view, (row) => (isInRange(row) ? index.sessionOfRow(row) : -1));
  const totalSum = sumOf(view, byDay.values());
  const total = spendingOf(totalSum);

  const spendingOn = (day: DayKey): Spending => {
    const number = dayNumbers.get(day);
    return spendingOf(number === undefined ? undefined : byDay.get(number));
  };
  const days = daysShown(calendar, range, today, [...dayNumbers.keys()]);
  const unshown = sumOf(
    view,
    [...dayNumbers].filter(([day]) => !days.includes(day)).map(([, number]) => byDay.get(number)),
  );
  return {
    revision: index.revision,
    range,
    asOf: `${calendar.local(now).time} · ${calendar.zone}`,
    figures: figures(total, bySession.size, view.costMode),
    daily: dailySeries(days, today, spendingOn),
    models: modelShares(totalSum, total),
    projects: projectShares(view, bySession, total),
    notes: [...costModeNotes(view.costMode, totalSum), ...dashboardNotes(view, total, unshown)],
  };
}

function numberOf(numbers: Map<DayKey, number>, day: DayKey): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  numbers.set(day, numbers.size);
  return numbers.size - 1;
}

function figures(total: Spending, sessions: number, mode: CostMode): Figure[] {
  const { tokens } = total;
  const written = cacheWriteTokens(tokens);
  const counted = (label: string, count: number): Figure => ({
    label,
    value: tokensLabel(count),
    exact: `${exactLabel(count)} tokens`,
  });
  return [
    {
      label: `Cost ${costBasis[mode]}`,
      value: isSpent(total) ? shortCostLabel(total) : moneyLabel(0),
      exact: spokenCost(total),
    },
    counted('Input', tokens.input),
    counted('Output', tokens.output),
    counted('Cache writes', written),
    counted('Cache reads', tokens.cacheRead),
    {
      label: 'Cache hits',
      value: cacheHitLabel(tokens),
      exact: `${cacheHitLabel(tokens)}: ${exactLabel(tokens.cacheRead)} tokens read from the cache`,
    },
    { label: 'Sessions', value: exactLabel(sessions), exact: countLabel(sessions, 'session') },
  ];
}
