import * as l10n from '@vscode/l10n';
import type { DayKey } from '../model/time.ts';
import { cacheWriteTokens } from '../model/tokens.ts';
import { shortCostLabel, spokenCost } from './costLabels.ts';
import { costBasis, type CostMode, costModeNotes } from './costMode.ts';
import { type DailySeries, dailySeries, daysShown, spanOf } from './dailySeries.ts';
import { dashboardNotes } from './dashboardNotes.ts';
import type { DashboardRange } from './dashboardRange.ts';
import { cacheHitLabel } from './sessionDetails.ts';
import { modelShares, projectShares, type ShareRow } from './shareRows.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import { sumOf, sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { LabelForm } from './labelForm.ts';
import type { Labels } from './labels.ts';

/** One whole picture of the dashboard. Numbers beside labels are for lengths of bars only. */
export interface Dashboard {
  readonly revision: number;
  readonly range: DashboardRange;
  /** How the chart's axis writes money; all else comes written. */
  readonly form: LabelForm;
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
  const { calendar, index, labels, now } = view;
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
    form: labels.form,
    asOf: `${calendar.local(now).time} · ${calendar.zone}`,
    figures: figures(labels, total, bySession.size, view.costMode),
    daily: dailySeries(labels, days, today, spendingOn),
    models: modelShares(view, totalSum, total),
    projects: projectShares(view, bySession, total),
    notes: [
      ...moneyNotes(labels),
      ...costModeNotes(labels, view.costMode, totalSum),
      ...dashboardNotes(view, total, unshown),
    ],
  };
}

function numberOf(numbers: Map<DayKey, number>, day: DayKey): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  numbers.set(day, numbers.size);
  return numbers.size - 1;
}

function figures(labels: Labels, total: Spending, sessions: number, mode: CostMode): Figure[] {
  const { tokens } = total;
  const written = cacheWriteTokens(tokens);
  const hits = cacheHitLabel(labels, tokens);
  const counted = (label: string, count: number): Figure => ({
    label,
    value: labels.tokens(count),
    exact: labels.count(count, 'token'),
  });
  return [
    {
      label: l10n.t('Cost {0}', costBasis(mode)),
      value: isSpent(total) ? shortCostLabel(labels, total) : labels.money(0),
      exact: spokenCost(labels, total),
    },
    counted(l10n.t('Input'), tokens.input),
    counted(l10n.t('Output'), tokens.output),
    counted(l10n.t('Cache writes'), written),
    counted(l10n.t('Cache reads'), tokens.cacheRead),
    {
      label: l10n.t('Cache hits'),
      value: hits,
      exact: l10n.t('{0}: {1} read from the cache', hits, labels.count(tokens.cacheRead, 'token')),
    },
    { label: l10n.t('Sessions'), value: labels.exact(sessions), exact: labels.count(sessions, 'session') },
  ];
}

/** The user's rate, where money is not in dollars. */
const moneyNotes = ({ moneyNote }: Labels): string[] =>
  moneyNote === undefined ? [] : [l10n.t('Money is {0}.', moneyNote)];
