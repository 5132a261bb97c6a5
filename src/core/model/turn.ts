import type { Hash64 } from './hash64.ts';
import type { EpochMs } from './time.ts';

/**
 * One billed request as one line tells it. The lines of a request share `key`; their join is the truth:
 * counters by maximum, `at` by minimum, attributes from the line with the largest output (FORMAT.md §5.1).
 */
export interface Turn {
  readonly key: Hash64;
  /**
   * (message.id, sessionId): finds `/btw` replays, which repeat a message under another requestId; `noHash` without a real
   * message id. Of an iteration: the key of its message, with which it is a replay or not.
   */
  readonly replayKey: Hash64;
  readonly at: EpochMs;
  /** Where the line starts in its file. */
  readonly offset: number;
  readonly model: string;
  /** gitBranch as the line has it; empty when unknown. */
  readonly branch: string;
  /** attributionSkill as the line has it: the skill that was at work; empty when none was. */
  readonly skill: string;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** Both kinds of cache write together; the 5-minute part is the rest after `cacheWrite1h`. */
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
  /** Part of `output`, where the log tells. */
  readonly thinking: number;
  readonly webSearches: number;
  /** `costUSD` as old logs had it, or -1. */
  readonly loggedUsd: number;
  readonly flags: TurnFlags;
}

/** Bits of `turnFlag`. */
export type TurnFlags = number;

export const turnFlag = {
  /** Sub-agent or aside traffic. A key is a sidechain only if all its lines are. */
  sidechain: 1,
  /** Copied here by a fork that says so (`forkedFrom`). */
  forked: 2,
  /** Some line has a stop_reason; without one the output count is only a floor. */
  complete: 4,
  /** Known only from `agent_progress` lines in the parent's log. */
  relayed: 8,
  fast: 16,
  geoUs: 32,
  batch: 64,
  priority: 128,
  /** An `advisor_message` iteration: sub-inference by another model, not in the message's own numbers. */
  advisor: 256,
  /** A `compaction` iteration, not in the message's own numbers. */
  compaction: 512,
  /** Some lines are copies and the others a side conversation: no line is neither, although neither is true of every line. */
  mixed: 1024,
} as const;

/** What the winning line decides about the price. */
export const priceFlags: TurnFlags = turnFlag.fast | turnFlag.geoUs | turnFlag.batch | turnFlag.priority;

/** True of a key only if true of every line of it. */
export const everyLineFlags: TurnFlags = turnFlag.sidechain | turnFlag.forked | turnFlag.relayed;

/** The client's own stand-in for a model (interrupts, error text): never billed, never listed. */
export const syntheticModel = '<synthetic>';
