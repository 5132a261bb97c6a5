import type { SessionId, Slug } from './ids.ts';
import type { EpochMs } from './time.ts';

/** A directory that holds `<slug>/<session>.jsonl`, with symbolic links resolved. */
export interface LogRoot {
  readonly path: string;
  readonly origin: 'env' | 'home' | 'xdg' | 'setting';
}

/** `main`: a session's own transcript. `agent`: a sub-agent's. `compactor`: a compaction request. `other`: any other *.jsonl. */
export type LogRole = 'main' | 'agent' | 'compactor' | 'other';

/** What a stat says. Equal stamps mean: nothing to read. */
export interface FileStamp {
  readonly sizeBytes: number;
  readonly mtimeMs: EpochMs;
  readonly ctimeMs: EpochMs;
  /** Whole milliseconds: the owner of a copied turn is the file that was born first. */
  readonly birthMs: EpochMs;
  /** Device and inode as text: they do not fit a double on every system. */
  readonly identity: string;
}

/** A log as the directory tells of it. */
export interface LogFile {
  /** Absolute, below its root's real path; forward slashes. */
  readonly path: string;
  readonly slug: Slug;
  readonly role: LogRole;
  /** From the path; undefined for a flat `agent-*.jsonl`, whose records tell. */
  readonly session: SessionId | undefined;
  readonly stamp: FileStamp;
}

/** How far a file has been read, and how to know that it is still the same file. */
export interface ReadMark {
  /** Just after a newline. */
  readonly offset: number;
  /** Hash of the first `headBytes` bytes. */
  readonly headBytes: number;
  readonly headHash: string;
  /** Hash of the last `tailBytes` bytes before `offset`. */
  readonly tailBytes: number;
  readonly tailHash: string;
}

export const noMark: ReadMark = { offset: 0, headBytes: 0, headHash: '', tailBytes: 0, tailHash: '' };
