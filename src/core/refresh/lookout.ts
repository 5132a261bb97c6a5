import type { Fault } from '../model/fault.ts';
import { type FileDigest, parserVersion } from '../model/fileDigest.ts';
import type { FileStamp, LogFile, LogRoot } from '../model/logFile.ts';
import type { LookCounts } from '../model/refreshReport.ts';
import { discoverLogs } from '../discover/discoverLogs.ts';
import { LogSweep } from '../discover/logSweep.ts';
import { locateLog, statLog } from '../discover/statLog.ts';
import type { GlobalIndex } from '../index/globalIndex.ts';
import type { Clock } from '../kit/clock.ts';
import { ok } from '../kit/result.ts';

/** What there is to do, as the directories tell. */
export interface Seen {
  /** Logs that were looked at and are there. */
  readonly files: readonly LogFile[];
  /** Those of them that are new or have changed. */
  readonly stale: readonly LogFile[];
  /** Known, not deleted before, and not there any more. */
  readonly gone: readonly FileDigest[];
  /** What could not be looked at. */
  readonly faults: readonly Fault[];
  readonly counts: LookCounts;
}

/** Tells which logs have changed since the index learnt of them. Reads no log. */
export class Lookout {
  readonly #index: GlobalIndex;
  readonly #sweep: LogSweep;
  #isFirst = true;
  /** What was found when nothing was to do; the same logs again, as the same objects, need not be compared one by one. */
  #atRest: { readonly files: readonly LogFile[]; readonly revision: number } | undefined;

  constructor(index: GlobalIndex, clock: Clock) {
    this.#index = index;
    this.#sweep = new LogSweep(clock);
  }

  /** The whole truth: every log there is, and every known one that is no more. `isFull`: whatever folders say of themselves. */
  lookAround(roots: readonly LogRoot[], rootFaults: readonly Fault[], isFull: boolean): Seen {
    const { files, faults, counts } = this.#isFirst ? discoverLogs(roots) : this.#sweep.sweep(roots, isFull);
    this.#isFirst = false;
    const hiding = [...rootFaults, ...faults];
    if (hiding.length === 0 && this.#isAtRest(files)) return { files, stale: [], gone: [], faults, counts };
    const stale = files.filter((file) => !this.#isKnown(file));
    const gone = this.#goneBut(files, hiding);
    const isAtRest = stale.length + gone.length + hiding.length === 0;
    this.#atRest = isAtRest ? { files, revision: this.#index.revision } : undefined;
    return { files, stale, gone, faults, counts };
  }

  /** Only these paths; those that are no logs are passed over. */
  lookAt(roots: readonly LogRoot[], hints: readonly string[]): Seen {
    const files: LogFile[] = [];
    const gone: FileDigest[] = [];
    const faults: Fault[] = [];
    let filesStatted = 0;
    for (const path of new Set(hints.map((hint) => hint.replaceAll('\\', '/')))) {
      const place = locateLog(roots, path);
      if (place) filesStatted++;
      const looked = place ? statLog(place) : ok(undefined);
      const known = this.#index.digestOf(path);
      if (!looked.ok) faults.push(looked.error);
      else if (looked.value) files.push(looked.value);
      else if (known && !known.isDeleted) gone.push(known);
    }
    const stale = files.filter((file) => !this.#isKnown(file));
    const counts = { filesStatted, foldersStatted: 0, foldersListed: 0 };
    return { files, stale, gone, faults, counts };
  }

  #isAtRest(files: readonly LogFile[]): boolean {
    const before = this.#atRest;
    if (before?.revision !== this.#index.revision || before.files.length !== files.length) return false;
    return files.every((file, i) => file === before.files[i]);
  }

  #goneBut(files: readonly LogFile[], faults: readonly Fault[]): readonly FileDigest[] {
    const known = this.#index.digests().filter(({ isDeleted }) => !isDeleted);
    const found = new Set(files.map(({ path }) => path));
    const missing = known.filter(({ file }) => !found.has(file.path));
    // A folder that could not be listed hides its files; they are not gone.
    const hiding = faults.map(({ path }) => path.replaceAll('\\', '/'));
    const isHidden = ({ file: { path } }: FileDigest): boolean =>
      hiding.some((hider) => path === hider || path.startsWith(`${hider}/`));
    return missing.filter((digest) => !isHidden(digest));
  }

  #isKnown(file: LogFile): boolean {
    const known = this.#index.digestOf(file.path);
    if (!known || known.isDeleted || known.parser !== parserVersion) return false;
    return isSameStamp(known.file.stamp, file.stamp);
  }
}

function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.sizeBytes === b.sizeBytes && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.identity === b.identity;
}
