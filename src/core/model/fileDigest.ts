import type { ActTable } from './actTable.ts';
import type { FileFacts } from './facts.ts';
import type { LogFile, ReadMark } from './logFile.ts';
import type { Skip } from './skips.ts';
import type { TurnTable } from './turnTable.ts';

/** Counts up when scan or digest learn to find more or otherwise: files that still exist are then read again. */
export const parserVersion = 2;

/** One file's acts. Its names are in the order in which the file named them. */
export interface FileActs {
  readonly table: ActTable;
  /** Tools, slash commands, triggers of compactions, kinds of errors. */
  readonly names: readonly string[];
  /** Files, skills, types of sub-agents. */
  readonly subjects: readonly string[];
}

/** All that one log file comes to. Packed, it is one row of the store. */
export interface FileDigest {
  readonly file: LogFile;
  /** `parserVersion` of the code that read it. */
  readonly parser: number;
  readonly mark: ReadMark;
  /** Nanoseconds since 1970, as text: what tracer-cache.json's `mtime` is made from. `file.stamp.mtimeMs` has lost the last digits. */
  readonly mtimeNs: string;
  readonly turns: TurnTable;
  /** What `turns` counts into, in the order in which the file named them. */
  readonly models: readonly string[];
  readonly branches: readonly string[];
  readonly skills: readonly string[];
  readonly acts: FileActs;
  /** Where they are still packed: for who goes through the acts of all files once, and keeps nothing of them. */
  readonly packedActs?: { readonly length: number; readonly read: () => FileActs } | undefined;
  readonly facts: FileFacts;
  readonly skips: readonly Skip[];
  /** A last line that is whole but has no newline yet is counted, and taken back when the file goes on. */
  readonly pending: PendingLine | undefined;
  /** The log is gone from disk; these rows are its only memory. */
  readonly isDeleted: boolean;
}

/** The same digest of a log that is gone. Written out: what a digest makes only when asked, a spread would leave behind. */
export const deletedDigest = (digest: FileDigest): FileDigest => ({
  file: digest.file,
  parser: digest.parser,
  mark: digest.mark,
  mtimeNs: digest.mtimeNs,
  turns: digest.turns,
  models: digest.models,
  branches: digest.branches,
  skills: digest.skills,
  acts: digest.acts,
  facts: digest.facts,
  skips: digest.skips,
  pending: digest.pending,
  isDeleted: true,
});

/** What belongs to a pending last line: the last rows of each table; and what stood before it. */
export interface PendingLine {
  readonly turns: number;
  readonly acts: number;
  /** How many names there were without it. */
  readonly names: NameCounts;
  readonly facts: FileFacts;
  readonly skips: readonly Skip[];
}

export interface NameCounts {
  readonly models: number;
  readonly branches: number;
  readonly skills: number;
  readonly actNames: number;
  readonly subjects: number;
}
