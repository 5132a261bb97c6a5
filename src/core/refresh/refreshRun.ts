import type { Fault } from '../model/fault.ts';
import { deletedDigest } from '../model/fileDigest.ts';
import type { ReadProgress, RefreshReason, RefreshReport } from '../model/refreshReport.ts';
import type { LookedAt } from '../discover/logRoots.ts';
import type { FoldingSpace } from '../digest/foldingSpace.ts';
import type { GlobalIndex } from '../index/globalIndex.ts';
import type { LogScanner } from '../scan/logScan.ts';
import type { DigestStore } from '../store/digestStore.ts';
import { Harvest } from './harvest.ts';
import type { LaterRows } from './laterRows.ts';
import { LogReader } from './logReader.ts';
import type { ReadingHand } from './readingHand.ts';
import type { Lookout } from './lookout.ts';
import { VanishedLogs } from './vanishedLogs.ts';

/** What to look at: everything, or (from a watcher's hint) only some paths. */
export interface RefreshRequest {
  readonly reason: RefreshReason;
  readonly paths?: readonly string[];
}

/** What outlives a refresh. */
export interface RefreshParts {
  readonly index: GlobalIndex;
  readonly store: DigestStore;
  readonly scanner: LogScanner;
  readonly space: FoldingSpace;
  readonly lookout: Lookout;
  readonly later: LaterRows;
  readonly isStopped: () => boolean;
  readonly onProgress: (progress: ReadProgress) => void;
  /** Other threads, for as long as a long read takes. */
  readonly hire: (() => readonly ReadingHand[]) | undefined;
}

/** One refresh: looks, reads what is stale, buries what is gone, and counts what that took. */
export async function refreshOnce(
  parts: RefreshParts,
  requests: readonly RefreshRequest[],
  lookedAt: readonly LookedAt[],
): Promise<RefreshReport> {
  const startedMs = performance.now();
  const { index, store, scanner, lookout, later, isStopped } = parts;
  const rootFaults = lookedAt.flatMap(({ fault }) => fault ?? []);
  const roots = lookedAt.flatMap(({ root }) => root ?? []);
  const isRebuild = requests.some(({ reason }) => reason === 'rebuild');
  const hints = hintsOf(requests);
  // Who asks by hand doubts what is shown.
  const isAskedFor = isRebuild || requests.some(({ reason }) => reason === 'command');
  const seen = hints ? lookout.lookAt(roots, hints) : lookout.lookAround(roots, rootFaults, isAskedFor);
  const unread = isRebuild ? seen.files : seen.stale;

  const harvest = new Harvest(index, store, later, hints !== undefined);
  const vanished = new VanishedLogs(index, scanner, seen.gone);
  const reader = new LogReader({ ...parts, harvest, vanished, isRebuild });
  await reader.readAll(unread);
  const faults: Fault[] = [...rootFaults, ...seen.faults, ...reader.faults, ...harvest.flush()];
  // A read that was stopped has not found everything that only moved.
  const filesDeleted = isStopped() ? 0 : bury(vanished, harvest);
  faults.push(...harvest.flush(), ...later.takeFaults());
  return {
    reason: requests[0]!.reason,
    filesSeen: seen.files.length,
    ...seen.counts,
    cacheHits: seen.files.length - unread.length,
    cacheMisses: unread.length,
    ...reader.counts,
    filesOpened: reader.counts.filesOpened + vanished.filesOpened,
    filesDeleted,
    rowsWritten: harvest.rowsWritten,
    elapsedMs: performance.now() - startedMs,
    faults,
  };
}

/** Only where every request names paths may the rest stay unlooked at. */
function hintsOf(requests: readonly RefreshRequest[]): readonly string[] | undefined {
  return requests.every(({ paths }) => paths) ? requests.flatMap(({ paths }) => paths ?? []) : undefined;
}

/** What is gone becomes history; what moved is forgotten where it was. */
function bury(vanished: VanishedLogs, harvest: Harvest): number {
  const { deleted, moved } = vanished.sort();
  for (const { file } of moved) harvest.forget(file.path);
  for (const digest of deleted) harvest.add({ digest: deletedDigest(digest), isContinuation: true });
  return deleted.length;
}
