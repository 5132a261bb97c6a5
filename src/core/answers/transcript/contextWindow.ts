import type { Holding } from '../../index/globalIndex.ts';
import { turnFlag } from '../../model/turn.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** Every model has at least this; some have more, which no log says until more was used. */
export const usualWindow = 200_000;
const largeWindow = 1_000_000;

/** How much a log's model can hold: the usual, unless the log shows that it held more. */
export function contextWindow({ index }: Viewpoint, { rows }: Holding): number {
  const { input, cacheRead, cacheWrite, flags } = index.ledger.columns;
  const iterations = turnFlag.advisor | turnFlag.compaction;
  let most = 0;
  for (const row of rows) {
    if ((flags[row]! & iterations) === 0) most = Math.max(most, input[row]! + cacheRead[row]! + cacheWrite[row]!);
  }
  return most > usualWindow ? Math.max(largeWindow, most) : usualWindow;
}
