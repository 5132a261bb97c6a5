import { moneyLabel, spokenMoney, tokensLabel } from './labels.ts';
import { isSpent, type Spending } from './spending.ts';

/**
 * Cost in a row: `$4.12`; `≥ $4.12` when some output is only a floor (the words "at least" would push the figure out of a
 * narrow side bar; sentences and tooltips have them); `$4.12+` when a part of it has no price;
 * `unpriced, 310k tokens` when none of it has; empty when nothing was billed.
 */
export function costLabel(spending: Spending): string {
  if (!isSpent(spending)) return '';
  const { usd, unpriced } = spending.cost;
  if (usd > 0 || unpriced.length === 0) return `${spending.incompleteTurns > 0 ? '≥ ' : ''}${amountLabel(spending)}`;
  const tokens = unpriced.reduce((sum, part) => sum + part.tokens, 0);
  return `unpriced, ${tokensLabel(tokens)} tokens`;
}

const amountLabel = ({ cost: { usd, unpriced } }: Spending): string =>
  `${moneyLabel(usd)}${unpriced.length > 0 ? '+' : ''}`;

/** Cost where there is room for words: `at least $4.12`. */
export function costPhrase(spending: Spending): string {
  return costLabel(spending).replace(/^≥/, 'at least');
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
