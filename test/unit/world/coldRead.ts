import type { Refresher } from '../../../src/core/refresh.ts';
import { type LogTree, pictureOf } from '../logTree.ts';

/** All output that a reader knows of. */
export const outputOf = ({ index: { ledger } }: Refresher): number =>
  ledger.columns.output.subarray(0, ledger.length).reduce((sum, output) => sum + output, 0);

/** What a reader that has never seen anything finds now. */
export async function cold(tree: LogTree): Promise<unknown> {
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  return pictureOf(refresher.index);
}
