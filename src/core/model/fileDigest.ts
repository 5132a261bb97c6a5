import type { FileFacts } from './facts.ts';
import type { LogFile, ReadMark } from './logFile.ts';
import type { Skip } from './skips.ts';
import type { TurnTable } from './turnTable.ts';

/** Counts up when scan or digest learn to find more or otherwise: files that still exist are then read again. */
export const parserVersion = 1;

/** All that one log file comes to. Packed, it is one row of the store. */
export interface FileDigest {
  readonly file: LogFile;
  /** `parserVersion` of the code that read it. */
  readonly parser: number;
  readonly mark: ReadMark;
  /** Nanoseconds since 1970, as text: what tracer-cache.json's `mtime` is made from. `file.stamp.mtimeMs` has lost the last digits. */
  readonly mtimeNs: string;
  readonly turns: TurnTable;
  readonly models: readonly string[];
  readonly branches: readonly string[];
  readonly facts: FileFacts;
  readonly skips: readonly Skip[];
  /** A last line that is whole but has no newline yet is counted, and taken back when the file goes on. */
  readonly pending: PendingLine | undefined;
  /** The log is gone from disk; these rows are its only memory. */
  readonly isDeleted: boolean;
}

/** What belongs to a pending last line: the last `turns` rows; and what stood before it. */
export interface PendingLine {
  readonly turns: number;
  /** How many models and branches there were without it. */
  readonly models: number;
  readonly branches: number;
  readonly facts: FileFacts;
  readonly skips: readonly Skip[];
}
