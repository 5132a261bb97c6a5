// How long until the index stands again as the store knows it? Prints milliseconds.
//
//   node load.cjs STORAGE HOME

import { Refresher } from '../../../src/core/refresh.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';

/** What a start does before it looks at any log. */
export interface Load {
  readonly openMs: number;
  readonly loadMs: number;
  readonly files: number;
}

const [storage = '', home = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const startedMs = performance.now();
  const { store, fault } = await openDigestStore(storage);
  if (fault) throw new Error(fault.message);
  const openedMs = performance.now();
  const refresher = new Refresher(store, () => ({ env: process.env, home, extraFolders: [] }));
  const faults = refresher.load();
  const loadedMs = performance.now();
  if (faults.length > 0) throw new Error(faults[0]!.message);
  const files = refresher.index.digests().length;
  console.log(JSON.stringify({ openMs: openedMs - startedMs, loadMs: loadedMs - openedMs, files } satisfies Load));
  store.close();
}

void main();
