import type { TokenCount } from '../model/tokens.ts';

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
