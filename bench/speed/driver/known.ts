// A process that knows everything already: how long until its index stands as the store has it, and what does it take to see that
// nothing has changed? Prints milliseconds and counts.
//
//   node known.cjs STORAGE HOME SWEEPS

import type { RefreshReport } from '../../../src/core/model/refreshReport.ts';
import { Refresher } from '../../../src/core/refresh.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';

export interface Known {
  readonly openMs: number;
  readonly loadMs: number;
  readonly files: number;
  /** The first two list every folder; after that they know what the folders were like. */
  readonly sweeps: readonly RefreshReport[];
}

const [storage = '', home = '', sweepCount = '0'] = process.argv.slice(2);

async function main(): Promise<void> {
  const startedMs = performance.now();
  const { store, fault } = await openDigestStore(storage);
  if (fault) throw new Error(fault.message);
  const openedMs = performance.now();
  const refresher = new Refresher(store, () => ({ env: process.env, home, extraFolders: [] }));
  const faults = refresher.load();
  const loadMs = performance.now() - openedMs;
  if (faults.length > 0) throw new Error(faults[0]!.message);
  const files = refresher.index.digests().length;
  const sweeps: RefreshReport[] = [];
  while (sweeps.length < Number(sweepCount)) sweeps.push(await refresher.request({ reason: 'timer' }));
  console.log(JSON.stringify({ openMs: openedMs - startedMs, loadMs, files, sweeps } satisfies Known));
  await refresher.stop();
  store.close();
}

void main();
