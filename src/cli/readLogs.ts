import { homedir } from 'node:os';
import path from 'node:path';
import type { GlobalIndex } from '../core/index/globalIndex.ts';
import type { LookedAt } from '../core/discover/logRoots.ts';
import type { Fault } from '../core/model/fault.ts';
import { Refresher } from '../core/refresh.ts';
import type { DigestStore } from '../core/store/digestStore.ts';
import { loadWalker } from '../core/scan/loadWalker.ts';
import { hireHands } from '../core/refresh/threadHand.ts';
import { NoStore } from '../core/store/noStore.ts';
import { openDigestStore } from '../core/store/openDigestStore.ts';

/** Everything the logs say, and what kept them from saying more. */
export interface ReadLogs {
  readonly index: GlobalIndex;
  readonly lookedAt: readonly LookedAt[];
  readonly store: DigestStore['kind'];
  /** What could not be read. */
  readonly faults: readonly Fault[];
  /** What could not be kept, or was lost of what had been. */
  readonly cacheFaults: readonly Fault[];
}

/** Reads all logs there are; with a cache folder, only what it does not know, and leaves what it learnt there. */
export async function readLogs(
  env: Readonly<Record<string, string | undefined>>,
  cacheFolder: string | undefined,
): Promise<ReadLogs> {
  const { store, fault } = cacheFolder === undefined ? inMemory() : await openDigestStore(path.resolve(cacheFolder));
  // It stands beside the command line; without it the same is read, only slower.
  const loaded = loadWalker(path.join(__dirname, 'walker.wasm'));
  const walker = loaded.ok ? loaded.value : undefined;
  try {
    const refresher = new Refresher(store, () => ({ env, home: homedir(), extraFolders: [] }), {
      walker,
      hire: () => hireHands(path.join(__dirname, 'handThread.js'), walker),
    });
    const cacheFaults = [...(fault ? [fault] : []), ...refresher.load()];
    const { faults } = await refresher.request({ reason: 'command' });
    return { index: refresher.index, lookedAt: refresher.lookedAt, store: store.kind, faults, cacheFaults };
  } finally {
    store.close();
  }
}

const inMemory = (): { store: NoStore; fault: undefined } => ({ store: new NoStore(), fault: undefined });
