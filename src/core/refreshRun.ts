import type { Fault } from './model/fault.ts';
import { type FileDigest, parserVersion } from './model/fileDigest.ts';
import { type FileStamp, type LogFile, type LogRoot, noMark } from './model/logFile.ts';
import type { ReadProgress, RefreshReason, RefreshReport } from './model/refreshReport.ts';
import { discoverLogs, statLog } from './discover/discoverLogs.ts';
import type { LookedAt } from './discover/logRoots.ts';
import { DigestBuilder } from './digest/digestBuilder.ts';
import { packDigest } from './digest/packDigest.ts';
import type { DigestChange, GlobalIndex } from './index/globalIndex.ts';
import type { Emitter } from './kit/emitter.ts';
import { failed, ok, type Result } from './kit/result.ts';
import type { LogScanner } from './scan/logScan.ts';
import type { DigestStore } from './store/digestStore.ts';

/** What to look at: everything, or (from a watcher's hint) only some paths. */
export interface RefreshRequest {
  readonly reason: RefreshReason;
  readonly paths?: readonly string[];
}

/** After so many bytes the thread looks up: takes messages, reports progress, can be stopped. */
const stepBytes = 4 * 1024 * 1024;
/** What has been read is shown and saved this often while a long read goes on. */
const flushMs = 250;

/** One refresh, with its counts: the part of the conductor's work that ends. */
export class RefreshRun {
  readonly #index: GlobalIndex;
  readonly #store: DigestStore;
  readonly #scanner: LogScanner;
  readonly #onProgress: Emitter<ReadProgress>;
  readonly #isStopped: () => boolean;
  readonly #startedMs = performance.now();
  readonly #faults: Fault[] = [];
  #changes: DigestChange[] = [];
  #forgotten: string[] = [];
  #flushedMs = performance.now();
  #bytesRead = 0;
  #lines = 0;
  #filesRead = 0;
  #filesReadWhole = 0;
  #rowsWritten = 0;

  constructor(
    index: GlobalIndex,
    store: DigestStore,
    scanner: LogScanner,
    onProgress: Emitter<ReadProgress>,
    isStopped: () => boolean,
  ) {
    this.#index = index;
    this.#store = store;
    this.#scanner = scanner;
    this.#onProgress = onProgress;
    this.#isStopped = isStopped;
  }

  async run(requests: readonly RefreshRequest[], lookedAt: readonly LookedAt[]): Promise<RefreshReport> {
    const roots = lookedAt.flatMap(({ root }) => root ?? []);
    this.#faults.push(...lookedAt.flatMap(({ fault }) => fault ?? []));
    const isRebuild = requests.some((request) => request.reason === 'rebuild');
    const hints = requests.every((request) => request.paths)
      ? requests.flatMap((request) => request.paths ?? [])
      : undefined;
    const seen = hints ? this.#lookAt(roots, hints) : this.#lookAround(roots);
    const stale = isRebuild ? seen.files : seen.files.filter((file) => !this.#isKnown(file));
    const gone = new Map(seen.gone.map((digest) => [digest.file.path, digest]));
    await this.#readAll(stale, gone, isRebuild);
    this.#flush();
    // Where a log went cannot be told before everything is read.
    const deleted = this.#isStopped() ? [] : this.#bury(gone);
    this.#flush();
    return {
      reason: requests[0]!.reason,
      filesSeen: seen.files.length,
      filesStatted: seen.files.length + seen.gone.length,
      cacheHits: seen.files.length - stale.length,
      cacheMisses: stale.length,
      filesRead: this.#filesRead,
      filesReadWhole: this.#filesReadWhole,
      bytesRead: this.#bytesRead,
      lines: this.#lines,
      filesDeleted: deleted.length,
      rowsWritten: this.#rowsWritten,
      elapsedMs: performance.now() - this.#startedMs,
      faults: this.#faults,
    };
  }

  /** The whole truth: every log there is, and every known one that is no more. */
  #lookAround(roots: readonly LogRoot[]): Seen {
    const { files, faults } = discoverLogs(roots);
    this.#faults.push(...faults);
    const paths = new Set(files.map((file) => file.path));
    // A folder that could not be listed hides its files; they are not gone.
    const hiding = this.#faults.map((fault) => `${fault.path.replaceAll('\\', '/')}/`);
    const isHidden = (path: string): boolean => hiding.some((folder) => path.startsWith(folder));
    const gone = this.#index
      .digests()
      .filter((digest) => !digest.isDeleted && !paths.has(digest.file.path) && !isHidden(digest.file.path));
    return { files, gone };
  }

  #lookAt(roots: readonly LogRoot[], hints: readonly string[]): Seen {
    const files: LogFile[] = [];
    const gone: FileDigest[] = [];
    for (const path of new Set(hints.map((hint) => hint.replaceAll('\\', '/')))) {
      const looked = statLog(roots, path);
      const known = this.#index.digestOf(path);
      if (!looked.ok) this.#faults.push(looked.error);
      else if (looked.value) files.push(looked.value);
      else if (known && !known.isDeleted) gone.push(known);
    }
    return { files, gone };
  }

  #isKnown(file: LogFile): boolean {
    const known = this.#index.digestOf(file.path);
    if (!known || known.isDeleted || known.parser !== parserVersion) return false;
    return isSameStamp(known.file.stamp, file.stamp);
  }

  /** Newest first, so that today's figure is right within a moment. Takes from `gone` what turns out to have moved. */
  async #readAll(files: readonly LogFile[], gone: Map<string, FileDigest>, isRebuild: boolean): Promise<void> {
    const totalBytes = files.reduce((sum, file) => sum + file.stamp.sizeBytes, 0);
    let doneBytes = 0;
    let steppedBytes = 0;
    for (const [readFiles, file] of files.toSorted((a, b) => b.stamp.mtimeMs - a.stamp.mtimeMs).entries()) {
      const before = this.#bytesRead;
      const outcome = await this.#read(file, gone, isRebuild);
      if (this.#isStopped()) return;
      if (outcome.ok) this.#changes.push(outcome.value);
      // What vanished meanwhile is the next refresh's news.
      else if (outcome.error.kind !== 'vanished') this.#faults.push(outcome.error);
      doneBytes += file.stamp.sizeBytes;
      steppedBytes += this.#bytesRead - before;
      if (performance.now() - this.#flushedMs > flushMs) {
        this.#flush();
        this.#onProgress.fire({ readBytes: doneBytes, totalBytes, readFiles: readFiles + 1, totalFiles: files.length });
      }
      if (steppedBytes > stepBytes) {
        steppedBytes = 0;
        await lookUp();
      }
    }
  }

  async #read(file: LogFile, gone: Map<string, FileDigest>, isRebuild: boolean): Promise<Result<DigestChange, Fault>> {
    const earlier = isRebuild ? undefined : this.#earlierOf(file, gone);
    const opened = this.#scanner.open(file, earlier?.mark ?? noMark);
    if (!opened.ok) return opened;
    const scan = opened.value;
    try {
      const isContinuation =
        earlier !== undefined && scan.startOffset === earlier.mark.offset && !isRewritten(earlier, file);
      if (earlier && !isContinuation) scan.restart();
      const builder = new DigestBuilder(isContinuation ? earlier : undefined);
      for (let isAtEnd = false; !isAtEnd;) {
        const step = scan.step(builder, stepBytes);
        if (!step.ok) return failed({ ...step.error, path: file.path });
        this.#bytesRead += step.value.readBytes;
        isAtEnd = step.value.isAtEnd;
        if (!isAtEnd) await lookUp();
        if (this.#isStopped()) return failed({ kind: 'busy', path: file.path, message: 'stopped' });
      }
      const digest = builder.finish(file, scan.mark(), scan.mtimeNs);
      this.#filesRead++;
      if (!isContinuation) this.#filesReadWhole++;
      this.#lines += digest.facts.lines - (isContinuation ? (earlier?.facts.lines ?? 0) : 0);
      if (isContinuation && earlier && earlier.file.path !== file.path) this.#movedFrom(earlier, gone);
      return ok({ digest, isContinuation: isContinuation && earlier?.file.path === file.path });
    } finally {
      scan.close();
    }
  }

  /** What is known of this file; for a new path, of a file that vanished in the same moment and may have been moved here. */
  #earlierOf(file: LogFile, gone: Map<string, FileDigest>): FileDigest | undefined {
    const known = this.#index.digestOf(file.path);
    if (known) return known.parser === parserVersion ? known : undefined;
    for (const digest of gone.values()) {
      const isNamesake = nameOf(digest) === nameOf({ file });
      // The scanner compares what was read; where not even a line was, the inode must do.
      if (isNamesake && (digest.mark.offset > 0 || digest.file.stamp.identity === file.stamp.identity)) return digest;
    }
    return undefined;
  }

  /** The file goes on under another path (a renamed project); its old row would only count it as deleted history. */
  #movedFrom(earlier: FileDigest, gone: Map<string, FileDigest>): void {
    gone.delete(earlier.file.path);
    this.#forgotten.push(earlier.file.path);
  }

  /** What is gone becomes history, unless its bytes live on in a namesake that was known before or has just been read whole. */
  #bury(gone: ReadonlyMap<string, FileDigest>): readonly FileDigest[] {
    if (gone.size === 0) return [];
    const heirs = new Map<string, FileDigest[]>();
    for (const digest of this.#index.digests()) {
      if (digest.isDeleted || gone.has(digest.file.path)) continue;
      const namesakes = heirs.get(nameOf(digest));
      if (namesakes) namesakes.push(digest);
      else heirs.set(nameOf(digest), [digest]);
    }
    const deleted: FileDigest[] = [];
    for (const digest of gone.values()) {
      if (heirs.get(nameOf(digest))?.some((heir) => this.#livesOn(digest, heir))) {
        this.#forgotten.push(digest.file.path);
      } else deleted.push(digest);
    }
    this.#changes.push(...deleted.map((digest) => ({ digest: { ...digest, isDeleted: true }, isContinuation: true })));
    return deleted;
  }

  #livesOn({ mark, file }: FileDigest, heir: FileDigest): boolean {
    if (mark.offset === 0) return file.stamp.identity === heir.file.stamp.identity;
    const opened = this.#scanner.open(heir.file, mark);
    if (!opened.ok) return false;
    opened.value.close();
    return opened.value.startOffset === mark.offset;
  }

  /** Shows and saves what has been read so far. */
  #flush(): void {
    if (this.#changes.length > 0) {
      const saved = this.#store.save(
        this.#changes.map(({ digest }) => ({ path: digest.file.path, bytes: packDigest(digest) })),
      );
      if (saved.ok) this.#rowsWritten += this.#changes.length;
      else this.#faults.push(saved.error);
    }
    if (this.#forgotten.length > 0) {
      const forgot = this.#store.forget(this.#forgotten);
      if (!forgot.ok) this.#faults.push(forgot.error);
    }
    this.#index.apply(this.#changes, this.#forgotten);
    this.#changes = [];
    this.#forgotten = [];
    this.#flushedMs = performance.now();
  }
}

interface Seen {
  readonly files: readonly LogFile[];
  /** Known and not deleted before, and not there any more. */
  readonly gone: readonly FileDigest[];
}

function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.sizeBytes === b.sizeBytes && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.identity === b.identity;
}

/** Touched without having grown, or another file in its place: nothing read before can be trusted. */
function isRewritten(earlier: FileDigest, file: LogFile): boolean {
  const before = earlier.file.stamp;
  const isMoved = earlier.file.path !== file.path;
  if (isMoved || earlier.isDeleted) return false;
  return before.identity !== file.stamp.identity || file.stamp.sizeBytes <= before.sizeBytes;
}

/** File name and session: what a log keeps when its project is renamed. */
const nameOf = ({ file }: Pick<FileDigest, 'file'>): string =>
  `${file.session}${file.path.slice(file.path.lastIndexOf('/'))}`;

/** Lets the thread take messages and be stopped. */
const lookUp = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
