import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RawHit } from '../model/rawHit.ts';
import type { SearchHand, SearchJob, StopFlag } from './searchHand.ts';
import { searchRanges } from './searchRanges.ts';

/** More threads than these wait for the memory, not for each other. */
const mostHands = 4;

/** A thread for each core. `script` is searchThread.ts, built. */
export function hireSearchHands(script: string | URL, flag: StopFlag): readonly SearchHand[] {
  const count = Math.min(availableParallelism(), mostHands);
  return Array.from({ length: count }, () => new ThreadSearchHand(script, flag));
}

/** Searches in the thread that asks, which looks up between jobs. */
export class OwnSearchHand implements SearchHand {
  readonly #flag: StopFlag;

  constructor(flag: StopFlag) {
    this.#flag = flag;
  }

  async search(job: SearchJob): Promise<readonly RawHit[]> {
    await new Promise((resolve) => setImmediate(resolve));
    return searchRanges(job, () => this.#flag.isStopped(job.search));
  }

  dismiss(): void {
    // There is no thread to end.
  }
}

/** A thread that searches. It ends when it is dismissed, or with its process. */
class ThreadSearchHand implements SearchHand {
  readonly #thread: Worker;
  readonly #waiting: {
    readonly resolve: (hits: readonly RawHit[]) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  #end: Error | undefined;

  constructor(script: string | URL, flag: StopFlag) {
    this.#thread = new Worker(script, { workerData: flag.shared });
    this.#thread.unref();
    this.#thread.on('message', (hits: readonly RawHit[]) => this.#waiting.shift()?.resolve(hits));
    this.#thread.on('error', (error) => this.#ended(error));
    this.#thread.on('exit', () => this.#ended(new Error('the searching thread has ended')));
  }

  search(job: SearchJob): Promise<readonly RawHit[]> {
    if (this.#end) return Promise.reject(this.#end);
    this.#thread.postMessage(job);
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
