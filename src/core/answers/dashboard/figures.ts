import * as l10n from '@vscode/l10n';
import { manyTimes } from '../labels.ts';
import { cacheWriteTokens, type TokenCount } from '../../model/tokens.ts';
import { shortCostLabel, spokenCost } from '../costLabels.ts';
import { costBasis } from '../costMode.ts';
import { cacheHitLabel } from '../sessionDetails.ts';
import { isSpent, type Spending } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** A headline figure. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** Exact, for the tooltip and the screen reader. */
  readonly exact: string;
  readonly change: Change | undefined;
  /** One number per bar of the chart, for a line without a scale. */
  readonly course: readonly number[];
}

/** Against the period before. */
export interface Change {
  /** `▲ 12 %` */
  readonly text: string;
  /** `12 % more than the 7 days before` */
  readonly sentence: string;
}

/** What a period came to. */
export interface Totals {
  readonly spending: Spending;
  readonly sessions: number;
  readonly activeMs: number;
}

export interface Courses {
  /** Spending of each bar. */
  readonly spending: readonly Spending[];
  readonly sessions: readonly number[];
  readonly activeMs: readonly number[];
}

export function figuresOf(
  view: Viewpoint,
  now: Totals,
  before: Totals | undefined,
  previousLabel: string,
  courses: Courses,
): readonly Figure[] {
  const { labels, costMode } = view;
  const { spending, sessions, activeMs } = now;
  const { tokens } = spending;
  const changeOf = (numberOf: (totals: Totals) => number): Change | undefined =>
    before && changeBetween(view, numberOf(before), numberOf(now), previousLabel);
  const counted = (label: string, count: (tokens: TokenCount) => number): Figure => ({
    label,
    value: labels.tokens(count(tokens)),
    exact: labels.count(count(tokens), 'token'),
    change: changeOf((totals) => count(totals.spending.tokens)),
    course: courses.spending.map((each) => count(each.tokens)),
  });
  const hits = cacheHitLabel(labels, tokens);
  return [
    {
      label: l10n.t('Cost {0}', costBasis(costMode)),
      value: isSpent(spending) ? shortCostLabel(labels, spending) : labels.money(0),
      exact: spokenCost(labels, spending),
      change: changeOf((totals) => totals.spending.cost.usd),
      course: courses.spending.map(({ cost }) => cost.usd),
    },
    counted(l10n.t('Input'), ({ input }) => input),
    counted(l10n.t('Output'), ({ output }) => output),
    counted(l10n.t('Cache writes'), cacheWriteTokens),
    counted(l10n.t('Cache reads'), ({ cacheRead }) => cacheRead),
    {
      label: l10n.t('Cache hits'),
      value: hits,
      exact: l10n.t('{0}: {1} read from the cache', hits, labels.count(tokens.cacheRead, 'token')),
      change: before && pointsBetween(view, hitRate(before.spending.tokens), hitRate(tokens), previousLabel),
      course: courses.spending.map((each) => hitRate(each.tokens) ?? 0),
    },
    {
      label: l10n.t('Sessions'),
      value: labels.exact(sessions),
      exact: labels.count(sessions, 'session'),
      change: changeOf((totals) => totals.sessions),
      course: courses.sessions,
    },
    {
      label: l10n.t('Active time'),
      value: activeMs === 0 ? '–' : labels.duration(activeMs),
      exact: l10n.t('{0} of work, pauses of five minutes and more left out', labels.duration(activeMs)),
      change: changeOf((totals) => totals.activeMs),
      course: courses.activeMs,
    },
  ];
}

/** From 0 to 1; undefined where nothing was put before a model. */
function hitRate(tokens: TokenCount): number | undefined {
  const all = tokens.cacheRead + tokens.input + cacheWriteTokens(tokens);
  return all > 0 ? tokens.cacheRead / all : undefined;
}

/** Nothing to compare with is no change. */
function changeBetween({ labels }: Viewpoint, before: number, now: number, previous: string): Change | undefined {
  if (before <= 0) return undefined;
  const percent = Math.round((now / before - 1) * 100);
  if (percent === 0) return { text: `± ${labels.percent(0)}`, sentence: l10n.t('as much as {0}', previous) };
  const size = labels.percent(Math.abs(percent));
  const sentence =
    now >= before * manyTimes
      ? l10n.t('{0} times as much as {1}', labels.exact(now / before), previous)
      : percent > 0
        ? l10n.t('{0} more than {1}', size, previous)
        : l10n.t('{0} less than {1}', size, previous);
  return { text: labels.change(before, now), sentence };
}

function pointsBetween(
  { labels }: Viewpoint,
  before: number | undefined,
  now: number | undefined,
  previous: string,
): Change | undefined {
  if (before === undefined || now === undefined) return undefined;
  const points = Math.round((now - before) * 100);
  const size = l10n.t({ message: '{0} pt', args: [labels.exact(Math.abs(points))], comment: 'percentage points' });
  if (points === 0) return { text: `± ${size}`, sentence: l10n.t('as much as {0}', previous) };
  return points > 0
    ? { text: `▲ ${size}`, sentence: l10n.t('{0} more than {1}', size, previous) }
    : { text: `▼ ${size}`, sentence: l10n.t('{0} less than {1}', size, previous) };
}
