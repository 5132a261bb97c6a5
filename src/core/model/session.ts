import type { Ending, TitleSource } from './facts.ts';
import type { ProjectId, SessionId, Slug } from './ids.ts';
import type { EpochMs } from './time.ts';

/** What the index knows of a session beside its turns: the ancestor's word, kept in memory, one per (slug, session id). */
export interface SessionMetadata {
  /** Its number in the index; stable while the index lives. */
  readonly number: number;
  readonly id: SessionId;
  readonly slug: Slug;
  readonly project: ProjectId;
  /** Absolute path of its own transcript; undefined when only sub-agent logs are there. */
  readonly mainPath: string | undefined;
  readonly title: { readonly source: TitleSource; readonly text: string } | undefined;
  /** Where its first typed prompt stands, for a title made when somebody looks. */
  readonly promptOffset: number | undefined;
  readonly cwd: string | undefined;
  /** It worked in a worktree, whose repository is its `project`. */
  readonly isWorktree: boolean;
  readonly branches: readonly string[];
  readonly version: string | undefined;
  readonly forkedFrom: string | undefined;
  readonly firstAt: EpochMs | undefined;
  readonly lastAt: EpochMs | undefined;
  /** Latest change of any of its files, sub-agents' included. */
  readonly touchedMs: EpochMs;
  /** Modification time (nanoseconds since 1970) and size of its own transcript: for tracer-cache.json. */
  readonly mainMtimeNs: string;
  readonly mainSizeBytes: number;
  readonly ending: Ending;
  readonly prompts: number;
  readonly messageLines: number;
  readonly toolCalls: number;
  readonly toolErrors: number;
  readonly skippedLines: number;
  /** Every log of it is gone from disk. */
  readonly isDeleted: boolean;
  /** Nobody typed anything and nothing was billed: Claude Code makes such files by being opened. */
  readonly isEmpty: boolean;
}

/** The sessions of one working directory, or of a repository and its worktrees. */
export interface ProjectIndex {
  readonly id: ProjectId;
  /** The directory; undefined when no record tells it and the project goes by its slug. */
  readonly cwd: string | undefined;
  /** How many worktrees of it were worked in. */
  readonly worktrees: number;
  readonly sessions: readonly SessionMetadata[];
}

export type SessionStatus = 'running' | 'waiting' | 'idle' | 'interrupted' | 'completed' | 'unknown' | 'deleted';
