import type { Hash64 } from './hash64.ts';
import type { EpochMs } from './time.ts';

/*
 * What a log's records say to a reader, in their own words: read when somebody looks, never stored. Texts are as hostile as the
 * log; `answers` makes them fit to be shown.
 */

/** A text, perhaps only its beginning. */
export interface SaidText {
  readonly text: string;
  /** What of it was left out when it was read; `lines` are those that end in it, the last one included. */
  readonly rest: { readonly bytes: number; readonly lines: number } | undefined;
}

export interface SaidImage {
  readonly mediaType: string;
  readonly base64: SaidText;
}

/** One record of a log. */
export interface SaidRecord {
  /** Of its first byte. */
  readonly offset: number;
  /** Just after its line. */
  readonly end: number;
  /** Its type, with the kind of detail: `system/api_error`. */
  readonly kind: string;
  readonly uuid: string | undefined;
  readonly parentUuid: string | undefined;
  readonly at: EpochMs;
  readonly isSidechain: boolean;
  /** The sub-agent that a progress record of the main log relays; undefined for all others. */
  readonly relayedAgent: string | undefined;
  /** Message of the model that it is a line of. */
  readonly message: SaidMessage | undefined;
  /** In the order of its blocks. Empty only for what says nothing. */
  readonly said: readonly Said[];
}

export interface SaidMessage {
  /** Key of its turn. */
  readonly key: Hash64;
  readonly id: string | undefined;
  readonly requestId: string | undefined;
}

export type Said =
  | {
      readonly kind: 'prompt';
      readonly text: SaidText;
      readonly images: readonly SaidImage[];
      readonly source: PromptSource;
    }
  | { readonly kind: 'answer'; readonly text: SaidText }
  | { readonly kind: 'thinking'; readonly text: SaidText; readonly isHidden: boolean }
  | ToolCall
  | {
      readonly kind: 'toolResult';
      readonly id: string | undefined;
      readonly act: Hash64 | undefined;
      readonly result: ToolResult;
    }
  | {
      readonly kind: 'compaction';
      readonly trigger: string;
      readonly before: number;
      readonly after: number | undefined;
    }
  /** What the conversation goes on with after a compaction. */
  | { readonly kind: 'compactSummary'; readonly text: SaidText }
  | { readonly kind: 'command'; readonly name: string; readonly args: SaidText; readonly output: SaidText }
  | {
      readonly kind: 'hook';
      readonly name: string;
      readonly state: 'done' | 'blocked' | 'failed';
      readonly text: SaidText;
    }
  | {
      readonly kind: 'apiError';
      readonly error: string;
      /** 0 where it was not tried again. */
      readonly attempt: number;
      readonly maxAttempts: number;
      readonly text: SaidText;
    }
  | { readonly kind: 'interruption' }
  /** `isDetail`: what the client keeps for itself. */
  | { readonly kind: 'note'; readonly topic: NoteTopic; readonly text: SaidText; readonly isDetail: boolean };

export interface ToolCall {
  readonly kind: 'toolCall';
  readonly id: string | undefined;
  /** Key of the act that it begins; undefined where the service ran the tool itself. */
  readonly act: Hash64 | undefined;
  readonly tool: string;
  readonly input: ToolInput;
}

export type SaidKind = Said['kind'];

export type PromptSource = 'typed' | 'queued' | 'sdk' | 'system';

/** What a note is about; `record`: a record of a kind that has no place of its own. */
export type NoteTopic =
  | 'background'
  | 'away'
  | 'pullRequest'
  | 'refusal'
  | 'modelFallback'
  | 'injected'
  | 'file'
  | 'record';

/** What a tool was asked to do. */
export type ToolInput =
  | { readonly kind: 'edit'; readonly path: string; readonly edits: readonly TextChange[] }
  | { readonly kind: 'write'; readonly path: string; readonly content: SaidText }
  | { readonly kind: 'shell'; readonly command: SaidText }
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'agent'; readonly title: string; readonly agentType: string; readonly prompt: SaidText }
  | { readonly kind: 'other'; readonly fields: readonly ToolField[] };

export interface TextChange {
  readonly before: SaidText;
  readonly after: SaidText;
}

/** A field of a tool's input; what is no text is JSON. */
export interface ToolField {
  readonly name: string;
  readonly value: SaidText;
}

/** What came of it. */
export interface ToolResult {
  readonly at: EpochMs;
  readonly isError: boolean;
  /** A person refused the call. */
  readonly isDenied: boolean;
  /** As the model got it. */
  readonly text: SaidText;
  readonly images: readonly SaidImage[];
  readonly told: ToolOutcome;
}

/** What the client noted beside the result. */
export type ToolOutcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'patch'; readonly hunks: readonly PatchHunk[]; readonly original: SaidText | undefined }
  | {
      readonly kind: 'shell';
      readonly output: SaidText;
      readonly errorOutput: SaidText;
      readonly isInterrupted: boolean;
      readonly isBackground: boolean;
    }
  | { readonly kind: 'file'; readonly path: string; readonly firstLine: number; readonly text: SaidText }
  | {
      readonly kind: 'agent';
      readonly agentId: string | undefined;
      /** Run of a workflow. */
      readonly runId: string | undefined;
      readonly agentType: string;
      readonly steps: number | undefined;
      readonly durationMs: number | undefined;
      readonly isBackground: boolean;
    };

/** Lines with their sign as first character. */
export interface PatchHunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly string[];
}

export const noText: SaidText = { text: '', rest: undefined };
