import type { Act } from '../model/act.ts';
import { noFacts } from '../model/facts.ts';
import { type FileDigest, parserVersion, type PendingLine } from '../model/fileDigest.ts';
import type { LogFile, ReadMark } from '../model/logFile.ts';
import type { RecordFacts, ScanSink } from '../model/scanSink.ts';
import type { Skip, SkipReason } from '../model/skips.ts';
import type { Turn } from '../model/turn.ts';
import { ActFolder } from './actFolder.ts';
import { FactsFolder } from './factsFolder.ts';
import { FoldingSpace } from './foldingSpace.ts';
import { addSkip } from './skipList.ts';
import { TurnFolder } from './turnFolder.ts';

/**
 * Folds what scan finds in one file into its digest, from nothing or going on from an earlier digest. Any cutting of a file
 * into pieces gives the same digest.
 */
export class DigestBuilder implements ScanSink {
  readonly #turns: TurnFolder;
  readonly #acts: ActFolder;
  readonly #facts: FactsFolder;
  #skips: readonly Skip[];
  #beforePending: Pick<PendingLine, 'names' | 'facts' | 'skips'> | undefined;

  constructor(earlier?: FileDigest, space: FoldingSpace = new FoldingSpace()) {
    const pending = earlier?.pending;
    this.#turns = new TurnFolder(earlier, space);
    this.#acts = new ActFolder(earlier, space);
    this.#facts = new FactsFolder(pending?.facts ?? earlier?.facts ?? noFacts);
    this.#skips = pending?.skips ?? earlier?.skips ?? [];
  }

  get wantsUuids(): boolean {
    return this.#facts.awaitsLeaf;
  }

  record(facts: RecordFacts, offset: number): void {
    this.#facts.add(facts, offset);
  }

  turn(turn: Turn): void {
    const isCounted = this.#turns.add(turn);
    if (!isCounted) this.skip('too-many-names', turn.offset, 0);
  }

  act(act: Act): void {
    const isCounted = this.#acts.add(act);
    if (!isCounted) this.skip('too-many-names', Math.min(act.offset, act.resultOffset), 0);
  }

  skip(reason: SkipReason, offset: number, bytes: number): void {
    this.#skips = addSkip(this.#skips, reason, offset, bytes);
  }

  beginPending(): void {
    const { models, branches, skills } = this.#turns.names;
    const ofTurns = { models: models.length, branches: branches.length, skills: skills.length };
    const names = { ...ofTurns, ...this.#acts.nameCounts };
    this.#beforePending = { names, facts: this.#facts.facts(), skips: this.#skips };
    this.#turns.beginPending();
    this.#acts.beginPending();
  }

  /** Turns before this one are as they were in the digest that this goes on from. */
  get firstChangedTurn(): number {
    return this.#turns.firstChanged;
  }

  finish(file: LogFile, mark: ReadMark, mtimeNs: string): FileDigest {
    const rows = { turns: this.#turns.pendingRows, acts: this.#acts.pendingRows };
    return {
      file,
      parser: parserVersion,
      mark,
      mtimeNs,
      turns: this.#turns.table(),
      ...this.#turns.names,
      acts: this.#acts.acts(),
      facts: this.#facts.facts(),
      skips: this.#skips,
      pending: this.#beforePending && { ...rows, ...this.#beforePending },
      isDeleted: false,
    };
  }
}
