import { moneyLabel, spokenMoney, tokensLabel } from './labels.ts';
import { isSpent, type Spending } from './spending.ts';

/**
 * Cost in a row: `$4.12`; `$4.12+` when a part of it has no price; `unpriced, 310k tokens` when none of it has;
 * empty when nothing was billed.
 */
export function costLabel(spending: Spending): string {
  if (!isSpent(spending)) return '';
  const { usd, unpriced } = spending.cost;
  if (unpriced.length === 0) return moneyLabel(usd);
  const tokens = unpriced.reduce((sum, part) => sum + part.tokens, 0);
  return usd > 0 ? `${moneyLabel(usd)}+` : `unpriced, ${tokensLabel(tokens)} tokens`;
}

/** The same in a table that shows the tokens beside it; `–` for nothing. */
export function shortCostLabel(spending: Spending): string {
  if (!isSpent(spending)) return '–';
  const { usd, unpriced } = spending.cost;
  return usd === 0 && unpriced.length > 0 ? 'unpriced' : costLabel(spending);
}

/** The same as part of a sentence. */
export function spokenCost(spending: Spending): string {
  if (!isSpent(spending)) return 'no cost';
  const { usd, unpriced } = spending.cost;
  if (unpriced.length === 0) return spokenMoney(usd);
  return usd > 0 ? `at least ${spokenMoney(usd)}, some of it unpriced` : 'unpriced';
}
