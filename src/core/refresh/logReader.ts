import type { Fault } from '../model/fault.ts';
import { type FileDigest, parserVersion } from '../model/fileDigest.ts';
import { type LogFile, noMark } from '../model/logFile.ts';
import type { ReadProgress } from '../model/refreshReport.ts';
import { DigestBuilder } from '../digest/digestBuilder.ts';
import { FoldingSpace } from '../digest/foldingSpace.ts';
import type { DigestChange, GlobalIndex } from '../index/globalIndex.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import type { LogScanner } from '../scan/logScan.ts';
import type { Harvest } from './harvest.ts';
import type { VanishedLogs } from './vanishedLogs.ts';

/** After so many bytes the thread looks up: takes messages, reports progress, can be stopped. */
const stepBytes = 4 * 1024 * 1024;
/** What has been read is shown and saved this often while a long read goes on. */
const flushMs = 250;

/** What a reader works with; one refresh's. */
export interface ReaderParts {
  readonly index: GlobalIndex;
  readonly scanner: LogScanner;
  readonly harvest: Harvest;
  readonly vanished: VanishedLogs;
  /** Reads every log from its first byte. */
  readonly isRebuild: boolean;
  readonly isStopped: () => boolean;
  readonly onProgress: (progress: ReadProgress) => void;
}

/** Reads logs from where they were left to their ends, into digests. Counts what it does. */
export class LogReader {
  readonly #parts: ReaderParts;
  readonly #space = new FoldingSpace();
  readonly #faults: Fault[] = [];
  #flushedMs = performance.now();
  #filesOpened = 0;
  #bytesRead = 0;
  #lines = 0;
  #filesRead = 0;
  #filesReadWhole = 0;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  get counts() {
    return {
      filesOpened: this.#filesOpened,
      filesRead: this.#filesRead,
      filesReadWhole: this.#filesReadWhole,
      bytesRead: this.#bytesRead,
      lines: this.#lines,
    };
  }

  /** Newest first, so that today's figure is right within a moment. Takes from the vanished what turns out to have moved. */
  async readAll(files: readonly LogFile[]): Promise<void> {
    const totalBytes = files.reduce((sum, file) => sum + file.stamp.sizeBytes, 0);
    let doneBytes = 0;
    let steppedBytes = 0;
    for (const [readFiles, file] of files.toSorted((a, b) => b.stamp.mtimeMs - a.stamp.mtimeMs).entries()) {
      const before = this.#bytesRead;
      const outcome = await this.#read(file);
      if (this.#parts.isStopped()) return;
      if (outcome.ok) this.#parts.harvest.add(outcome.value);
      // What vanished meanwhile is the next refresh's news.
      else if (outcome.error.kind !== 'vanished') this.#faults.push(outcome.error);
      doneBytes += file.stamp.sizeBytes;
      steppedBytes += this.#bytesRead - before;
      if (performance.now() - this.#flushedMs > flushMs) {
        this.#flush();
        const progress = { readBytes: doneBytes, totalBytes, readFiles: readFiles + 1, totalFiles: files.length };
        this.#parts.onProgress(progress);
      }
      if (steppedBytes > stepBytes) {
        steppedBytes = 0;
        await lookUp();
      }
    }
  }

  async #read(file: LogFile): Promise<Result<DigestChange, Fault>> {
    const { scanner, isStopped, isRebuild } = this.#parts;
    const earlier = isRebuild ? undefined : this.#earlierOf(file);
    const opened = scanner.open(file, earlier?.mark ?? noMark);
    if (!opened.ok) return opened;
    this.#filesOpened++;
    const scan = opened.value;
    try {
      const isContinuation =
        earlier !== undefined && scan.startOffset === earlier.mark.offset && !isRewritten(earlier, file);
      if (earlier && !isContinuation) scan.restart();
      const builder = new DigestBuilder(isContinuation ? earlier : undefined, this.#space);
      for (let isAtEnd = false; !isAtEnd;) {
        const step = scan.step(builder, stepBytes);
        if (!step.ok) return failed({ ...step.error, path: file.path });
        this.#bytesRead += step.value.readBytes;
        isAtEnd = step.value.isAtEnd;
        if (!isAtEnd) await lookUp();
        if (isStopped()) return failed({ kind: 'busy', path: file.path, message: 'stopped' });
      }
      const digest = builder.finish(file, scan.mark(), scan.mtimeNs);
      this.#filesRead++;
      if (!isContinuation) this.#filesReadWhole++;
      this.#lines += digest.facts.lines - (isContinuation ? (earlier?.facts.lines ?? 0) : 0);
      if (isContinuation && earlier && earlier.file.path !== file.path) this.#movedFrom(earlier);
      return ok({ digest, isContinuation: isContinuation && earlier?.file.path === file.path });
    } finally {
      scan.close();
    }
  }

  /** What is known of this file; for a new path, of a file that vanished in the same moment and may have been moved here. */
  #earlierOf(file: LogFile): FileDigest | undefined {
    const known = this.#parts.index.digestOf(file.path);
    if (known) return known.parser === parserVersion ? known : undefined;
    return this.#parts.vanished.candidateFor(file);
  }

  /** The file goes on under another path (a renamed project); its old row would only count it as deleted history. */
  #movedFrom({ file: { path } }: FileDigest): void {
    this.#parts.vanished.found(path);
    this.#parts.harvest.forget(path);
  }

  #flush(): void {
    this.#faults.push(...this.#parts.harvest.flush());
    this.#flushedMs = performance.now();
  }
}

/** Touched without having grown, or another file in its place: nothing read before can be trusted. */
function isRewritten(earlier: FileDigest, file: LogFile): boolean {
  const before = earlier.file.stamp;
  const isMoved = earlier.file.path !== file.path;
  if (isMoved || earlier.isDeleted) return false;
  return before.identity !== file.stamp.identity || file.stamp.sizeBytes <= before.sizeBytes;
}

/** Lets the thread take messages and be stopped. */
const lookUp = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
