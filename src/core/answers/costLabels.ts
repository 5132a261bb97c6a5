import { moneyLabel, spokenMoney, tokensLabel } from './labels.ts';
import { isSpent, type Spending } from './spending.ts';

/**
 * Cost in a row: `$4.12`; `at least $4.12` when some output is only a floor; `$4.12+` when a part of it has no price;
 * `unpriced, 310k tokens` when none of it has; empty when nothing was billed.
 */
export function costLabel(spending: Spending): string {
  if (!isSpent(spending)) return '';
  const { usd, unpriced } = spending.cost;
  if (usd > 0 || unpriced.length === 0) return amountLabel(spending);
  const tokens = unpriced.reduce((sum, part) => sum + part.tokens, 0);
  return `unpriced, ${tokensLabel(tokens)} tokens`;
}

/** What is known of the money, and that it is not all. */
function amountLabel({ cost: { usd, unpriced }, incompleteTurns }: Spending): string {
  return `${incompleteTurns > 0 ? 'at least ' : ''}${moneyLabel(usd)}${unpriced.length > 0 ? '+' : ''}`;
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
  if (usd === 0 && unpriced.length > 0) return 'unpriced';
  const isFloor = unpriced.length > 0 || spending.incompleteTurns > 0;
  return `${isFloor ? 'at least ' : ''}${spokenMoney(usd)}${unpriced.length > 0 ? ', some of it unpriced' : ''}`;
}
