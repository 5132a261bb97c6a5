import { cacheWriteTokens, totalTokens } from '../model/tokens.ts';
import type { EpochMs, Span } from '../model/time.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { sumByModel } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { type ReportFilter, sessionsOf } from './reportFilter.ts';
import { type Spending, spendingOf } from './spending.ts';
import { sumOf } from './usage.ts';
import { hourMs, type UsedHour, usedHours } from './usedHours.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A 5-hour window of use, or the gap between two; names and shape are ccusage's. Times are ISO 8601, UTC. */
export interface Block {
  readonly id: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly actualEndTime: string | null;
  readonly isActive: boolean;
  readonly isGap: boolean;
  readonly entries: number;
  readonly tokenCounts: {
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cacheCreationInputTokens: number;
    readonly cacheReadInputTokens: number;
  };
  readonly totalTokens: number;
  readonly costUSD: number;
  readonly models: readonly string[];
  /** Those of them whose tokens are not in the cost. */
  readonly unpricedModels: readonly string[];
  readonly burnRate: BurnRate | null;
  readonly projection: Projection | null;
}

export interface BurnRate {
  readonly tokensPerMinute: number;
  /** Input and output only: what the rate limit seems to count. */
  readonly tokensPerMinuteForIndicator: number;
  readonly costPerHour: number;
}

export interface Projection {
  readonly totalTokens: number;
  readonly totalCost: number;
  readonly remainingMinutes: number;
}

const blockMs = 5 * hourMs;

/** A block that is being made; gaps are made from what lies between. */
interface Window {
  readonly start: EpochMs;
  readonly firstAt: EpochMs;
  lastAt: EpochMs;
  readonly sums: UsageSum[];
}

/**
 * The blocks of a project or all, oldest first (research/PEERS.md §4c): a block starts at its first turn's UTC hour; a turn more
 * than 5 hours after that, or after the turn before it, starts the next; a silence of more than 5 hours is a gap. Days choose
 * whole blocks by the day they start on: cut at midnight, a block would be no 5 hours.
 */
export function blocksReport(view: Viewpoint, { since, until, project }: ReportFilter): Block[] {
  return allBlocks(view, project).filter(({ startTime }) => {
    const day = view.calendar.dayOf(normalizeDatetime(startTime)!);
    return (since === undefined || day >= since) && (until === undefined || day <= until);
  });
}

/** Far enough back for a silence of 5 hours, after which blocks begin anew whatever was before. */
const recentMs = 10 * 24 * hourMs;

/** The block that runs now; undefined if none does. Looks back only so far as blocks hang together. */
export function activeBlock(view: Viewpoint): Block | undefined {
  const last = allBlocks(view, undefined, view.now - recentMs).at(-1);
  return last?.isActive === true ? last : undefined;
}

/** Those that any part of a span falls into, the gaps between them left out: of all projects, since limits know of none. */
export const blocksIn = (view: Viewpoint, { from, to }: Span): readonly Block[] =>
  windowsOf(view, undefined)
    .filter(({ start, lastAt }) => start < to && lastAt >= from)
    .map((window) => usedBlock(view, window));

function allBlocks(view: Viewpoint, project: string | undefined, from?: EpochMs): Block[] {
  const windows = windowsOf(view, project, from);
  return windows.flatMap((window, number) => {
    const block = usedBlock(view, window);
    const next = windows[number + 1];
    const isFollowedByGap = next !== undefined && next.firstAt - window.lastAt > blockMs;
    return isFollowedByGap ? [block, gapBlock(window.lastAt + blockMs, next.firstAt)] : [block];
  });
}

/** Oldest first. */
function windowsOf(view: Viewpoint, project: string | undefined, from = Number.NEGATIVE_INFINITY): readonly Window[] {
  const own = project === undefined ? undefined : new Set(sessionsOf(view.index.sessions(), project));
  const recent: UsedHour[] = [];
  for (const { session, value: hours } of usedHours(view))
    if (!own || own.has(session)) for (const used of hours) if (used.lastAt >= from) recent.push(used);
  const windows: Window[] = [];
  for (const used of recent.sort((a, b) => a.hour - b.hour || a.firstAt - b.firstAt)) {
    const current = windows.at(-1);
    if (!current || used.firstAt - current.start > blockMs || used.firstAt - current.lastAt > blockMs) {
      const start = Math.floor(used.firstAt / hourMs) * hourMs;
      windows.push({ start, firstAt: used.firstAt, lastAt: used.lastAt, sums: [used.usage] });
      continue;
    }
    current.lastAt = Math.max(current.lastAt, used.lastAt);
    current.sums.push(used.usage);
  }
  return windows;
}

function usedBlock(view: Viewpoint, window: Window): Block {
  const { now } = view;
  const end = window.start + blockMs;
  const isActive = now - window.lastAt < blockMs && now < end;
  const sum = sumOf(view, window.sums);
  const spending = spendingOf(sum);
  const { tokens, cost, turns } = spending;
  const burnRate = isActive ? burnRateOf(spending, window.lastAt - window.firstAt) : null;
  return {
    id: iso(window.start),
    startTime: iso(window.start),
    endTime: iso(end),
    actualEndTime: iso(window.lastAt),
    isActive,
    isGap: false,
    entries: turns,
    tokenCounts: {
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      cacheCreationInputTokens: cacheWriteTokens(tokens),
      cacheReadInputTokens: tokens.cacheRead,
    },
    totalTokens: totalTokens(tokens),
    costUSD: cost.usd,
    models: sumByModel(sum).map(({ model }) => model),
    unpricedModels: cost.unpriced.map(({ model }) => model),
    burnRate,
    projection: burnRate && projectionOf(spending, burnRate, end - now),
  };
}

function gapBlock(from: EpochMs, to: EpochMs): Block {
  return {
    id: `gap-${iso(from)}`,
    startTime: iso(from),
    endTime: iso(to),
    actualEndTime: null,
    isActive: false,
    isGap: true,
    entries: 0,
    tokenCounts: { inputTokens: 0, outputTokens: 0, cacheCreationInputTokens: 0, cacheReadInputTokens: 0 },
    totalTokens: 0,
    costUSD: 0,
    models: [],
    unpricedModels: [],
    burnRate: null,
    projection: null,
  };
}

/** None from a single moment. */
function burnRateOf({ tokens, cost }: Spending, spanMs: number): BurnRate | null {
  if (spanMs <= 0) return null;
  const minutes = spanMs / 60_000;
  return {
    tokensPerMinute: totalTokens(tokens) / minutes,
    tokensPerMinuteForIndicator: (tokens.input + tokens.output) / minutes,
    costPerHour: (cost.usd / minutes) * 60,
  };
}

/** The block's end, should the rate stay as it is: an estimate. */
function projectionOf({ tokens, cost }: Spending, rate: BurnRate, remainingMs: number): Projection {
  const remainingMinutes = Math.round(remainingMs / 60_000);
  return {
    totalTokens: Math.round(totalTokens(tokens) + rate.tokensPerMinute * remainingMinutes),
    totalCost: Math.round((cost.usd + (rate.costPerHour / 60) * remainingMinutes) * 100) / 100,
    remainingMinutes,
  };
}

const iso = (at: EpochMs): string => new Date(at).toISOString();
