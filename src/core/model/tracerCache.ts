import type { TitleSource } from './facts.ts';

/*
 * tracer-cache.json, version 1: the readable form of sessions' aggregates, shared with tracers in other languages. Names and
 * nulls are those of the file. Optional fields are our additions, which other readers ignore; see format/TRACER_CACHE.md.
 * All numbers are finite and not negative. Maps, because a directory may be called `__proto__`.
 */

export const tracerCacheVersion = 1 as const;

export interface TracerCache {
  readonly version: typeof tracerCacheVersion;
  readonly generator?: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC: the "as of" of all that is in here. */
  readonly generated_at?: string;
  /** Id of the rate card that the costs were made with. */
  readonly price_table?: string;
  /** For the first paint of the status bar. */
  readonly today?: TracerToday;
  /** By project hash: the directory name under `projects/`. */
  readonly projects: ReadonlyMap<string, TracerProject>;
}

export interface TracerToday {
  /** `2026-11-22` in `zone`, an IANA name. */
  readonly day: string;
  readonly zone: string;
  /** US dollars. */
  readonly cost: number;
  /** Of all kinds. */
  readonly tokens?: number;
  readonly sessions: number;
  /** Tokens without a known price, not in `cost`. */
  readonly unpriced: number;
  /** Messages whose output is only a floor. */
  readonly incomplete?: number;
}

export interface TracerProject {
  readonly project_hash: string;
  /** By session id. */
  readonly sessions: ReadonlyMap<string, TracerSession>;
  /** Seconds since 1970. */
  readonly last_updated: number;
}

export interface TracerSession {
  readonly session_id: string;
  /** Readers trust an entry only if this is `completed` and `mtime` is the file's. */
  readonly status: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
  /** US dollars, without what has no price. */
  readonly total_cost: number;
  readonly message_count: number;
  readonly tool_calls: number;
  readonly error_count: number;
  /** ISO 8601; without a zone, UTC is meant. */
  readonly first_activity: string | null;
  readonly last_activity: string | null;
  /** Modification time of the session's log as `pythonMtime` makes it. */
  readonly mtime: number;
  readonly models?: readonly TracerModel[];
  /** Part of the four counters that sub-agents used. */
  readonly subagent_tokens?: number;
  /** Messages whose output is only a floor. */
  readonly incomplete?: number;
  readonly cwd?: string;
  /** The directory or repository that its project is. */
  readonly project?: string;
  readonly branches?: readonly string[];
  /** Never prompt text. */
  readonly title?: string;
  readonly title_source?: TitleSource;
  /** Bytes of the session's log. */
  readonly size?: number;
  readonly log_deleted?: boolean;
}

export interface TracerModel {
  readonly model: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_creation_5m_input_tokens: number;
  readonly cache_creation_1h_input_tokens: number;
  readonly cache_read_input_tokens: number;
  /** US dollars; null: the model has no price. */
  readonly cost: number | null;
}

/**
 * A modification time (nanoseconds since 1970, from a `bigint` stat) as the double that Python's `st_mtime` is, bit for bit.
 * CPython adds seconds and nanoseconds (`sec + 1e-9 * nsec`, Modules/posixmodule.c); `ns / 1e9` differs in one of four files.
 */
export function pythonMtime(mtimeNs: bigint): number {
  const seconds = mtimeNs / 1_000_000_000n;
  return Number(seconds) + 1e-9 * Number(mtimeNs - seconds * 1_000_000_000n);
}
