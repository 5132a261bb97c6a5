import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LogFile } from '../model/logFile.ts';
import type { HandedLog, ReadingHand } from './readingHand.ts';
import type { Walker } from '../scan/loadWalker.ts';

/** More than these four threads wait for the memory, not for each other (research/PERFORMANCE.md §4). */
const maxHands = 3;

/** One hand for each core beside our own. `script` is handThread.ts, built. */
export function hireHands(script: string | URL, walker: Walker | undefined, most = maxHands): readonly ReadingHand[] {
  const count = Math.min(availableParallelism() - 1, most);
  return Array.from({ length: count }, () => new ThreadHand(script, walker));
}

/** A thread that reads logs. It ends when it is dismissed, or with its process. */
class ThreadHand implements ReadingHand {
  readonly #thread: Worker;
  /** Who waits for a batch, in the order that they asked. */
  readonly #waiting: {
    readonly resolve: (read: readonly HandedLog[]) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  #end: Error | undefined;

  constructor(script: string | URL, walker: Walker | undefined) {
    this.#thread = new Worker(script, { workerData: walker });
    this.#thread.on('message', (read: readonly HandedLog[]) => this.#waiting.shift()?.resolve(read));
    this.#thread.on('error', (error) => this.#ended(error));
    this.#thread.on('exit', () => this.#ended(new Error('the reading thread has ended')));
  }

  read(files: readonly LogFile[]): Promise<readonly HandedLog[]> {
    if (this.#end) return Promise.reject(this.#end);
    this.#thread.postMessage(files);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  dismiss(): void {
    void this.#thread.terminate();
  }

  #ended(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
  }
}
