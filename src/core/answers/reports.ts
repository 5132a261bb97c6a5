import type { DayKey } from '../model/time.ts';
import { cacheWriteTokens, totalTokens } from '../model/tokens.ts';
import type { SessionMetadata } from '../model/session.ts';
import { loggedCostOf, sumByModel } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { costModeNotes } from './costMode.ts';
import { type ReportFilter, rowFilter, sessionsOf } from './reportFilter.ts';
import { type Spending, spendingOf } from './spending.ts';
import { sumOf, sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a row of a report counts; the names are ccusage's, so that its users' scripts keep working. */
export interface ReportFigures {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheCreationTokens: number;
  readonly cacheReadTokens: number;
  readonly totalTokens: number;
  /** Dollars of what has a price; see `unpricedModels`. */
  readonly totalCost: number;
  /** Dollars that the logs themselves name; absent where they name none. */
  readonly loggedCost?: number;
}

export interface ModelBreakdown {
  readonly modelName: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheCreationTokens: number;
  readonly cacheReadTokens: number;
  readonly cost: number;
}

export interface ModelFigures extends ReportFigures {
  /** Dearest first. */
  readonly modelsUsed: readonly string[];
  readonly modelBreakdowns: readonly ModelBreakdown[];
  /** Models whose tokens are counted here without a cost. */
  readonly unpricedModels: readonly string[];
}

export interface PeriodRow extends ModelFigures {
  /** The day, the week's first day, or the month `2026-11`. */
  readonly period: string;
}

export interface SessionReportRow extends ModelFigures {
  readonly sessionId: string;
  /** The slug, as ccusage has it. */
  readonly projectPath: string;
  readonly cwd: string | undefined;
  /** ISO 8601, UTC; undefined when no turn has a time. */
  readonly firstActivity: string | undefined;
  readonly lastActivity: string | undefined;
}

export interface Report<Row> {
  readonly rows: readonly Row[];
  readonly totals: ReportFigures;
  /** Places in the logs of these projects, whatever the day, that could not be read as they should. */
  readonly skips: number;
  /** Messages whose output tokens are only a floor: their last line was never written. */
  readonly incompleteOutputs: number;
  /** What is to be known of logged costs; absent where there is nothing. */
  readonly costNotes?: readonly string[];
}

export type Grain = 'daily' | 'weekly' | 'monthly';

/** Usage by day, week or month of the viewpoint's calendar, oldest first; undated turns come last. */
export function periodReport(view: Viewpoint, grain: Grain, filter: ReportFilter): Report<PeriodRow> {
  const { calendar } = view;
  const periodOf: Readonly<Record<Grain, (day: DayKey) => string>> = {
    daily: (day) => day,
    weekly: (day) => calendar.weekOf(day),
    monthly: (day) => calendar.monthOf(day),
  };
  const keep = rowFilter(view, filter);
  const { at } = view.index.ledger.columns;
  const periods = new Map<string, number>();
  const numberOfDay = new Map<DayKey, number>();
  const sums = sumUsage(view, (row) => {
    if (!keep(row)) return -1;
    const day = calendar.dayOf(at[row]!);
    let number = numberOfDay.get(day);
    if (number === undefined) {
      const period = periodOf[grain](day);
      number = periods.get(period) ?? periods.size;
      periods.set(period, number);
      numberOfDay.set(day, number);
    }
    return number;
  });
  const rows = [...periods]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, number]) => ({ period, ...modelFigures(sums.get(number)!) }));
  return report(view, rows, sums, filter);
}

/** Usage by session, dearest first. */
export function sessionReport(view: Viewpoint, filter: ReportFilter): Report<SessionReportRow> {
  const keep = rowFilter(view, filter);
  const activity = new Map<number, { first: number; last: number }>();
  const { at } = view.index.ledger.columns;
  const sums = sumUsage(view, (row) => {
    if (!keep(row)) return -1;
    const session = view.index.sessionOfRow(row);
    const span = activity.get(session) ?? { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
    span.first = Math.min(span.first, at[row]!);
    if (Number.isFinite(at[row]!)) span.last = Math.max(span.last, at[row]!);
    activity.set(session, span);
    return session;
  });
  const rows = view.index
    .sessions()
    .filter((session) => sums.has(session.number))
    .map((session) => sessionReportRow(session, sums.get(session.number)!, activity.get(session.number)!))
    .toSorted(
      (a, b) => b.totalCost - a.totalCost || b.totalTokens - a.totalTokens || (a.sessionId < b.sessionId ? -1 : 1),
    );
  return report(view, rows, sums, filter);
}

function sessionReportRow(
  session: SessionMetadata,
  sum: UsageSum,
  span: { readonly first: number; readonly last: number },
): SessionReportRow {
  return {
    sessionId: session.id,
    projectPath: session.slug,
    cwd: session.cwd,
    ...modelFigures(sum),
    firstActivity: isoOf(span.first),
    lastActivity: isoOf(span.last),
  };
}

const isoOf = (at: number): string | undefined => (Number.isFinite(at) ? new Date(at).toISOString() : undefined);

function report<Row>(
  view: Viewpoint,
  rows: readonly Row[],
  sums: ReadonlyMap<number, UsageSum>,
  { project }: ReportFilter,
): Report<Row> {
  const skips = sessionsOf(view.index.sessions(), project).reduce((sum, session) => sum + session.skippedLines, 0);
  const sum = sumOf(view, sums.values());
  const total = spendingOf(sum);
  const costNotes = costModeNotes(view.labels, view.costMode, sum);
  return {
    rows,
    totals: { ...reportFigures(total), ...loggedFigure(sum) },
    skips,
    incompleteOutputs: total.incompleteTurns,
    ...(costNotes.length > 0 ? { costNotes } : {}),
  };
}

export function reportFigures({ tokens, cost }: Spending): ReportFigures {
  return {
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    cacheCreationTokens: cacheWriteTokens(tokens),
    cacheReadTokens: tokens.cacheRead,
    totalTokens: totalTokens(tokens),
    totalCost: cost.usd,
  };
}

function loggedFigure(sum: UsageSum): Pick<ReportFigures, 'loggedCost'> {
  const { usd, turns } = loggedCostOf(sum);
  return turns > 0 ? { loggedCost: usd } : {};
}

function modelFigures(sum: UsageSum): ModelFigures {
  const spending = spendingOf(sum);
  const models = sumByModel(sum).toSorted((a, b) => b.cost.usd - a.cost.usd || (a.model < b.model ? -1 : 1));
  return {
    ...reportFigures(spending),
    ...loggedFigure(sum),
    modelsUsed: models.map(({ model }) => model),
    modelBreakdowns: models.map(({ model, tokens, cost }) => ({
      modelName: model,
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      cacheCreationTokens: cacheWriteTokens(tokens),
      cacheReadTokens: tokens.cacheRead,
      cost: cost.usd,
    })),
    unpricedModels: spending.cost.unpriced.map(({ model }) => model),
  };
}
