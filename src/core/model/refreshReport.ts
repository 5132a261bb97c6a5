import type { Fault } from './fault.ts';

export type RefreshReason = 'start' | 'timer' | 'watch' | 'command' | 'rebuild' | 'focus';

/** What one refresh did, in exact counts: written to the log channel and asserted by tests. */
export interface RefreshReport {
  readonly reason: RefreshReason;
  readonly filesSeen: number;
  readonly filesStatted: number;
  /** Unchanged since the store's row was written: nothing read. */
  readonly cacheHits: number;
  readonly cacheMisses: number;
  readonly filesRead: number;
  /** Of those, read from the first byte (new, replaced, truncated). */
  readonly filesReadWhole: number;
  readonly bytesRead: number;
  readonly lines: number;
  readonly filesDeleted: number;
  readonly rowsWritten: number;
  readonly elapsedMs: number;
  readonly faults: readonly Fault[];
}

/** For progress while a first read runs. */
export interface ReadProgress {
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly readFiles: number;
  readonly totalFiles: number;
}
