import type { FileDigest } from '../model/fileDigest.ts';
import type { LogFile } from '../model/logFile.ts';
import type { GlobalIndex } from '../index/globalIndex.ts';
import type { LogScanner } from '../scan/logScan.ts';

/** Logs that were known and are not where they were: deleted, or gone elsewhere, which cannot be told before everything is read. */
export class VanishedLogs {
  readonly #index: GlobalIndex;
  readonly #scanner: LogScanner;
  readonly #digests: Map<string, FileDigest>;
  #filesOpened = 0;

  constructor(index: GlobalIndex, scanner: LogScanner, gone: readonly FileDigest[]) {
    this.#index = index;
    this.#scanner = scanner;
    this.#digests = new Map(gone.map((digest) => [digest.file.path, digest]));
  }

  get isEmpty(): boolean {
    return this.#digests.size === 0;
  }

  get filesOpened(): number {
    return this.#filesOpened;
  }

  /** What is known of a log that may have been moved to where `file` is. */
  candidateFor(file: LogFile): FileDigest | undefined {
    for (const digest of this.#digests.values()) {
      const isNamesake = nameOf(digest) === nameOf({ file });
      // The scanner compares what was read; where not even a line was, the inode must do.
      if (isNamesake && (digest.mark.offset > 0 || digest.file.stamp.identity === file.stamp.identity)) return digest;
    }
    return undefined;
  }

  /** It has been found: it goes on under another path. */
  found(path: string): void {
    this.#digests.delete(path);
  }

  /** Parts what is gone for good from what lives on, byte for byte, in a namesake that was known before or has been read whole. */
  sort(): { readonly deleted: readonly FileDigest[]; readonly moved: readonly FileDigest[] } {
    const deleted: FileDigest[] = [];
    const moved: FileDigest[] = [];
    if (this.#digests.size === 0) return { deleted, moved };
    const heirs = this.#heirs();
    for (const digest of this.#digests.values()) {
      if (heirs.get(nameOf(digest))?.some((heir) => this.#livesOn(digest, heir))) moved.push(digest);
      else deleted.push(digest);
    }
    return { deleted, moved };
  }

  #heirs(): Map<string, FileDigest[]> {
    const heirs = new Map<string, FileDigest[]>();
    for (const digest of this.#index.digests()) {
      if (digest.isDeleted || this.#digests.has(digest.file.path)) continue;
      const namesakes = heirs.get(nameOf(digest));
      if (namesakes) namesakes.push(digest);
      else heirs.set(nameOf(digest), [digest]);
    }
    return heirs;
  }

  #livesOn({ mark, file }: FileDigest, heir: FileDigest): boolean {
    if (mark.offset === 0) return file.stamp.identity === heir.file.stamp.identity;
    const opened = this.#scanner.open(heir.file, mark);
    if (!opened.ok) return false;
    this.#filesOpened++;
    opened.value.close();
    return opened.value.startOffset === mark.offset;
  }
}

/** File name and session: what a log keeps when its project is renamed. */
const nameOf = ({ file }: Pick<FileDigest, 'file'>): string =>
  `${file.session}${file.path.slice(file.path.lastIndexOf('/'))}`;
