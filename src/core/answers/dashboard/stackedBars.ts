import * as l10n from '@vscode/l10n';
import { totalTokens } from '../../model/tokens.ts';
import { costOf, sumByModel } from '../../price/cost.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { shortCostLabel } from '../costLabels.ts';
import { modelLabel } from '../modelLabel.ts';
import { projectTitle } from '../projectRows.ts';
import { isSpent, spendingOf } from '../spending.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { BarSpan } from './bars.ts';
import { kindLabel, spendingKinds, usdByKind } from './kinds.ts';
import { sessionPlaces } from './places.ts';
import type { Grain, Stack } from './question.ts';
import { type SessionSlices, type Slice, sumSlices } from './slices.ts';
import { toneCount, type Tones } from './tones.ts';

/** What each stretch of time cost, oldest first, without gaps. */
export interface StackedBars {
  readonly title: string;
  /** The chart in one sentence. */
  readonly summary: string;
  readonly grain: Grain;
  /** What bars are made of, from the bottom up; only what is there. */
  readonly parts: readonly StackPart[];
  readonly bars: readonly Bar[];
}

export interface StackPart {
  readonly label: string;
  /** Number of its colour; undefined: grey, for all that has none. */
  readonly tone: number | undefined;
  readonly cost: string;
}

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly usd: number;
  /** Dollars of each part, in their order. */
  readonly parts: readonly number[];
  /** Something was used that has no price. */
  readonly isUnpriced: boolean;
  readonly cost: string;
  readonly tokens: string;
  /** The bar in one sentence. */
  readonly sentence: string;
}

interface Slot {
  readonly label: string;
  readonly tone: number | undefined;
  readonly usdOf: (sums: readonly (UsageSum | undefined)[]) => number;
}

export interface BarsAsked {
  readonly sessions: readonly SessionSlices[];
  readonly bars: readonly BarSpan[];
  readonly barOf: (at: number) => number;
  readonly grain: Grain;
  readonly stack: Stack;
  readonly tones: Tones;
}

/** Projects are told apart by group, as a sum does not know them; models and kinds by the sum itself. */
const groupsPerBar = toneCount + 1;

/** What each bar came to, in order; the last is what is on none of them. */
export type BarSums = readonly (readonly (UsageSum | undefined)[])[];

export function barSums(view: Viewpoint, { sessions, bars, barOf, stack, tones }: BarsAsked): BarSums {
  const slices = sessions.flatMap((each) => each.slices);
  const toneOf = stack === 'project' ? projectTones(view, tones) : () => 0;
  const sums = sumSlices(view, slices, (slice) => {
    const bar = barOf(slice.from);
    return (bar < 0 ? bars.length : bar) * groupsPerBar + toneOf(slice);
  });
  return Array.from({ length: bars.length + 1 }, (_, bar) =>
    Array.from({ length: groupsPerBar }, (__, i) => sums.get(bar * groupsPerBar + i)),
  );
}

export function stackedBars(view: Viewpoint, asked: BarsAsked, sums = barSums(view, asked)): StackedBars {
  const { bars, grain, stack, tones } = asked;
  const slots = slotsOf(view, stack, tones);
  const all = bars.map((span, place) => barOfSums(view, span, sums[place]!, slots));
  const totals = slots.map((_, slot) => all.reduce((sum, bar) => sum + bar.parts[slot]!, 0));
  const used = slots.flatMap((_, slot) => (totals[slot]! > 0 ? [slot] : []));
  const shown = all.map((bar) => ({ ...bar, parts: used.map((slot) => bar.parts[slot]!) }));
  return {
    title: titleOf(grain),
    summary: summaryOf(shown),
    grain,
    parts: used.map((slot) => ({
      label: slots[slot]!.label,
      tone: slots[slot]!.tone,
      cost: view.labels.money(totals[slot]!),
    })),
    bars: shown,
  };
}

function projectTones(view: Viewpoint, tones: Tones): (slice: Slice) => number {
  const { project } = sessionPlaces(view);
  const toneOfProject = new Int32Array(view.index.projects().length).fill(toneCount);
  for (const [tone, place] of tones.projects.slice(0, toneCount).entries()) toneOfProject[place] = tone;
  return ({ session }) => toneOfProject[project[session]!]!;
}

function slotsOf(view: Viewpoint, stack: Stack, tones: Tones): readonly Slot[] {
  const others = l10n.t('Other');
  switch (stack) {
    case 'kind':
      return spendingKinds.map((kind, i) => ({
        label: kindLabel(kind),
        tone: i < toneCount ? i : undefined,
        usdOf: ([sum]) => (sum ? usdByKind(sum)[kind] : 0),
      }));
    case 'model': {
      const own = tones.models.slice(0, toneCount);
      const usdOfModels = ([sum]: readonly (UsageSum | undefined)[], is: (model: string) => boolean): number =>
        sum ? sumByModel(sum).reduce((usd, { model, cost }) => usd + (is(model) ? cost.usd : 0), 0) : 0;
      return [
        ...own.map((model, tone) => ({
          label: modelLabel(model) || l10n.t('No model named'),
          tone,
          usdOf: (sums: readonly (UsageSum | undefined)[]) => usdOfModels(sums, (each) => each === model),
        })),
        {
          label: others,
          tone: undefined,
          usdOf: (sums: readonly (UsageSum | undefined)[]) => usdOfModels(sums, (each) => !own.includes(each)),
        },
      ];
    }
    case 'project': {
      const projects = view.index.projects();
      const usdAt = (place: number) => (sums: readonly (UsageSum | undefined)[]) =>
        sums[place] ? costOf(sums[place]).usd : 0;
      const own = tones.projects.slice(0, toneCount);
      return [
        ...own.map((place, tone) => ({ label: projectTitle(projects[place]!), tone, usdOf: usdAt(tone) })),
        { label: others, tone: undefined, usdOf: usdAt(toneCount) },
      ];
    }
    default:
      return stack satisfies never;
  }
}

function barOfSums(
  view: Viewpoint,
  span: BarSpan,
  sums: readonly (UsageSum | undefined)[],
  slots: readonly Slot[],
): Bar {
  const { labels } = view;
  const { key, label } = span;
  const spending = spendingOf(sums.some(Boolean) ? sumOf(view, sums) : undefined);
  const tokens = totalTokens(spending.tokens);
  const cost = shortCostLabel(labels, spending);
  return {
    key,
    label,
    usd: spending.cost.usd,
    parts: slots.map(({ usdOf }) => (tokens === 0 ? 0 : usdOf(sums))),
    isUnpriced: spending.cost.unpriced.length > 0,
    cost,
    tokens: tokens === 0 ? '–' : labels.tokens(tokens),
    sentence: isSpent(spending)
      ? l10n.t('{0}: {1}, {2} tokens', label, cost, labels.tokens(tokens))
      : l10n.t('{0}: nothing', label),
  };
}

function titleOf(grain: Grain): string {
  switch (grain) {
    case 'hour':
      return l10n.t('Cost per hour');
    case 'day':
      return l10n.t('Cost per day');
    case 'week':
      return l10n.t('Cost per week');
    case 'month':
      return l10n.t('Cost per month');
    default:
      return grain satisfies never;
  }
}

function summaryOf(bars: readonly Bar[]): string {
  const dearest = bars.toSorted((a, b) => b.usd - a.usd)[0];
  if (dearest && dearest.usd > 0) {
    const [first, last] = [bars[0]!.label, bars.at(-1)!.label];
    return l10n.t('From {0} to {1}; most on {2} with {3}.', first, last, dearest.label, dearest.cost);
  }
  return bars.some((bar) => bar.isUnpriced)
    ? l10n.t('What was used in this time has no known price.')
    : l10n.t('No cost in this time.');
}
