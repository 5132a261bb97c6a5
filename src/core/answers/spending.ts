import { noTokens, totalTokens } from '../model/tokens.ts';
import { costOf, type ModelUsage, usageOf } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';

/** What a sum comes to: tokens, turns and what they cost. */
export type Spending = Omit<ModelUsage, 'model'>;

const nothing: Spending = {
  tokens: noTokens,
  webSearches: 0,
  turns: 0,
  incompleteTurns: 0,
  cost: { usd: 0, unpriced: [] },
};

/** Nothing is what an absent sum comes to. */
export function spendingOf(sum: UsageSum | undefined): Spending {
  return sum ? { ...usageOf(sum), cost: costOf(sum) } : nothing;
}

/** Was anything billed? */
export const isSpent = ({ tokens, webSearches }: Spending): boolean => totalTokens(tokens) > 0 || webSearches > 0;
