import * as l10n from '@vscode/l10n';
import { assertNever } from '../kit/assertNever.ts';
import { loggedCostOf } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import type { Labels } from './labels.ts';
import { spendingOf } from './spending.ts';

/**
 * Where costs come from; the names are ccusage's. `calculate`: tokens at list prices. `display`: the `costUSD` that Claude Code
 * wrote beside a message, $0 where it wrote none. `auto`: the logged cost where there is one, else as `calculate`.
 */
export type CostMode = 'auto' | 'calculate' | 'display';

export const costModes: readonly CostMode[] = ['auto', 'calculate', 'display'];

export const isCostMode = (value: unknown): value is CostMode => costModes.some((mode) => mode === value);

/** What a figure is, in words that follow it: `$4.12 at list prices`. */
export function costBasis(mode: CostMode): string {
  switch (mode) {
    case 'auto':
      return l10n.t('as logged, else at list prices');
    case 'calculate':
      return l10n.t('at list prices');
    case 'display':
      return l10n.t('as logged');
    default:
      return assertNever(mode);
  }
}

/** The same, with the user's own rate where money is not in dollars. */
export function moneyBasis(mode: CostMode, { moneyNote }: Labels): string {
  return moneyNote === undefined ? costBasis(mode) : `${costBasis(mode)}, ${moneyNote}`;
}

/** What a reader must know of logged costs; nothing where no message has one and none is missed. */
export function costModeNotes(labels: Labels, mode: CostMode, sum: UsageSum | undefined): string[] {
  if (!sum) return [];
  const { usd, turns, unloggedTurns, unloggedTokens } = loggedCostOf(sum);
  const all = labels.count(spendingOf(sum).turns, 'message');
  if (mode === 'display') {
    if (unloggedTurns === 0) return [];
    const tokens = labels.count(unloggedTokens, 'token');
    const unlogged = labels.exact(unloggedTurns);
    const zero = labels.money(0);
    return [l10n.t('Claude Code logged no cost for {0} of {1} ({2}): they count as {3}.', unlogged, all, tokens, zero)];
  }
  if (turns === 0) return [];
  const [logged, money] = [labels.exact(turns), labels.money(usd)];
  return mode === 'auto'
    ? [l10n.t('For {0} of {1} the cost is the one that Claude Code logged, {2} in all.', logged, all, money)]
    : [l10n.t('Claude Code itself logged {0} for {1} of {2}; that is not in the cost.', money, logged, all)];
}

/** The logged cost beside the one that is shown: `$1.20`, or `$1.20 for 3 of 10 messages`; undefined where there is none. */
export function loggedCostText(labels: Labels, sum: UsageSum): string | undefined {
  const { usd, turns } = loggedCostOf(sum);
  if (turns === 0) return undefined;
  const all = spendingOf(sum).turns;
  return turns === all
    ? labels.money(usd)
    : l10n.t('{0} for {1} of {2}', labels.money(usd), labels.exact(turns), labels.count(all, 'message'));
}
