import type { SkipReason } from '../model/skips.ts';
import type { TokenCount } from '../model/tokens.ts';

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

export type TokenKind = keyof TokenCount;

/** How a message's cost came about. */
export interface ExplainedPrice {
  /** The rule applied: `list`, `long context > 200k`, `fast ×2` … */
  readonly rule: string;
  /** The model as the price list names it; empty when unpriced. */
  readonly priceId: string;
  /** Decimal dollars per million tokens; a kind that has no price is missing. */
  readonly usdPerMillion: Readonly<Partial<Record<TokenKind, string>>>;
  /** Decimal dollars of each kind that was used and has a price. */
  readonly usdOfKind: Readonly<Partial<Record<TokenKind, string>>>;
  readonly usdPerWebSearch: string | undefined;
}

/** A message counted here: one request, as the join of all lines that tell of it. */
export interface ExplainedTurn {
  readonly number: number;
  readonly kind: TurnKind;
  /** ISO 8601, UTC; undefined where no line has a trustworthy time. */
  readonly at: string | undefined;
  /** In the zone, to the millisecond. */
  readonly local: string;
  readonly sessionId: string;
  readonly model: string;
  readonly tokens: TokenCount;
  /** Part of the output. */
  readonly thinkingTokens: number;
  readonly webSearches: number;
  readonly price: ExplainedPrice;
  readonly usd: number;
  readonly exactUsd: string;
  readonly unpricedTokens: number;
  /** `costUSD` as an old log has it. */
  readonly loggedUsd: number | undefined;
  /** No line has a stop reason: the output is a floor. */
  readonly isOutputFloor: boolean;
  readonly lines: readonly ExplainedLine[];
  /** Do the lines come to the figures? Not where a log changed after it was counted. */
  readonly isProven: boolean;
}

/** `advisor` and `compaction` are requests inside a message that its own numbers leave out. */
export type TurnKind = 'message' | 'advisor' | 'compaction';

/** What one line says of a message. */
export interface ExplainedLine {
  /** Into `files`, from 1. */
  readonly file: number;
  /** Of the record's first byte. */
  readonly offset: number;
  readonly at: string | undefined;
  readonly local: string;
  readonly model: string;
  readonly tokens: TokenCount;
  readonly thinkingTokens: number;
  readonly webSearches: number;
  readonly notes: readonly LineNote[];
  /** Decides model and price: the largest output. */
  readonly isDecisive: boolean;
  /** The log cannot be read any more; this is what all its lines together came to. */
  readonly isRemembered: boolean;
}

export type LineNote = 'sidechain' | 'forked' | 'relayed' | 'no-stop-reason' | 'fast' | 'us' | 'batch' | 'priority';

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
