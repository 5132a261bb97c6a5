import type { Fault } from '../model/fault.ts';
import { type FileDigest, parserVersion } from '../model/fileDigest.ts';
import type { FileStamp, LogFile, LogRoot } from '../model/logFile.ts';
import { discoverLogs, statLog } from '../discover/discoverLogs.ts';
import type { GlobalIndex } from '../index/globalIndex.ts';

/** What there is to do, as the directories tell. */
export interface Seen {
  /** Logs that were looked at and are there. */
  readonly files: number;
  /** Those of them that are new or have changed, or all that were looked at if all are to be read again. */
  readonly stale: readonly LogFile[];
  /** Known, not deleted before, and not there any more. */
  readonly gone: readonly FileDigest[];
  /** What could not be looked at. */
  readonly faults: readonly Fault[];
  readonly filesStatted: number;
}

/** Tells which logs have changed since the index learnt of them. Reads no log. */
export class Lookout {
  readonly #index: GlobalIndex;

  constructor(index: GlobalIndex) {
    this.#index = index;
  }

  /** The whole truth: every log there is, and every known one that is no more. */
  lookAround(roots: readonly LogRoot[], rootFaults: readonly Fault[], isRebuild: boolean): Seen {
    const { files, faults } = discoverLogs(roots);
    const paths = new Set(files.map((file) => file.path));
    // A folder that could not be listed hides its files; they are not gone.
    const hiding = [...rootFaults, ...faults].map((fault) => `${fault.path.replaceAll('\\', '/')}/`);
    const isHidden = (path: string): boolean => hiding.some((folder) => path.startsWith(folder));
    const gone = this.#index
      .digests()
      .filter((digest) => !digest.isDeleted && !paths.has(digest.file.path) && !isHidden(digest.file.path));
    const stale = isRebuild ? files : files.filter((file) => !this.#isKnown(file));
    return { files: files.length, stale, gone, faults, filesStatted: files.length + gone.length };
  }

  /** Only these paths; those that are no logs are passed over. */
  lookAt(roots: readonly LogRoot[], hints: readonly string[]): Seen {
    const files: LogFile[] = [];
    const gone: FileDigest[] = [];
    const faults: Fault[] = [];
    for (const path of new Set(hints.map((hint) => hint.replaceAll('\\', '/')))) {
      const looked = statLog(roots, path);
      const known = this.#index.digestOf(path);
      if (!looked.ok) faults.push(looked.error);
      else if (looked.value) files.push(looked.value);
      else if (known && !known.isDeleted) gone.push(known);
    }
    const stale = files.filter((file) => !this.#isKnown(file));
    return { files: files.length, stale, gone, faults, filesStatted: files.length + gone.length };
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
