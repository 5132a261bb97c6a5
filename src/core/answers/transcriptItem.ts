/*
 * What a transcript shows, one thing after the other. All text is as hostile as the log it comes from: show it as text, Markdown
 * without HTML. It is well-formed Unicode without direction marks; only terminal output keeps its escape codes.
 */

/** An entry of a page. What is not known to us is a `note` of its record's kind: nothing is left out. */
export type TranscriptItem =
  | PromptItem
  | AnswerItem
  | ThinkingItem
  | ToolCallItem
  | SubAgentItem
  | CompactionItem
  | SlashCommandItem
  | HookItem
  | ApiErrorItem
  | NoteItem
  | SkippedItem;

export type TranscriptItemKind = TranscriptItem['kind'];

export interface ItemPlace {
  /** Names it in its log, for as long as the log lives: `81200`, or `81200.2` for the third block of a line. */
  readonly id: string;
  /** Of its line's first byte. */
  readonly offset: number;
  /** `14:05`, `Tue 14:05`; empty without a trustworthy time. */
  readonly time: string;
  /** ISO 8601, UTC. */
  readonly at: string | undefined;
  /** Of its record, to be copied and to link to. */
  readonly uuid: string | undefined;
  /** Id of the message's figure in the page's `figures`: show it beside the first item of the message that is shown. */
  readonly figure: string | undefined;
  /** Said aside or by a sub-agent, in the middle of the main conversation (logs of 2025). */
  readonly isSidechain: boolean;
  /** A sentence for screen readers. */
  readonly sentence: string;
}

/** A text of a log, perhaps only its beginning. The whole comes with the question `transcriptItem`. */
export interface LongText {
  readonly text: string;
  /** `Show all 1,204 lines`, where the text was cut. */
  readonly showAll: string | undefined;
}

/** Its bytes come with the question `transcriptImage`. */
export interface TranscriptImage {
  readonly index: number;
  /** `PNG image, 1.6 MB` */
  readonly label: string;
  /** False where it is of a kind or size that is not drawn. */
  readonly isShown: boolean;
}

/** What a person typed. */
export interface PromptItem extends ItemPlace {
  readonly kind: 'prompt';
  readonly text: LongText;
  readonly images: readonly TranscriptImage[];
  /** `queued`, `sent by a script`; undefined for what was simply typed. */
  readonly note: string | undefined;
}

export interface AnswerItem extends ItemPlace {
  readonly kind: 'answer';
  readonly markdown: LongText;
}

export interface ThinkingItem extends ItemPlace {
  readonly kind: 'thinking';
  /** `thinking (1.2k)`, `thinking, not shown by the model` */
  readonly label: string;
  readonly text: LongText;
}

/** `running`: no result stands in the log (yet). */
export type ToolState = 'done' | 'failed' | 'running';

/** A tool call and its result, joined. */
export interface ToolCallItem extends ItemPlace {
  readonly kind: 'toolCall';
  /** As the log names it: what filters go by. */
  readonly tool: string;
  /** `Read`, `GitHub: create issue` */
  readonly name: string;
  /** What it was about, on one line: a path, a command, a pattern. */
  readonly subject: string;
  readonly state: ToolState;
  /** `exit 1`, `denied`, `+14 −3`, `212 lines`; empty where there is nothing to say. */
  readonly outcome: string;
  /** `0.2 s`: from call to result, waiting for permission included. Empty where unknown. */
  readonly duration: string;
  readonly body: ToolBody;
  readonly images: readonly TranscriptImage[];
  /** `toolu_…` */
  readonly toolId: string | undefined;
}

/** What opens below a tool call. `error` is the result's text where the call failed. */
export type ToolBody =
  | {
      readonly kind: 'diff';
      /** `edit`: what changed; `write`: a whole new file, all lines added. */
      readonly of: 'edit' | 'write';
      readonly path: string;
      readonly hunks: readonly DiffHunk[];
      /** `Show all 1,204 lines`, where lines were left out. */
      readonly showAll: string | undefined;
      readonly error: LongText | undefined;
    }
  | {
      readonly kind: 'terminal';
      readonly command: LongText;
      /** May hold ANSI escape codes. */
      readonly output: LongText;
      readonly errorOutput: LongText | undefined;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Number of its first line in the file. */
      readonly firstLine: number;
      /** Without the line numbers that the tool put before each line. */
      readonly text: LongText;
      readonly error: LongText | undefined;
    }
  | {
      readonly kind: 'other';
      /** `name: value`, long values shortened. */
      readonly inputs: readonly { readonly name: string; readonly value: LongText }[];
      readonly output: LongText;
    };

export interface DiffHunk {
  /** Line numbers; 0 where the log does not tell. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly DiffLine[];
}

export interface DiffLine {
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
}

/** A sub-agent's run; what it said opens in place where its log is there. */
export interface SubAgentItem extends ItemPlace {
  readonly kind: 'subAgent';
  /** As the log names the tool: `Task`, `Agent`. */
  readonly tool: string;
  /** `find all callers` */
  readonly title: string;
  /** `Explore` */
  readonly agentType: string;
  readonly state: ToolState;
  /** `12 steps · $0.31 · 40 s` */
  readonly outcome: string;
  /** Logs to open in place with `transcriptPage`; more than one for a workflow; none where they are gone. */
  readonly logs: readonly { readonly log: string; readonly label: string }[];
  readonly prompt: LongText;
  readonly result: LongText;
  readonly toolId: string | undefined;
  readonly agentId: string | undefined;
}

/** `compacted: 168k → 22k tokens, $0.36` */
export interface CompactionItem extends ItemPlace {
  readonly kind: 'compaction';
  readonly label: string;
  /** What the conversation went on with; empty until it is known. */
  readonly summary: LongText;
  /** Log of the request that made the summary. */
  readonly log: string | undefined;
}

export interface SlashCommandItem extends ItemPlace {
  readonly kind: 'slashCommand';
  /** `/review` */
  readonly name: string;
  readonly args: LongText;
  readonly output: LongText;
}

export interface HookItem extends ItemPlace {
  readonly kind: 'hook';
  /** `PostToolUse:Edit` */
  readonly name: string;
  readonly state: 'done' | 'blocked' | 'failed';
  readonly text: LongText;
}

/** The service answered with an error, or a request was tried again. */
export interface ApiErrorItem extends ItemPlace {
  readonly kind: 'apiError';
  /** `Rate limited, tried again (3 of 10)` */
  readonly label: string;
  readonly text: LongText;
}

/** A small card: interruptions, reminders, notifications, and records of kinds that we do not know. */
export interface NoteItem extends ItemPlace {
  readonly kind: 'note';
  readonly label: string;
  readonly text: LongText;
  /** Only for those who look at everything: records that Claude Code keeps for itself. */
  readonly isDetail: boolean;
}

/** Bytes of the log that are no record. */
export interface SkippedItem extends ItemPlace {
  readonly kind: 'skipped';
  /** `1.2 kB skipped: broken line` */
  readonly label: string;
}
