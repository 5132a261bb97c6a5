import type { Fault } from '../model/fault.ts';
import type { Clock } from '../kit/clock.ts';
import type { Result } from '../kit/result.ts';
import type { TracerCache } from '../model/tracerCache.ts';

/** Calls `action` once after `delayMs`; what it returns cancels that. */
export type Timer = (action: () => void, delayMs: number) => () => void;

export interface TracerCacheWriter {
  /** Says that there is something new. Costs nothing; the cache is made when it is written. */
  request(): void;
  /** Writes what has been requested and not yet written. Idempotent; requests after it are ignored. */
  close(): Promise<void>;
}

const leastPauseMs = 5000;
const longestPauseMs = 60_000;
/** Thousands of sessions take a tenth of a second to write: then they are written less often, so that it takes 1 % of the time. */
const pauseByCost = 100;

export interface TracerCacheWriterParts {
  readonly make: () => TracerCache;
  readonly write: (cache: TracerCache) => Promise<Result<void, Fault>>;
  readonly onFault: (fault: Fault) => void;
  readonly clock: Clock;
  readonly timer: Timer;
}

/**
 * At most one write every five seconds (less often where one takes long) and one at the end, never two at once; however often
 * `request` is called.
 */
export function createTracerCacheWriter({
  make,
  write,
  onFault,
  clock,
  timer,
}: TracerCacheWriterParts): TracerCacheWriter {
  let writtenMs = Number.NEGATIVE_INFINITY;
  let pauseMs = leastPauseMs;
  let cancel: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isClosed = false;

  const writeNow = async (previous: Promise<void>): Promise<void> => {
    cancel = undefined;
    writtenMs = clock();
    await previous;
    const startedMs = clock();
    const written = await write(make());
    // The machine may have slept in between.
    pauseMs = Math.min(longestPauseMs, Math.max(leastPauseMs, (clock() - startedMs) * pauseByCost));
    if (!written.ok) onFault(written.error);
  };
  return {
    request(): void {
      if (isClosed || cancel) return;
      // A clock set back must not stop the writing for as long as it was set back.
      const sinceMs = Math.max(0, clock() - writtenMs);
      const start = (): void => void (writing = writeNow(writing));
      cancel = timer(start, Math.max(0, pauseMs - sinceMs));
    },
    close(): Promise<void> {
      isClosed = true;
      if (cancel) {
        cancel();
        writing = writeNow(writing);
      }
      return writing;
    },
  };
}
