import * as l10n from '@vscode/l10n';
import { normalizeDatetime } from '../../kit/datetime.ts';
import type { DayKey } from '../../model/time.ts';
import { totalTokens } from '../../model/tokens.ts';
import { type Block, recentBlocks } from '../blocks.ts';
import { shortCostLabel } from '../costLabels.ts';
import { spendingOf } from '../spending.ts';
import { spentInDays } from '../spentInDays.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** Windows of 5 hours and weeks: what plans are measured by, as far as logs tell. */
export interface BlocksPanel {
  readonly active: ActiveBlock | undefined;
  /** The latest first. */
  readonly history: readonly WindowRow[];
  readonly largest: string;
  readonly weeks: readonly WindowRow[];
  /** That the plan's own counter is not in the logs. */
  readonly note: string;
}

export interface ActiveBlock {
  readonly spent: string;
  readonly left: string;
  readonly burnRate: string;
  readonly projection: string;
  readonly sentence: string;
}

export interface WindowRow {
  readonly label: string;
  readonly cost: string;
  readonly tokens: string;
  /** 0–1 of the largest. */
  readonly bar: number;
}

const shownBlocks = 12;
const shownWeeks = 8;

/** Of all projects together: limits know of no project. */
export function blocksPanel(view: Viewpoint): BlocksPanel {
  const blocks = recentBlocks(view).filter(({ isGap }) => !isGap);
  const most = Math.max(0, ...blocks.map(({ totalTokens: tokens }) => tokens));
  const largest = blocks.find(({ totalTokens: tokens }) => tokens === most);
  const active = blocks.at(-1);
  return {
    active: active?.isActive ? activeOf(view, active) : undefined,
    history: blocks
      .slice(-shownBlocks)
      .toReversed()
      .map((block) => rowOf(view, block, most)),
    largest: largest ? l10n.t('Largest of 30 days: {0}, {1}', whenOf(view, largest), tokensOf(view, largest)) : '',
    weeks: weeksOf(view),
    note: l10n.t('Estimates: logs do not tell when a limit begins or what it is.'),
  };
}

function activeOf(view: Viewpoint, block: Block): ActiveBlock {
  const { labels, now } = view;
  const left = l10n.t('{0} left', labels.duration(normalizeDatetime(block.endTime)! - now));
  const spent = labels.money(block.costUSD);
  const burnRate = block.burnRate ? l10n.t('{0} an hour', labels.money(block.burnRate.costPerHour)) : '–';
  const projection = block.projection ? labels.money(block.projection.totalCost) : '–';
  return {
    spent,
    left,
    burnRate,
    projection,
    sentence: l10n.t('This block: {0}, {1}; at {2} it comes to {3}', spent, left, burnRate, projection),
  };
}

function rowOf(view: Viewpoint, block: Block, most: number): WindowRow {
  return {
    label: whenOf(view, block),
    cost: view.labels.money(block.costUSD),
    tokens: tokensOf(view, block),
    bar: most === 0 ? 0 : block.totalTokens / most,
  };
}

const tokensOf = ({ labels }: Viewpoint, { totalTokens: tokens }: Block): string =>
  l10n.t('{0} tokens', labels.tokens(tokens));

function whenOf({ calendar, labels, now }: Viewpoint, { startTime, endTime }: Block): string {
  const start = calendar.local(normalizeDatetime(startTime)!);
  const end = calendar.local(normalizeDatetime(endTime)!);
  return `${labels.day(start.day, calendar.dayOf(now))} ${start.time}–${end.time}`;
}

function weeksOf(view: Viewpoint): readonly WindowRow[] {
  const { calendar, index, labels, now } = view;
  const today = calendar.dayOf(now);
  const firsts: DayKey[] = [];
  for (let last = today; firsts.length < shownWeeks;) {
    const first = calendar.weekOf(last);
    firsts.push(first);
    last = calendar.daysUpTo(first, 2)[0]!;
  }
  const weeks = firsts.map((first, i) => {
    const next = firsts[i - 1];
    const last = next === undefined ? today : calendar.daysUpTo(next, 2)[0]!;
    const spending = spendingOf(spentInDays(view, index.projects(), first, last));
    return { first, spending, tokens: totalTokens(spending.tokens) };
  });
  const most = Math.max(0, ...weeks.map(({ tokens }) => tokens));
  return weeks.map(({ first, spending, tokens }) => ({
    label: l10n.t('Week of {0}', labels.day(first, today)),
    cost: shortCostLabel(labels, spending),
    tokens: l10n.t('{0} tokens', labels.tokens(tokens)),
    bar: most === 0 ? 0 : tokens / most,
  }));
}
