import type { Fault } from './model/fault.ts';
import type { FileDigest } from './model/fileDigest.ts';
import type { ReadProgress, RefreshReport } from './model/refreshReport.ts';
import { findLogRoots, isBelow, type LookedAt, type RootSources } from './discover/logRoots.ts';
import { repositoryOf } from './discover/repository.ts';
import { FoldingSpace } from './digest/foldingSpace.ts';
import { packDigest, turnsWithin, unpackRow } from './digest/packDigest.ts';
import { type DigestChange, GlobalIndex } from './index/globalIndex.ts';
import { type Clock, systemClock } from './kit/clock.ts';
import { Coalesced } from './kit/coalesced.ts';
import { Emitter, type Event } from './kit/emitter.ts';
import { type Later, LaterRows } from './refresh/laterRows.ts';
import { Lookout } from './refresh/lookout.ts';
import type { ReadingHand } from './refresh/readingHand.ts';
import { refreshOnce, type RefreshRequest } from './refresh/refreshRun.ts';
import type { Walker } from './scan/loadWalker.ts';
import { LogScanner } from './scan/logScan.ts';
import type { DigestStore } from './store/digestStore.ts';

/** What a refresher may be given. */
export interface RefreshMeans {
  /** Makes reading fast (scan/loadWalker.ts); without it the result is the same. */
  readonly walker?: Walker | undefined;
  /** Other threads to read with, for as long as a long read takes. */
  readonly hire?: (() => readonly ReadingHand[]) | undefined;
  readonly clock?: Clock;
  /** When to save what a watcher's hints have brought; without it, at once. */
  readonly later?: Later | undefined;
}

/**
 * The conductor: joins discover, scan, digest, store and index, and knows nothing else. Blocks its thread for at most one step
 * at a time; one refresh runs at once and requests made meanwhile become one more.
 */
export class Refresher {
  readonly index = new GlobalIndex(remembered(repositoryOf));
  readonly #onProgress = new Emitter<ReadProgress>();
  readonly #scanner: LogScanner;
  readonly #space = new FoldingSpace();
  readonly #lookout: Lookout;
  readonly #hire: RefreshMeans['hire'];
  readonly #later: LaterRows;
  readonly #store: DigestStore;
  readonly #rootSources: () => RootSources;
  readonly #queue: Coalesced<RefreshRequest, RefreshReport>;
  #lookedAt: readonly LookedAt[] = [];
  #isStopped = false;

  constructor(
    store: DigestStore,
    rootSources: () => RootSources,
    { walker, hire, later, clock = systemClock }: RefreshMeans = {},
  ) {
    this.#store = store;
    this.#scanner = new LogScanner({ walker });
    this.#lookout = new Lookout(this.index, clock);
    this.#hire = hire;
    this.#later = new LaterRows(store, later);
    this.#rootSources = rootSources;
    this.#queue = new Coalesced((requests) => this.#run(requests));
  }

  get onProgress(): Event<ReadProgress> {
    return this.#onProgress.event;
  }

  /** Where logs were looked for the last time, existing or not. */
  get lookedAt(): readonly LookedAt[] {
    return this.#lookedAt;
  }

  /** Fills the index from the store. Damaged rows are told as faults; their files are read again where they still exist. */
  load(): readonly Fault[] {
    const loaded = this.#store.load();
    if (!loaded.ok) return [loaded.error];
    this.#lookedAt = findLogRoots(this.#rootSources());
    // Another window may look at other folders (CLAUDE_CONFIG_DIR) and share the store.
    const rows = loaded.value.filter(({ path }) => isBelow(this.#lookedAt, path));
    const damaged: string[] = [];
    const former: FileDigest[] = [];
    const changes = function* (): Iterable<DigestChange> {
      for (const { path, bytes } of rows) {
        const row = unpackRow(bytes);
        if (!row) damaged.push(path);
        else yield { digest: row.digest, isContinuation: false, block: row.turns };
        if (row?.isOfFormerFormat) former.push(row.digest);
      }
    };
    if (rows.length > 0)
      this.index.load(
        changes(),
        rows.reduce((sum, { bytes }) => sum + turnsWithin(bytes), 0),
      );
    // They are packed anew, once, since they are read sooner then. If that fails they stay what they are, and are as good.
    if (former.length > 0)
      this.#store.save(former.map((digest) => ({ path: digest.file.path, bytes: packDigest(digest) })));
    // What cannot be read must not outrank what will be read again.
    const forgot = this.#store.forget(damaged);
    return [
      ...damaged.map((path): Fault => ({ kind: 'damaged', path, message: 'its row in the store was damaged' })),
      ...(forgot.ok ? [] : [forgot.error]),
    ];
  }

  request(request: RefreshRequest): Promise<RefreshReport> {
    return this.#queue.request(request);
  }

  /** Stops reading at the next step; what was read so far is kept. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#queue.idle();
    this.#later.save();
    this.#onProgress.dispose();
    this.index.dispose();
  }

  async #run(requests: readonly RefreshRequest[]): Promise<RefreshReport> {
    this.#lookedAt = findLogRoots(this.#rootSources());
    const parts = {
      index: this.index,
      store: this.#store,
      scanner: this.#scanner,
      space: this.#space,
      lookout: this.#lookout,
      later: this.#later,
      hire: this.#hire,
      isStopped: () => this.#isStopped,
      onProgress: (progress: ReadProgress) => this.#onProgress.fire(progress),
    };
    return refreshOnce(parts, requests, this.#lookedAt);
  }
}

/** Asks about each folder once: worktrees are not made and unmade under one's eyes. */
function remembered(ask: (folder: string) => string | undefined): (folder: string) => string | undefined {
  const answers = new Map<string, string | undefined>();
  return (folder) => {
    if (!answers.has(folder)) answers.set(folder, ask(folder));
    return answers.get(folder);
  };
}
