import { type Ending, type FileFacts, type TitleSource } from '../model/facts.ts';
import type { RecordFacts } from '../model/scanSink.ts';

/** Record types are an open set, but not that open: what comes after is counted together. */
const maxKinds = 256;
const otherKinds = 'other';
/** Summaries of other conversations stand at the top of old files; more than these are never this file's. */
const maxPendingSummaries = 32;

/** Folds records' facts in file order. */
export class FactsFolder {
  readonly #before: FileFacts;
  readonly #titles: Partial<Record<TitleSource, string>>;
  readonly #kinds: Map<string, { count: number }>;
  #pendingSummaries: FileFacts['pendingSummaries'];
  #sessionId: string | undefined;
  #cwd: string | undefined;
  #originalCwd: string | undefined;
  #version: string | undefined;
  #agentType: string | undefined;
  #forkedFrom: string | undefined;
  #firstAt: number;
  #lastAt: number;
  #promptOffset: number | undefined;
  #ending: Ending;
  #prompts = 0;
  #messageLines = 0;
  #toolCalls = 0;
  #toolErrors = 0;
  #mainLines = 0;
  #lines = 0;

  constructor(before: FileFacts) {
    this.#before = before;
    this.#titles = { ...before.titles };
    this.#kinds = new Map(before.kinds.map(([kind, count]) => [kind, { count }]));
    this.#pendingSummaries = before.pendingSummaries;
    this.#sessionId = before.sessionId;
    this.#cwd = before.cwd;
    this.#originalCwd = before.originalCwd;
    this.#version = before.version;
    this.#agentType = before.agentType;
    this.#forkedFrom = before.forkedFrom;
    this.#firstAt = before.firstAt ?? Number.POSITIVE_INFINITY;
    this.#lastAt = before.lastAt ?? Number.NEGATIVE_INFINITY;
    this.#promptOffset = before.promptOffset;
    this.#ending = before.ending;
  }

  /** Is there a summary whose leaf, told by its uuid, may come yet? */
  get awaitsLeaf(): boolean {
    return this.#pendingSummaries.length > 0;
  }

  add(facts: RecordFacts, offset: number): void {
    this.#sessionId ??= facts.sessionId;
    this.#cwd ??= facts.cwd;
    this.#originalCwd ??= facts.originalCwd;
    this.#version = facts.version ?? this.#version;
    this.#agentType ??= facts.agentType;
    this.#forkedFrom ??= facts.forkedFrom;
    const { at, kind } = facts;
    if (at !== undefined) {
      this.#firstAt = Math.min(this.#firstAt, at);
      this.#lastAt = Math.max(this.#lastAt, at);
    }
    if (facts.isTypedPrompt) {
      this.#promptOffset ??= offset;
      this.#prompts++;
    }
    if (facts.isMessage) this.#messageLines++;
    if (facts.isMain) this.#mainLines++;
    this.#toolCalls += facts.toolCalls ?? 0;
    this.#toolErrors += facts.toolErrors ?? 0;
    this.#ending = facts.ending ?? this.#ending;
    this.#lines++;
    this.#count(kind);
    this.#title(facts);
  }

  #count(kind: string): void {
    const known = this.#kinds.get(kind);
    if (known) known.count++;
    else if (this.#kinds.size < maxKinds || kind === otherKinds) this.#kinds.set(kind, { count: 1 });
    else this.#count(otherKinds);
  }

  facts(): FileFacts {
    const before = this.#before;
    return {
      sessionId: this.#sessionId,
      cwd: this.#cwd,
      originalCwd: this.#originalCwd,
      version: this.#version,
      agentType: this.#agentType,
      forkedFrom: this.#forkedFrom,
      firstAt: Number.isFinite(this.#firstAt) ? this.#firstAt : undefined,
      lastAt: Number.isFinite(this.#lastAt) ? this.#lastAt : undefined,
      titles: { ...this.#titles },
      pendingSummaries: this.#pendingSummaries,
      promptOffset: this.#promptOffset,
      ending: this.#ending,
      prompts: before.prompts + this.#prompts,
      messageLines: before.messageLines + this.#messageLines,
      toolCalls: before.toolCalls + this.#toolCalls,
      toolErrors: before.toolErrors + this.#toolErrors,
      mainLines: before.mainLines + this.#mainLines,
      lines: before.lines + this.#lines,
      kinds: Array.from(this.#kinds, ([kind, { count }]) => [kind, count] as const).toSorted(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    };
  }

  #title({ title, uuid }: RecordFacts): void {
    if (uuid !== undefined && this.#pendingSummaries.length > 0) {
      const own = this.#pendingSummaries.find((summary) => summary.leafUuid === uuid);
      if (own) this.#titles.summary = own.text;
    }
    if (!title) return;
    // Before the conversation starts a summary may be another file's; its leaf, met later, proves it ours.
    const isDoubtful = title.source === 'summary' && this.#ending === 'none' && title.leafUuid !== undefined;
    if (!isDoubtful) this.#titles[title.source] = title.text;
    else if (this.#pendingSummaries.length < maxPendingSummaries) {
      this.#pendingSummaries = [...this.#pendingSummaries, { leafUuid: title.leafUuid, text: title.text }];
    }
  }
}
