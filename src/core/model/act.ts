import type { Hash64 } from './hash64.ts';
import type { EpochMs } from './time.ts';
import { turnFlag } from './turn.ts';

/** What can happen in a session beside a billed request. Numbers in packed rows count into this list: new kinds go to its end. */
export const actKinds = ['tool', 'prompt', 'interruption', 'compaction', 'api-error'] as const;
export type ActKind = (typeof actKinds)[number];

/**
 * One thing that happened, as one line tells it. The lines of an act share `key` (a tool's call and its result are two); their
 * join is the truth (actJoin.ts). No text of a prompt, an answer, a command or an output is ever in it.
 *
 * | kind         | name                        | subject                           | figure, otherFigure            | endAt            |
 * |--------------|-----------------------------|-----------------------------------|--------------------------------|------------------|
 * | tool         | the tool                    | file, skill, or type of sub-agent | lines added, removed; for a    | when the result  |
 * |              |                             |                                   | sub-agent, hash of its id      | came             |
 * | prompt       | slash command, or empty     |                                   |                                |                  |
 * | interruption |                             |                                   |                                |                  |
 * | compaction   | its trigger, or `micro`     |                                   | tokens before, after           | when it was done |
 * | api-error    | kind of error, or status    |                                   | attempt                        | next attempt     |
 */
export interface Act {
  readonly key: Hash64;
  readonly kind: ActKind;
  /** When it began; `undated` where this line does not tell. */
  readonly at: EpochMs;
  /** When it ended; `undated` where this line does not tell. */
  readonly endAt: EpochMs;
  /** Where the line that began it starts; `nowhere` for a line that is only a result. */
  readonly offset: number;
  /** Where the line with the result starts: there its text is read when somebody looks. `nowhere` for other lines. */
  readonly resultOffset: number;
  readonly name: string;
  readonly subject: string;
  readonly figure: number;
  readonly otherFigure: number;
  readonly flags: ActFlags;
}

/** The offset of a line that has not been met. Infinity, so that the first of several lines is simply their minimum. */
export const nowhere = Number.POSITIVE_INFINITY;

/** Bits of `actFlag`. */
export type ActFlags = number;

export const actFlag = {
  /** These four mean what they mean of a turn: who owns an act is decided alike. */
  sidechain: turnFlag.sidechain,
  forked: turnFlag.forked,
  relayed: turnFlag.relayed,
  mixed: turnFlag.mixed,
  /** The tool said that it failed; so do calls that were denied. */
  failed: 4,
  /** A person refused the call. */
  denied: 16,
  /** A person stopped the tool while it ran. */
  interrupted: 32,
  /** The result came when the work had only begun: its time says nothing. */
  background: 64,
  /** The file was not there before. */
  created: 128,
  /** The log tells the figures; without this they are unknown and zero. */
  measured: 256,
  /** A person changed what the tool was about to write. */
  userModified: 512,
  /** The client tried again by itself after the error. */
  retried: 2048,
  /** Some line is its result; only in the index, which sees the lines together. */
  answered: 4096,
} as const;

/** Where a log tells of an act: enough to read its text there when somebody looks. */
export interface ActPlace {
  readonly path: string;
  /** Of the line's first byte. */
  readonly offset: number;
  /** Which of the acts on that line. */
  readonly key: Hash64;
}

/** What the call of a sub-agent said that it is for, read when somebody looks. */
export interface AgentWords {
  readonly type: string;
  readonly description: string;
}

/** Tools that write a file, whose `subject` is its path. */
export const editTools: ReadonlySet<string> = new Set(['Edit', 'Write', 'MultiEdit', 'NotebookEdit']);

/** Tools that start a sub-agent, whose `subject` is its type. */
export const agentTools: ReadonlySet<string> = new Set(['Task', 'Agent']);
