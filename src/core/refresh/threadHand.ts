import { availableParallelism } from 'node:os';
import { AskedThread } from '../kit/askedThread.ts';
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

/** A thread that reads logs. */
class ThreadHand implements ReadingHand {
  readonly #thread: AskedThread<readonly LogFile[], readonly HandedLog[]>;

  constructor(script: string | URL, walker: Walker | undefined) {
    this.#thread = new AskedThread(script, { workerData: walker });
  }

  read(files: readonly LogFile[]): Promise<readonly HandedLog[]> {
    return this.#thread.ask(files);
  }

  dismiss(): void {
    this.#thread.dismiss();
  }
}
