import type { LogFile } from '../model/logFile.ts';

/** Logs to be read, newest first, so that today's figure is right within a moment; taken from by several threads. */
export class ReadingQueue {
  readonly #files: readonly LogFile[];
  #returned: LogFile[] = [];
  #next = 0;

  constructor(files: readonly LogFile[]) {
    this.#files = files.toSorted((a, b) => b.stamp.mtimeMs - a.stamp.mtimeMs);
  }

  /** What others can read while one thread is at the largest log. */
  get bytesBesideLargest(): number {
    let [sum, largest] = [0, 0];
    for (const { stamp } of this.#files) {
      sum += stamp.sizeBytes;
      largest = Math.max(largest, stamp.sizeBytes);
    }
    return sum - largest;
  }

  take(): LogFile | undefined {
    return this.#returned.pop() ?? this.#files[this.#next++];
  }

  /** As many as make up about so many bytes; at least one, if there is one. */
  takeBatch(bytes: number): readonly LogFile[] {
    const batch: LogFile[] = [];
    for (let left = bytes; left > 0;) {
      const file = this.take();
      if (!file) break;
      batch.push(file);
      left -= file.stamp.sizeBytes;
    }
    return batch;
  }

  /** What somebody took and could not read. */
  giveBack(files: readonly LogFile[]): void {
    this.#returned.push(...files);
  }
}
