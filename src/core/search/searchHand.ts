import type { SessionId } from '../model/ids.ts';
import type { RawHit } from '../model/rawHit.ts';

/** A part of a log to be searched. */
export interface LogRange {
  /** Number of the log in the search; comes back with its hits. */
  readonly log: number;
  readonly path: string;
  /** As the scanner has it: keys of acts depend on it. */
  readonly session: SessionId;
  readonly from: number;
  readonly to: number;
  /** As far as the index has read. */
  readonly sizeBytes: number;
}

export interface SearchJob {
  /** Number of the search: it ends when this or a later number is stopped. */
  readonly search: number;
  readonly text: string;
  readonly ranges: readonly LogRange[];
  /** Hits of one range that are worth looking for. */
  readonly mostHits: number;
}

/** Searches parts of logs, in this thread or in another. */
export interface SearchHand {
  search(job: SearchJob): Promise<readonly RawHit[]>;
  dismiss(): void;
}

/** Where all hands look whether to go on: the number of the last search that was stopped. */
export class StopFlag {
  readonly #stopped: Int32Array;

  constructor(shared = new SharedArrayBuffer(4)) {
    this.#stopped = new Int32Array(shared);
  }

  get shared(): SharedArrayBuffer {
    return this.#stopped.buffer as SharedArrayBuffer;
  }

  stop(search: number): void {
    Atomics.store(this.#stopped, 0, search);
  }

  isStopped(search: number): boolean {
    return Atomics.load(this.#stopped, 0) >= search;
  }
}
