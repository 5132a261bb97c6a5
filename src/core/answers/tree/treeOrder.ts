import { assertNever } from '../../kit/assertNever.ts';
import type { EpochMs } from '../../model/time.ts';
import { totalTokens } from '../../model/tokens.ts';
import type { Spending } from '../spending.ts';
import type { Order } from './treeShape.ts';

/** What rows are put in order by. */
export interface Ranked {
  readonly id: string;
  readonly lastAt: EpochMs;
  readonly spending: Spending;
  /** Asked for only where names decide: one made from a prompt is read from its log. */
  readonly name: () => string;
}

/** Latest, dearest or heaviest first; names as people count and spell. What no order tells apart stands by id, so that no refresh moves it. */
export function inOrder<T extends Ranked>(ranked: readonly T[], orderBy: Order): T[] {
  const compare = comparison(orderBy);
  return ranked.toSorted((a, b) => compare(a, b) || b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1));
}

function comparison(orderBy: Order): (a: Ranked, b: Ranked) => number {
  switch (orderBy) {
    case 'activity':
      return (a, b) => b.lastAt - a.lastAt;
    case 'cost':
      return (a, b) => b.spending.cost.usd - a.spending.cost.usd;
    case 'tokens':
      return (a, b) => totalTokens(b.spending.tokens) - totalTokens(a.spending.tokens);
    case 'name':
      return (a, b) => spelling.compare(a.name(), b.name());
    default:
      return assertNever(orderBy);
  }
}

const spelling = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
