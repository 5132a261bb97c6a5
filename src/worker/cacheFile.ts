import type { Fault } from '../core/model/fault.ts';
import { systemClock } from '../core/kit/clock.ts';
import { readTracerCache, writeTracerCache } from '../core/store/tracerCache.ts';
import type { TracerCache } from '../core/model/tracerCache.ts';
import { createTracerCacheWriter, type TracerCacheWriter } from '../core/store/tracerCacheWriter.ts';

/** tracer-cache.json beside the store: read once for the first paint, written (coalesced) after changes. */
export class CacheFile {
  readonly #path: string;
  readonly #onFault: (fault: Fault) => void;
  readonly #writer: TracerCacheWriter;
  #make: (() => TracerCache) | undefined;

  constructor(path: string, onFault: (fault: Fault) => void) {
    this.#path = path;
    this.#onFault = onFault;
    this.#writer = createTracerCacheWriter({
      make: () => this.#make!(),
      write: (cache) => writeTracerCache(path, cache),
      onFault,
      clock: systemClock,
      timer: (action, delayMs) => {
        const timeout = setTimeout(action, delayMs);
        return () => clearTimeout(timeout);
      },
    });
  }

  /** What it remembers; undefined when there is none or it is of no use, which is told. */
  async read(): Promise<TracerCache | undefined> {
    const read = await readTracerCache(this.#path);
    if (read.ok) return read.value;
    this.#onFault(read.error);
    return undefined;
  }

  request(make: () => TracerCache): void {
    this.#make = make;
    this.#writer.request();
  }

  close(): Promise<void> {
    return this.#writer.close();
  }
}
