import type { Fault } from './fault.ts';

export type RefreshReason = 'start' | 'timer' | 'watch' | 'command' | 'rebuild' | 'focus';

/** What it took to look for logs. */
export interface LookCounts {
  readonly filesStatted: number;
  readonly foldersStatted: number;
  readonly foldersListed: number;
}

/** What one refresh did, in exact counts: written to the log channel and asserted by tests. */
export interface RefreshReport extends LookCounts {
  readonly reason: RefreshReason;
  readonly filesSeen: number;
  /** Unchanged since the store's row was written: nothing read. */
  readonly cacheHits: number;
  readonly cacheMisses: number;
  /** Also such that were opened only to see what became of them. */
  readonly filesOpened: number;
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
