import { availableParallelism } from 'node:os';
import { AskedThread } from '../kit/askedThread.ts';
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

/** A thread that searches. */
class ThreadSearchHand implements SearchHand {
  readonly #thread: AskedThread<SearchJob, readonly RawHit[]>;

  constructor(script: string | URL, flag: StopFlag) {
    this.#thread = new AskedThread(script, { workerData: flag.shared });
    this.#thread.unref();
  }

  search(job: SearchJob): Promise<readonly RawHit[]> {
    return this.#thread.ask(job);
  }

  dismiss(): void {
    this.#thread.dismiss();
  }
}
