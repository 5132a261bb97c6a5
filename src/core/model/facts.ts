import type { EpochMs } from './time.ts';

/** Where a title came from, best first. Prompts are never stored: see `FileFacts.promptOffset`. */
export const titleSources = ['custom', 'agent', 'ai', 'summary'] as const;
export type TitleSource = (typeof titleSources)[number];

/** How the last conversation record left the session. */
export type Ending = 'none' | 'open' | 'turn-ended' | 'interrupted';

/** What a file's records say beside usage. Plain JSON; read in order, so "first" and "last" mean file order. */
export interface FileFacts {
  readonly sessionId: string | undefined;
  /** First `cwd`: the project. */
  readonly cwd: string | undefined;
  /** The directory that the session's worktree was made from, where a record tells. */
  readonly originalCwd: string | undefined;
  readonly version: string | undefined;
  /** Of a sub-agent's file, where records tell (attributionAgent, since 2.1.207): `Explore`, `code-reviewer` … */
  readonly agentType: string | undefined;
  /** Session this file says it was forked from. */
  readonly forkedFrom: string | undefined;
  /** Earliest and latest time of a record; undefined while none has one. */
  readonly firstAt: EpochMs | undefined;
  readonly lastAt: EpochMs | undefined;
  readonly titles: Readonly<Partial<Record<TitleSource, string>>>;
  /** Summaries whose leaf has not been met yet: they may belong to another file (FORMAT.md §4). */
  readonly pendingSummaries: readonly { readonly leafUuid: string; readonly text: string }[];
  /** Byte offset of the first prompt that a person typed; its text is read when a title is asked for. */
  readonly promptOffset: number | undefined;
  readonly ending: Ending;
  readonly prompts: number;
  /** user and assistant lines, tool results included: the `message_count` of tracer-cache.json. */
  readonly messageLines: number;
  readonly toolCalls: number;
  readonly toolErrors: number;
  /** Conversation records outside any sidechain; zero means the file is wholly an agent's. */
  readonly mainLines: number;
  readonly lines: number;
  /** Record type → count, every type seen; pairs, since a type may be called `__proto__`. */
  readonly kinds: readonly (readonly [kind: string, count: number])[];
}

export const noFacts: FileFacts = {
  sessionId: undefined,
  cwd: undefined,
  originalCwd: undefined,
  version: undefined,
  agentType: undefined,
  forkedFrom: undefined,
  firstAt: undefined,
  lastAt: undefined,
  titles: {},
  pendingSummaries: [],
  promptOffset: undefined,
  ending: 'none',
  prompts: 0,
  messageLines: 0,
  toolCalls: 0,
  toolErrors: 0,
  mainLines: 0,
  lines: 0,
  kinds: [],
};
