import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FirstPaint } from '../core/answers/firstPaint.ts';
import type { Result } from '../core/kit/result.ts';
import { firstPaintFile, writeFirstPaint } from '../core/store/firstPaintFile.ts';
import type { Fault } from '../core/model/fault.ts';
import { systemClock } from '../core/kit/clock.ts';
import { readTracerCache, writeTracerCache } from '../core/store/tracerCache.ts';
import type { TracerCache } from '../core/model/tracerCache.ts';
import { createTracerCacheWriter, type TracerCacheWriter } from '../core/store/tracerCacheWriter.ts';

/** What is left behind for others. */
export interface Legacy {
  readonly cache: () => TracerCache;
  readonly firstPaint: () => FirstPaint;
}

/** What stands beside the store for the next window and for other tracers, written (coalesced) after changes. */
export class CacheFile {
  readonly #path: string;
  readonly #storageFolder: string;
  readonly #onFault: (fault: Fault) => void;
  readonly #writer: TracerCacheWriter;
  #legacy: Legacy | undefined;

  constructor(storageFolder: string, onFault: (fault: Fault) => void) {
    this.#storageFolder = storageFolder;
    this.#path = path.join(storageFolder, 'tracer-cache.json');
    this.#onFault = onFault;
    this.#writer = createTracerCacheWriter({
      make: () => this.#legacy!.cache(),
      write: (cache) => this.#write(cache),
      onFault,
      clock: systemClock,
      timer: (action, delayMs) => {
        const timeout = setTimeout(action, delayMs);
        return () => clearTimeout(timeout);
      },
    });
  }

  /** What is remembered, where the host has nothing to show at first; undefined when there is none or it is of no use, which is told. */
  async read(): Promise<TracerCache | undefined> {
    if (existsSync(firstPaintFile(this.#storageFolder))) return undefined;
    const read = await readTracerCache(this.#path);
    if (read.ok) return read.value;
    this.#onFault(read.error);
    return undefined;
  }

  request(legacy: Legacy): void {
    this.#legacy = legacy;
    this.#writer.request();
  }

  close(): Promise<void> {
    return this.#writer.close();
  }

  async #write(cache: TracerCache): Promise<Result<void, Fault>> {
    const painted = await writeFirstPaint(this.#storageFolder, this.#legacy!.firstPaint());
    const written = await writeTracerCache(this.#path, cache);
    return written.ok ? painted : written;
  }
}
