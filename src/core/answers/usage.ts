import type { GlobalIndex } from '../index/globalIndex.ts';
import { UsageSum } from '../price/cost.ts';
import type { Pricer } from '../price/rates.ts';

/** Puts a ledger row into a group, by number; a negative number leaves it out. */
export type GroupOf = (row: number) => number;

/**
 * Sums the ledger by group in one pass: every figure anywhere comes from here, so that no two views can disagree.
 * Replays are not counted.
 */
export function sumUsage(index: GlobalIndex, pricer: Pricer, groupOf: GroupOf): Map<number, UsageSum> {
  const { columns, length, models } = index.ledger;
  const pricings = models.map((model) => pricer.forModel(model));
  const sums = new Map<number, UsageSum>();
  for (let row = 0; row < length; row++) {
    if (columns.isReplay[row] === 1) continue;
    const group = groupOf(row);
    if (group < 0) continue;
    let sum = sums.get(group);
    if (!sum) sums.set(group, (sum = new UsageSum(pricer, models)));
    const model = columns.model[row]!;
    const input = columns.input[row]!;
    const cacheRead = columns.cacheRead[row]!;
    const cacheWrite = columns.cacheWrite[row]!;
    const cacheWrite1h = Math.min(columns.cacheWrite1h[row]!, cacheWrite);
    const rateClass = pricings[model]?.classOf(columns.flags[row]!, input + cacheRead + cacheWrite, columns.at[row]!) ?? -1;
    sum.add(
      model,
      rateClass,
      input,
      columns.output[row]!,
      cacheRead,
      cacheWrite - cacheWrite1h,
      cacheWrite1h,
      columns.webSearches[row]!,
    );
  }
  return sums;
}
