import type { LabelForm } from './labelForm.ts';
import type { TranscriptItem, TranscriptItemKind } from './transcriptItem.ts';

/** Where a session's transcript is. `log` names one of its files: the answer to `transcriptHead` lists them. */
export interface TranscriptPlace {
  /** `slug/session` */
  readonly session: string;
  readonly log: string;
}

/** The name of a session's own log among its logs. */
export const mainLog = 'main';

/** What stands above a transcript. */
export interface TranscriptHead {
  readonly session: string;
  readonly sessionId: string;
  readonly title: string;
  /** `billing`, `main`, `Opus 5.5`, `12 Nov 14:05–15:31`, `$2.10`: in this order, without what is not known. */
  readonly subtitle: readonly string[];
  /** `deleted`: Claude Code has removed the log; its figures are kept, there is nothing to read. */
  readonly state: 'there' | 'deleted' | 'missing';
  /** The main log first, then sub-agents by time. */
  readonly logs: readonly TranscriptLog[];
  readonly counts: TranscriptCounts;
  /** How the page writes those counts. */
  readonly form: LabelForm;
  readonly rail: readonly RailMark[];
  /** Counts up with every change of the index; an older head is ignored. */
  readonly revision: number;
}

export interface TranscriptLog {
  readonly log: string;
  readonly kind: 'main' | 'agent' | 'compaction' | 'other';
  readonly title: string;
  readonly agentType: string;
  /** `$0.31` */
  readonly cost: string;
  readonly sizeBytes: number;
}

/** How many of each there are in the main log, for the filters. */
export interface TranscriptCounts {
  readonly prompts: number;
  readonly errors: number;
  readonly toolCalls: number;
  readonly compactions: number;
  /** By calls, most first. */
  readonly tools: readonly {
    readonly tool: string;
    readonly name: string;
    readonly calls: number;
    readonly errors: number;
  }[];
}

/** A place on the scroll map: `share` of the main log's bytes, 0 to 1. */
export interface RailMark {
  readonly kind: 'prompt' | 'error' | 'compaction' | 'costliest';
  readonly share: number;
  readonly offset: number;
  readonly label: string;
}

/** What is shown of a log. Nothing said means: all but details. */
export interface TranscriptFilter {
  readonly kinds?: readonly TranscriptItemKind[] | undefined;
  /** As logs name them. */
  readonly tools?: readonly string[] | undefined;
  readonly errorsOnly?: boolean | undefined;
  /** Items in whose text this stands, in any case. */
  readonly text?: string | undefined;
  /** Also the records that Claude Code keeps for itself. */
  readonly withDetails?: boolean | undefined;
}

/** Where a page begins. `after` and `before` take a page's own `after` and `before`; `around` any offset in the log. */
export type PageStart =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'after'; readonly offset: number }
  | { readonly kind: 'before'; readonly offset: number }
  | { readonly kind: 'around'; readonly offset: number };

/** Consecutive items of a log, in the order of the log. */
export interface TranscriptPage {
  readonly log: string;
  readonly items: readonly TranscriptItem[];
  /** Of the messages that `items` are part of. */
  readonly figures: readonly MessageFigure[];
  /** Go on before this one, or after that one. Both stand at the start of a line. */
  readonly before: number;
  readonly after: number;
  readonly isAtStart: boolean;
  /** A log that is being written goes on later: ask again `after` this page. */
  readonly isAtEnd: boolean;
  /** Bytes of the log, for the scroll bar. */
  readonly sizeBytes: number;
  readonly revision: number;
}

/** What one message of the model came to: once, however many lines, blocks and items it has. */
export interface MessageFigure {
  readonly id: string;
  /** `Opus 5.5` */
  readonly model: string;
  /** `$0.08`; `–` for a copy, which is counted where it was said. */
  readonly cost: string;
  readonly usd: number;
  readonly isCopy: boolean;
  /** What the session had cost with it: `$0.41`. */
  readonly runningCost: string;
  /** `ctx 23 %`, `ctx 46k` where the size of the window is not known; empty where nothing was put before the model. */
  readonly context: string;
  /** 0 to 1 */
  readonly contextShare: number | undefined;
  /** Exact, by kind, without those that are zero: `Input`, `1,234`. */
  readonly tokens: readonly { readonly label: string; readonly text: string }[];
  /** `Counted in another session`, `At least: the log does not have the final count`. */
  readonly notes: readonly string[];
  /** `msg_…` and `req_…`, to be copied. */
  readonly messageId: string | undefined;
  readonly requestId: string | undefined;
  /** A sentence for screen readers. */
  readonly sentence: string;
}

/** What to look for, from some offset on. */
export type JumpTarget =
  | { readonly kind: 'prompt' | 'error' | 'tool' | 'compaction' | 'costliest' }
  | { readonly kind: 'text'; readonly text: string };

export type JumpDirection = 'next' | 'previous';

/** `further`: nothing up to `offset`; a long log is searched in steps, ask on from there. */
export type Jumped =
  | { readonly kind: 'found'; readonly offset: number; readonly item: string }
  | { readonly kind: 'further'; readonly offset: number }
  | { readonly kind: 'none' };

/** Where a text stands in a log, a stretch of it at a time. */
export interface TextPlaces {
  /** Of the items that have it; an item may be told of twice, once for a call and once for its result. */
  readonly offsets: readonly number[];
  /** Ask on from there; undefined at the end of the log. */
  readonly further: number | undefined;
}

/** A whole picture; only kinds that cannot hold a script. */
export interface ImageBytes {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly base64: string;
}

/** The file that a tool call is about, and what it did to it where the log tells. */
export interface ToolFile {
  readonly path: string;
  /** First line it is about; 0 where unknown. */
  readonly line: number;
  /** Whole file where `isWhole`, else only the parts that the call names. Undefined where it changed nothing. */
  readonly change: { readonly before: string; readonly after: string; readonly isWhole: boolean } | undefined;
}
