import type { Holding } from '../../index/globalIndex.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { sumUsage } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';

/**
 * What was spent in each of these logs, of what their sessions are counted for. A request that stands in several logs counts in
 * the first of them; one that its parent's log repeats, in its own.
 */
export function spendingByLog(view: Viewpoint, logs: readonly Holding[]): readonly Spending[] {
  const groups = new Int32Array(view.index.ledger.length).fill(-1);
  for (const [i, log] of logs.entries()) {
    for (const row of log.rows) if (groups[row] === -1 && view.index.sessionOfRow(row) === log.session) groups[row] = i;
  }
  const sums = sumUsage(view, (row) => groups[row]!);
  return logs.map((_, i) => spendingOf(sums.get(i)));
}

/** Is all that was billed in this log counted for another session, whose copy it is? */
export const isInherited = ({ index }: Viewpoint, { rows, session }: Holding): boolean =>
  rows.length > 0 && rows.every((row) => index.sessionOfRow(row) !== session);
