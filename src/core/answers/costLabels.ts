import * as l10n from '@vscode/l10n';
import type { Labels } from './labels.ts';
import { isSpent, type Spending } from './spending.ts';

/**
 * Cost in a row: `$4.12`; `≥ $4.12` when some output is only a floor (the words "at least" would push the figure out of a
 * narrow side bar; sentences and tooltips have them); `$4.12+` when a part of it has no price;
 * `unpriced, 310k tokens` when none of it has; empty when nothing was billed.
 */
export function costLabel(labels: Labels, spending: Spending): string {
  if (!isSpent(spending)) return '';
  const { unpriced } = spending.cost;
  if (hasPrice(spending)) return `${spending.incompleteTurns > 0 ? '≥ ' : ''}${amountLabel(labels, spending)}`;
  const tokens = unpriced.reduce((sum, part) => sum + part.tokens, 0);
  return l10n.t('unpriced, {0} tokens', labels.tokens(tokens));
}

const amountLabel = (labels: Labels, { cost: { usd, unpriced } }: Spending): string =>
  `${labels.money(usd)}${unpriced.length > 0 ? '+' : ''}`;

/** Has any of it a price? Then there is a figure to show. */
const hasPrice = ({ cost: { usd, unpriced } }: Spending): boolean => usd > 0 || unpriced.length === 0;

/** Cost where there is room for words: `at least $4.12`. */
export function costPhrase(labels: Labels, spending: Spending): string {
  if (!isSpent(spending) || !hasPrice(spending) || spending.incompleteTurns === 0) return costLabel(labels, spending);
  return l10n.t('at least {0}', amountLabel(labels, spending));
}

/** The same in a table that shows the tokens beside it; `–` for nothing. */
export function shortCostLabel(labels: Labels, spending: Spending): string {
  if (!isSpent(spending)) return '–';
  return hasPrice(spending) ? costLabel(labels, spending) : l10n.t('unpriced');
}

/** The same as part of a sentence. */
export function spokenCost(labels: Labels, spending: Spending): string {
  if (!isSpent(spending)) return l10n.t('no cost');
  if (!hasPrice(spending)) return l10n.t('unpriced');
  const { usd, unpriced } = spending.cost;
  const isFloor = unpriced.length > 0 || spending.incompleteTurns > 0;
  const spoken = labels.spokenMoney(usd);
  const amount = isFloor ? l10n.t('at least {0}', spoken) : spoken;
  return unpriced.length > 0 ? l10n.t('{0}, some of it unpriced', amount) : amount;
}
