import type { Fault } from '../model/fault.ts';
import { type FileDigest, parserVersion } from '../model/fileDigest.ts';
import { type LogFile, noMark } from '../model/logFile.ts';
import type { ReadProgress } from '../model/refreshReport.ts';
import { DigestBuilder } from '../digest/digestBuilder.ts';
import type { FoldingSpace } from '../digest/foldingSpace.ts';
import type { DigestChange, GlobalIndex } from '../index/globalIndex.ts';
import { unpackRow } from '../digest/packDigest.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import type { LogScanner } from '../scan/logScan.ts';
import type { Harvest } from './harvest.ts';
import { Progress } from './progress.ts';
import type { HandedLog, ReadingHand } from './readingHand.ts';
import { ReadingQueue } from './readingQueue.ts';
import type { VanishedLogs } from './vanishedLogs.ts';

/** After so many bytes the thread looks up: takes messages, reports progress, can be stopped. */
const stepBytes = 4 * 1024 * 1024;
/** Starting a thread takes some 40 ms; from so many bytes on it pays. */
const bytesForHands = 64 * 1024 * 1024;
/** So many batches a hand has or waits for: with two it idled a tenth of its time. */
const batchesAhead = 4;
/** What has been read is shown and saved this often while a long read goes on. */
const flushMs = 250;

/** What a reader works with; one refresh's. */
export interface ReaderParts {
  readonly index: GlobalIndex;
  readonly scanner: LogScanner;
  readonly space: FoldingSpace;
  readonly harvest: Harvest;
  readonly vanished: VanishedLogs;
  /** Reads every log from its first byte. */
  readonly isRebuild: boolean;
  readonly isStopped: () => boolean;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly hire: (() => readonly ReadingHand[]) | undefined;
}

/** Reads logs from where they were left to their ends, into digests. Counts what it does. */
export class LogReader {
  readonly #parts: ReaderParts;
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

  /** Takes from the vanished what turns out to have moved. */
  async readAll(files: readonly LogFile[]): Promise<void> {
    const progress = new Progress(files, this.#parts.onProgress);
    const shared = new ReadingQueue(files.filter((file) => this.#isForAnyHand(file)));
    const own = new ReadingQueue(files.filter((file) => !this.#isForAnyHand(file)));
    await this.#work(own, progress);
    const hands =
      shared.bytesBesideLargest < bytesForHands || this.#parts.isStopped() ? [] : (this.#parts.hire?.() ?? []);
    try {
      // Each has its next batches waiting when it has done with one, even while this thread is at a long log.
      const served = hands
        .flatMap((hand) => Array<ReadingHand>(batchesAhead).fill(hand))
        .map((hand) => this.#serve(hand, shared, progress));
      await this.#work(shared, progress);
      await Promise.all(served);
      await this.#work(shared, progress);
    } finally {
      for (const hand of hands) hand.dismiss();
    }
  }

  /** Nothing is known of it that its reading could go on from. */
  #isForAnyHand({ path }: LogFile): boolean {
    const { index, vanished, isRebuild } = this.#parts;
    return isRebuild || (vanished.isEmpty && index.digestOf(path) === undefined);
  }

  /** Reads until the queue is empty. */
  async #work(queue: ReadingQueue, progress: Progress): Promise<void> {
    let steppedBytes = 0;
    for (let file = queue.take(); file && !this.#parts.isStopped(); file = queue.take()) {
      const before = this.#bytesRead;
      const outcome = await this.#read(file);
      if (this.#parts.isStopped()) return;
      if (outcome.ok) this.#parts.harvest.add(outcome.value);
      else this.#complain(outcome.error);
      this.#show(file, progress);
      steppedBytes += this.#bytesRead - before;
      if (steppedBytes > stepBytes) {
        steppedBytes = 0;
        await lookUp();
      }
    }
  }

  /** Lets another thread read until the queue is empty. What it cannot read because it has ended is left in the queue. */
  async #serve(hand: ReadingHand, queue: ReadingQueue, progress: Progress): Promise<void> {
    for (let batch = queue.takeBatch(stepBytes); batch.length > 0; batch = queue.takeBatch(stepBytes)) {
      const taken = batch;
      const read = await hand.read(taken).catch(() => undefined);
      if (this.#parts.isStopped()) return;
      if (!read) return queue.giveBack(taken);
      for (const log of read) this.#takeOver(log, progress);
    }
  }

  #takeOver({ file, digest: packed, bytesRead }: HandedLog, progress: Progress): void {
    this.#filesOpened++;
    this.#bytesRead += bytesRead;
    const row = packed.ok ? unpackRow(packed.value) : undefined;
    if (packed.ok && row) {
      const { digest, turns: block } = row;
      this.#filesRead++;
      this.#filesReadWhole++;
      this.#lines += digest.facts.lines;
      this.#parts.harvest.add({ digest, isContinuation: false, block }, packed.value);
    } else if (!packed.ok) this.#complain(packed.error);
    this.#show(file, progress);
  }

  /** What vanished meanwhile is the next refresh's news. */
  #complain(fault: Fault): void {
    if (fault.kind !== 'vanished') this.#faults.push(fault);
  }

  #show(file: LogFile, progress: Progress): void {
    progress.done(file);
    if (performance.now() - this.#flushedMs <= flushMs) return;
    this.#faults.push(...this.#parts.harvest.flush());
    this.#flushedMs = performance.now();
    progress.tell();
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
      const builder = new DigestBuilder(isContinuation ? earlier : undefined, this.#parts.space);
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
      const isSamePlace = isContinuation && earlier?.file.path === file.path;
      return ok({ digest, isContinuation: isSamePlace, fromTurn: builder.firstChangedTurn });
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
