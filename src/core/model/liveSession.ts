import type { EpochMs } from './time.ts';

/** What a running Claude Code is at: working, asking its user something, or at the end of a turn. */
export type LiveState = 'running' | 'waiting' | 'idle';

/** A process of Claude Code that is alive, as it tells of itself. */
export interface LiveSession {
  readonly sessionId: string;
  /** Undefined for versions that do not tell. */
  readonly state: LiveState | undefined;
  readonly cwd: string | undefined;
  /** Given by the user or made up by Claude Code; other than a title, also before there is a log. */
  readonly name: string | undefined;
  /** When the state was last written; it is written when it changes, not while it lasts. */
  readonly sinceMs: EpochMs | undefined;
}

/** By session id. */
export type LiveSessions = ReadonlyMap<string, LiveSession>;

export const noLiveSessions: LiveSessions = new Map();
