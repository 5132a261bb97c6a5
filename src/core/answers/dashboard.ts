import type { DayKey } from '../model/time.ts';
import { cacheWriteTokens, totalTokens } from '../model/tokens.ts';
import { sumByModel } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { costLabel, spokenCost } from './costLabels.ts';
import { countLabel, dayLabel, exactLabel, moneyLabel, shareLabel, tokensLabel } from './labels.ts';
import { folderName, oneLine, tildePath } from './safeText.ts';
import { cacheHitLabel } from './sessionDetails.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import { sumOf, sumUsage, usageOfSessions } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** The dashboard's spans: the last so many days, or all there is. */
export const dashboardRanges = ['7d', '30d', '90d', 'all'] as const;
export type DashboardRange = (typeof dashboardRanges)[number];

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
  readonly cost: string;
  readonly tokens: string;
  /** The day in one sentence. */
  readonly sentence: string;
}

export interface ShareRow {
  readonly name: string;
  readonly detail: string;
  readonly tokens: string;
  readonly cost: string;
  readonly share: string;
  /** 0 to 1, of the largest row. */
  readonly bar: number;
}

export function dashboard(view: Viewpoint, range: DashboardRange): Dashboard {
  const { calendar, index, now } = view;
  const { at } = index.ledger.columns;
  const today = calendar.dayOf(now);
  const from = firstMoment(view, range, today);
  const isInRange = (row: number): boolean => at[row]! >= from || range === 'all';

  const dayNumbers = new Map<DayKey, number>();
  const byDay = sumUsage(view, (row) => (isInRange(row) ? numberOf(dayNumbers, calendar.dayOf(at[row]!)) : -1));
  const bySession = sumUsage(view, (row) => (isInRange(row) ? index.sessionOfRow(row) : -1));
  const totalSum = sumOf(view, byDay.values());
  const total = spendingOf(totalSum);

  const spendingOn = (day: DayKey): Spending => {
    const number = dayNumbers.get(day);
    return spendingOf(number === undefined ? undefined : byDay.get(number));
  };
  return {
    revision: index.revision,
    range,
    asOf: `${calendar.local(now).time} · ${calendar.zone}`,
    figures: figures(total, bySession.size),
    daily: dailySeries(view, range, today, [...dayNumbers.keys()], spendingOn),
    models: modelShares(totalSum, total),
    projects: projectShares(view, bySession, total),
    notes: notes(view, total),
  };
}

const rangeDays: Readonly<Record<Exclude<DashboardRange, 'all'>, number>> = { '7d': 7, '30d': 30, '90d': 90 };

function firstMoment({ calendar }: Viewpoint, range: DashboardRange, today: DayKey): number {
  return range === 'all'
    ? Number.NEGATIVE_INFINITY
    : calendar.startOfDay(calendar.daysUpTo(today, rangeDays[range])[0]!);
}

function numberOf(numbers: Map<DayKey, number>, day: DayKey): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  numbers.set(day, numbers.size);
  return numbers.size - 1;
}

function figures(total: Spending, sessions: number): Figure[] {
  const { tokens } = total;
  const written = cacheWriteTokens(tokens);
  const counted = (label: string, count: number): Figure => ({
    label,
    value: tokensLabel(count),
    exact: `${exactLabel(count)} tokens`,
  });
  return [
    { label: 'Cost at list prices', value: costLabel(total) || moneyLabel(0), exact: spokenCost(total) },
    counted('Input', tokens.input),
    counted('Output', tokens.output),
    counted('Cache writes', written),
    counted('Cache reads', tokens.cacheRead),
    {
      label: 'Cache hits',
      value: cacheHitLabel(tokens),
      exact: `${exactLabel(tokens.cacheRead)} tokens read from the cache`,
    },
    { label: 'Sessions', value: exactLabel(sessions), exact: countLabel(sessions, 'session') },
  ];
}

/** The longest run of days that a chart still shows one by one. */
const maxDays = 366;

function dailySeries(
  view: Viewpoint,
  range: DashboardRange,
  today: DayKey,
  usedDays: readonly DayKey[],
  spendingOn: (day: DayKey) => Spending,
): DailySeries {
  const days = range === 'all' ? allDays(view, today, usedDays) : view.calendar.daysUpTo(today, rangeDays[range]);
  const points = days.map((day) => dayPoint(day, today, spendingOn(day)));
  const highest = points.reduce<DayPoint | undefined>(
    (best, point) => (point.usd > (best?.usd ?? 0) ? point : best),
    undefined,
  );
  return {
    title: 'Cost per day',
    summary: highest
      ? `Cost per day from ${points[0]!.label} to ${points.at(-1)!.label}; most on ${highest.label} with ${highest.cost}.`
      : 'No cost in these days.',
    days: points,
  };
}

function allDays({ calendar }: Viewpoint, today: DayKey, usedDays: readonly DayKey[]): DayKey[] {
  const first = usedDays.filter((day) => day !== 'undated').toSorted()[0] ?? today;
  const spanMs = Date.parse(`${today}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`);
  return calendar.daysUpTo(today, Math.min(maxDays, Math.max(1, Math.round(spanMs / 86_400_000) + 1)));
}

function dayPoint(day: DayKey, today: DayKey, spending: Spending): DayPoint {
  const tokens = totalTokens(spending.tokens);
  const label = dayLabel(day, today);
  const cost = costLabel(spending) || '–';
  const sentence = isSpent(spending) ? `${label}: ${cost}, ${tokensLabel(tokens)} tokens` : `${label}: nothing`;
  return { day, label, usd: spending.cost.usd, cost, tokens: tokens === 0 ? '–' : tokensLabel(tokens), sentence };
}

function modelShares(sum: UsageSum, total: Spending): ShareRow[] {
  const rows = sumByModel(sum).map((spending) => ({
    name: oneLine(spending.model) || 'No model named',
    detail: '',
    spending,
  }));
  return shares(rows, total);
}

function projectShares(view: Viewpoint, bySession: ReadonlyMap<number, UsageSum>, total: Spending): ShareRow[] {
  const rows = view.index.projects().map((project) => {
    const path = project.cwd ?? project.id;
    const spending = spendingOf(usageOfSessions(view, project.sessions, bySession));
    return { name: oneLine(folderName(path)) || 'No folder', detail: oneLine(tildePath(path, view.home)), spending };
  });
  return shares(
    rows.filter((row) => isSpent(row.spending)),
    total,
  );
}

interface SpendingRow {
  readonly name: string;
  readonly detail: string;
  readonly spending: Spending;
}

/** Dearest first; what has no price comes after, by tokens. */
function shares(rows: readonly SpendingRow[], total: Spending): ShareRow[] {
  const largest = Math.max(0, ...rows.map((row) => row.spending.cost.usd));
  return rows.toSorted(dearestFirst).map(({ name, detail, spending }) => ({
    name,
    detail,
    tokens: tokensLabel(totalTokens(spending.tokens)),
    cost: costLabel(spending),
    share: shareLabel(spending.cost.usd, total.cost.usd),
    bar: largest > 0 ? spending.cost.usd / largest : 0,
  }));
}

function dearestFirst(a: SpendingRow, b: SpendingRow): number {
  const byCost = b.spending.cost.usd - a.spending.cost.usd;
  return byCost || totalTokens(b.spending.tokens) - totalTokens(a.spending.tokens) || (a.name < b.name ? -1 : 1);
}

function notes(view: Viewpoint, total: Spending): string[] {
  const all: string[] = [];
  for (const { model, tokens } of total.cost.unpriced) {
    all.push(
      `${oneLine(model) || 'A model without a name'} has no known price: ${exactLabel(tokens)} tokens are not in the cost.`,
    );
  }
  const skipped = view.index.sessions().reduce((sum, session) => sum + session.skippedLines, 0);
  if (skipped > 0)
    all.push(
      `${countLabel(skipped, 'line')} in the logs could not be read whole and ${skipped === 1 ? 'was' : 'were'} skipped.`,
    );
  const deleted = view.index.sessions().filter((session) => session.isDeleted && !session.isEmpty).length;
  if (deleted > 0)
    all.push(`Claude Code has deleted the logs of ${countLabel(deleted, 'session')}; their figures are kept.`);
  return all;
}
