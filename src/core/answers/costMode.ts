import { loggedCostOf } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { countLabel, exactLabel, moneyLabel } from './labels.ts';
import { spendingOf } from './spending.ts';

/**
 * Where costs come from; the names are ccusage's. `calculate`: tokens at list prices. `display`: the `costUSD` that Claude Code
 * wrote beside a message, $0 where it wrote none. `auto`: the logged cost where there is one, else as `calculate`.
 */
export type CostMode = 'auto' | 'calculate' | 'display';

export const costModes: readonly CostMode[] = ['auto', 'calculate', 'display'];

export const isCostMode = (value: unknown): value is CostMode => costModes.some((mode) => mode === value);

/** What a figure is, in words that follow it: `$4.12 at list prices`. */
export const costBasis: Readonly<Record<CostMode, string>> = {
  auto: 'as logged, else at list prices',
  calculate: 'at list prices',
  display: 'as logged',
};

/** What a reader must know of logged costs; nothing where no message has one and none is missed. */
export function costModeNotes(mode: CostMode, sum: UsageSum | undefined): string[] {
  if (!sum) return [];
  const { usd, turns, unloggedTurns, unloggedTokens } = loggedCostOf(sum);
  const all = countLabel(spendingOf(sum).turns, 'message');
  if (mode === 'display') {
    if (unloggedTurns === 0) return [];
    const tokens = countLabel(unloggedTokens, 'token');
    return [`Claude Code logged no cost for ${exactLabel(unloggedTurns)} of ${all} (${tokens}): they count as $0.00.`];
  }
  if (turns === 0) return [];
  const logged = `${exactLabel(turns)} of ${all}`;
  return mode === 'auto'
    ? [`For ${logged} the cost is the one that Claude Code logged, ${moneyLabel(usd)} in all.`]
    : [`Claude Code itself logged ${moneyLabel(usd)} for ${logged}; that is not in the cost.`];
}

/** The logged cost beside the one that is shown: `$1.20`, or `$1.20 for 3 of 10 messages`; undefined where there is none. */
export function loggedCostText(sum: UsageSum): string | undefined {
  const { usd, turns } = loggedCostOf(sum);
  if (turns === 0) return undefined;
  const all = spendingOf(sum).turns;
  return turns === all
    ? moneyLabel(usd)
    : `${moneyLabel(usd)} for ${exactLabel(turns)} of ${countLabel(all, 'message')}`;
}
