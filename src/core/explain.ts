import type { Explanation } from './answers/explanation.ts';
import { type FileEvidence, type LineEvidence, remembered, type SkipEvidence } from './answers/explanationEvidence.ts';
import { explanationOf } from './answers/explanationOf.ts';
import { type PlannedFile, planExplanation } from './answers/explanationPlan.ts';
import type { ExplanationSubject } from './answers/explanationSubject.ts';
import type { Surroundings } from './answers/diagnostics.ts';
import type { Viewpoint } from './answers/viewpoint.ts';
import type { LookedAt } from './discover/logRoots.ts';
import { LogScanner } from './scan/logScan.ts';
import type { ScanSink } from './model/scanSink.ts';
import type { SkipReason } from './model/skips.ts';
import type { Turn } from './model/turn.ts';

/** After so many bytes the thread looks up. */
const stepBytes = 4 * 1024 * 1024;

/** As many messages as a person may still scroll through in an editor. */
export const explainedInEditor = 5000;

/**
 * Explains a figure: reads the logs behind it once more and lists each line with the message that it is part of. The figures are
 * the index's, as they are on screen; the lines prove them. Remembers only lines of listed messages, and looks up between steps.
 * Undefined where there is nothing of that name.
 */
export async function explain(
  view: Viewpoint,
  subject: ExplanationSubject,
  limit = explainedInEditor,
): Promise<Explanation | undefined> {
  const plan = planExplanation(view, subject, limit);
  if (!plan) return undefined;
  const reader = new EvidenceReader(limit);
  const evidence: FileEvidence[] = [];
  for (const file of plan.files) evidence.push(await reader.read(file));
  return explanationOf(view, plan, evidence, limit);
}

/** Folders looked at, as diagnostics tell of them. */
export const foldersOf = (lookedAt: readonly LookedAt[]): Surroundings['folders'] =>
  lookedAt.map(({ folder, root, fault }) => ({ folder, logs: root?.path, fault: fault?.message }));

/** Reads logs again, with a scanner of its own: a refresh may go on in between. */
class EvidenceReader {
  readonly #scanner = new LogScanner();
  readonly #maxSkips: number;
  #readBytes = 0;

  constructor(maxSkips: number) {
    this.#maxSkips = maxSkips;
  }

  async read({ holding, wanted }: PlannedFile): Promise<FileEvidence> {
    const { digest } = holding;
    if (digest.isDeleted) return remembered(digest, wanted, 'deleted');
    if (!wanted && digest.skips.length === 0) return { state: 'unread', lines: [], skips: [] };
    const opened = this.#scanner.open(digest.file, digest.mark);
    if (!opened.ok) return remembered(digest, wanted, opened.error.kind === 'vanished' ? 'deleted' : 'unreadable');
    const scan = opened.value;
    try {
      if (scan.startOffset !== digest.mark.offset) return remembered(digest, wanted, 'changed');
      scan.restart();
      const sink = new ExplainingSink(
        (turn) => wanted?.get(turn.key.low, turn.key.high) ?? -1,
        digest.pending ? Number.POSITIVE_INFINITY : digest.mark.offset,
        this.#maxSkips,
      );
      for (let isAtEnd = false; !isAtEnd && !sink.isPastEnd;) {
        const step = scan.step(sink, stepBytes);
        if (!step.ok) return remembered(digest, wanted, 'unreadable');
        isAtEnd = step.value.isAtEnd;
        await this.#lookUpAfter(step.value.readBytes);
      }
      // Names past counting are found by the digest, not by the scanner.
      const uncounted = remembered(digest, undefined, 'read').skips.filter(({ reason }) => reason === 'too-many-names');
      return { state: 'read', lines: sink.lines, skips: [...sink.skips, ...uncounted] };
    } finally {
      scan.close();
    }
  }

  async #lookUpAfter(bytes: number): Promise<void> {
    this.#readBytes += bytes;
    if (this.#readBytes < stepBytes) return;
    this.#readBytes = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Keeps what lines say of the messages asked for, as far as the index has read, and why others say nothing. */
class ExplainingSink implements ScanSink {
  readonly wantsUuids = false;
  readonly lines: LineEvidence[] = [];
  readonly skips: SkipEvidence[] = [];
  readonly #rowOf: (turn: Turn) => number;
  readonly #end: number;
  readonly #maxSkips: number;
  /** What follows came after the index read. */
  isPastEnd = false;

  constructor(rowOf: (turn: Turn) => number, end: number, maxSkips: number) {
    this.#rowOf = rowOf;
    this.#end = end;
    this.#maxSkips = maxSkips;
  }

  record(_facts: unknown, offset: number): void {
    this.isPastEnd ||= offset >= this.#end;
  }

  turn(turn: Turn): void {
    const row = turn.offset < this.#end ? this.#rowOf(turn) : -1;
    if (row < 0) return;
    const { offset, at, model, input, output, cacheRead, cacheWrite, cacheWrite1h, thinking, webSearches, flags } =
      turn;
    const counters = { input, output, cacheRead, cacheWrite, cacheWrite1h, thinking, webSearches };
    this.lines.push({ row, offset, at, model, ...counters, flags, isRemembered: false });
  }

  act(): void {
    // What happened beside is no evidence for a figure in tokens.
  }

  skip(reason: SkipReason, offset: number, bytes: number): void {
    if (offset < this.#end && this.skips.length < this.#maxSkips) this.skips.push({ reason, offset, bytes });
  }

  beginPending(): void {
    // A last line without its newline counts like any other until the file goes on.
  }
}
