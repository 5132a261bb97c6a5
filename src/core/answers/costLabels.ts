import { totalTokens } from '../model/tokens.ts';
import type { UsageSum } from '../price/cost.ts';
import { moneyLabel, spokenMoney, tokensLabel } from './labels.ts';

/** A whole sum, or its part for one model. */
export type Summed = Pick<UsageSum, 'tokens' | 'cost'>;

/**
 * Cost in a row: `$4.12`; `$4.12+` when a part of it has no price; `unpriced, 310k tokens` when none of it has;
 * empty when nothing was billed.
 */
export function costLabel(usage: Summed | undefined): string {
  if (!usage || totalTokens(usage.tokens) === 0) return '';
  const { usd, unpriced } = usage.cost;
  if (unpriced.length === 0) return moneyLabel(usd);
  const tokens = unpriced.reduce((sum, part) => sum + part.tokens, 0);
  return usd > 0 ? `${moneyLabel(usd)}+` : `unpriced, ${tokensLabel(tokens)} tokens`;
}

/** The same as part of a sentence. */
export function spokenCost(usage: Summed | undefined): string {
  if (!usage || totalTokens(usage.tokens) === 0) return 'no cost';
  const { usd, unpriced } = usage.cost;
  if (unpriced.length === 0) return spokenMoney(usd);
  return usd > 0 ? `at least ${spokenMoney(usd)}, some of it unpriced` : 'unpriced';
}
