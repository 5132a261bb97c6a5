import type { SkipReason } from '../model/skips.ts';
import type { TokenCount } from '../model/tokens.ts';
import type { ExplainedLine, ExplainedTurn } from './explainedTurn.ts';

/** Why a figure is what it is: every message in it, every line behind each, and what was left out. Log text stands as it is in the logs. */
export interface Explanation {
  /** `Session Rework invoice export` */
  readonly title: string;
  /** Session id, folder, day or model name. */
  readonly id: string;
  /** Prints all of it in a terminal; undefined where its name is not safe to paste into one. */
  readonly command: string | undefined;
  /** The cost as it stands on screen. */
  readonly figure: string;
  /** `at list prices` */
  readonly basis: string;
  readonly sum: ExplainedSum;
  readonly asOf: string;
  /** Time zone of `local` times and days. */
  readonly zone: string;
  /** When the list of prices was made. */
  readonly prices: string;
  /** Oldest first. */
  readonly turns: readonly ExplainedTurn[];
  /** What `turns` has no room for. */
  readonly more: ExplainedSum | undefined;
  /** Messages that logs of this session or project hold but that are counted in another session. */
  readonly copies: readonly ExplainedCopy[];
  readonly moreCopies: number;
  /** Messages that an aside repeated under another request id: counted once, not here. */
  readonly replays: readonly ExplainedReplay[];
  readonly moreReplays: number;
  /** Where more than one session has part in it. */
  readonly sessions: readonly ExplainedSession[];
  readonly files: readonly ExplainedFile[];
  readonly skips: readonly ExplainedSkip[];
  readonly moreSkips: number;
}

export interface ExplainedSum {
  readonly messages: number;
  readonly tokens: TokenCount;
  readonly webSearches: number;
  readonly usd: number;
  /** The same in decimal, every digit of it. */
  readonly exactUsd: string;
  /** Tokens without a price, so not in the dollars. */
  readonly unpricedTokens: number;
  /** Messages whose output is only a floor. */
  readonly incompleteMessages: number;
}

export interface ExplainedCopy {
  readonly local: string;
  readonly model: string;
  readonly tokens: TokenCount;
  /** Where it is counted; undefined: it is a replay, counted nowhere under this id. */
  readonly countedIn: string | undefined;
  readonly lines: readonly ExplainedLine[];
}

export interface ExplainedReplay {
  readonly local: string;
  readonly model: string;
  readonly tokens: TokenCount;
  /** Number of the message it repeats, where that is listed here. */
  readonly repeats: number | undefined;
  readonly lines: readonly ExplainedLine[];
}

export interface ExplainedSession {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
}

export interface ExplainedFile {
  readonly number: number;
  readonly path: string;
  readonly role: 'main' | 'agent' | 'compactor' | 'other';
  readonly sessionId: string;
  /** Of another session: read for the copies it holds. */
  readonly isOther: boolean;
  /** Bytes that are counted. */
  readonly bytes: number;
  readonly state: FileState;
}

/** `unread`: nothing of it is needed. `deleted`, `changed`, `unreadable`: what it came to is remembered, its lines are not listed. */
export type FileState = 'read' | 'unread' | 'deleted' | 'changed' | 'unreadable';

export interface ExplainedSkip {
  readonly file: number;
  readonly reason: SkipReason;
  readonly offset: number;
  readonly bytes: number;
}
