import type { Holding } from '../../index/globalIndex.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';

/**
 * What was spent in each of these logs, of what their sessions are counted for. A request that stands in several logs counts in
 * the first of them; one that its parent's log repeats, in its own.
 */
export function spendingByLog(view: Viewpoint, logs: readonly Holding[]): readonly Spending[] {
  const { isReplay } = view.index.ledger.columns;
  const add = usageAdder(view);
  const counted = new Set<number>();
  return logs.map(({ rows, session }) => {
    const sum = new UsageSum(view.book);
    for (const row of rows) {
      if (counted.has(row) || isReplay[row] === 1 || view.index.sessionOfRow(row) !== session) continue;
      counted.add(row);
      add(sum, row);
    }
    return spendingOf(sum);
  });
}

/** Is all that was billed in this log counted for another session, whose copy it is? */
export const isInherited = ({ index }: Viewpoint, { rows, session }: Holding): boolean =>
  rows.length > 0 && rows.every((row) => index.sessionOfRow(row) !== session);
