import type { Hash64 } from '../model/hash64.ts';
import { type TurnFlags, turnFlag } from '../model/turn.ts';
import { beats, joinFlags } from '../model/turnJoin.ts';
import type { TurnBlock, TurnTable } from '../model/turnTable.ts';
import { KeyTable } from '../kit/keyTable.ts';
import { grow, type LedgerColumns, makeColumns } from './ledgerColumns.ts';
import { type IndexedFile, ownsRather } from './ownership.ts';
import { ReplayGroups } from './replayGroups.ts';
import { claimRows, eachReplay, fillFromBlock } from './turnBlocks.ts';

/** What is to be taken back of a file: what its digest said from turn `from` on. */
export interface Retraction {
  readonly file: IndexedFile;
  readonly before: TurnTable;
  readonly from: number;
}

/** One row per request that was really made, whatever files hold copies of it. Read it column by column. */
export class Ledger {
  readonly #keys = new KeyTable();
  readonly #modelNumbers = new Map<string, number>();
  readonly #replays = new ReplayGroups();
  readonly #models: string[] = [];
  /** Row of an iteration → key of its message. */
  readonly #iterations = new Map<number, Hash64>();
  /** They are replays where their messages are; false while one of both has changed. */
  #areIterationsRight = true;
  /** Rows of which nobody says any more what they are. */
  readonly #torn = new Set<number>();
  #touched = new Set<number>();
  #columns = makeColumns(16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Log ids of models; `columns.model` counts into it. */
  get models(): readonly string[] {
    return this.#models;
  }

  get columns(): LedgerColumns {
    return this.#columns;
  }

  /** Files that own rows which have changed since this was asked last. */
  takeTouchedOwners(): ReadonlySet<number> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  /**
   * Joins a file's turns into the ledger, from turn `from` on; those before are joined and have not changed. Doing so again, or
   * with a digest that goes on from an earlier one of the same file, changes nothing that was right: every column is a minimum,
   * a maximum or a best claim.
   */
  join(file: IndexedFile, files: readonly IndexedFile[], from = 0): void {
    const { turns } = file.digest;
    const { keyLow, keyHigh } = turns;
    const rows = new Int32Array(turns.length);
    rows.set(file.rows.subarray(0, from));
    file.rows = rows;
    const first = this.#length;
    let next = first;
    for (let i = from; i < rows.length; i++) {
      const row = this.#keys.claim(keyLow[i]!, keyHigh[i]!, next);
      rows[i] = row;
      if (row === next) next++;
    }
    this.#makeRoom(next);
    this.#length = next;
    // Nearly every log is its own, and its turns stand in the ledger as they stand in it.
    if (next - first === turns.length - from) this.#fillAll(file, from, first, this.#modelsOf(file));
    else this.#joinSome(file, files, from, first);
    this.#noteReplays(file, from);
  }

  /** The same for a file that is new here, read where its turns lie. */
  joinBlock(file: IndexedFile, block: TurnBlock, files: readonly IndexedFile[]): void {
    const first = this.#length;
    const { rows, added } = claimRows(this.#keys, block, first);
    file.rows = rows;
    this.#makeRoom(first + added);
    this.#length = first + added;
    if (added < rows.length) this.#joinSome(file, files, 0, first);
    else if (added > 0) {
      fillFromBlock(this.#columns, block, first, file.number, this.#modelsOf(file));
      this.#touch(first);
    }
    eachReplay(block, (i, flags, low, high) => this.#noteReplay(rows[i]!, flags, low, high));
  }

  /** Makes room for so many more rows at once. */
  reserve(rows: number): void {
    this.#makeRoom(this.#length + rows);
    this.#keys.reserve(this.#length + rows);
    this.#replays.reserve(this.#length + rows);
  }

  /**
   * Takes back what files said, so that they can be joined anew: their rows are what all others say of them. Rows of which nobody
   * says anything stay torn until they are joined.
   */
  retract(retractions: readonly Retraction[], others: Iterable<IndexedFile>, files: readonly IndexedFile[]): void {
    const keptTurns = new Map(retractions.map(({ file, before, from }) => [file, Math.min(from, before.length)]));
    for (const { file, before, from } of retractions)
      for (let i = from; i < before.length; i++) this.#tear(file.rows[i]!, before, i);
    const torn = new Set(this.#torn);
    for (const file of others) {
      const kept = keptTurns.get(file) ?? file.rows.length;
      let models: readonly number[] | undefined;
      for (let i = 0; i < kept; i++) {
        if (!torn.has(file.rows[i]!)) continue;
        models ??= this.#modelsOf(file);
        this.#joinTurn(file.rows[i]!, file, i, models[file.digest.turns.model[i]!]!, files);
        const { flags, replayLow, replayHigh } = file.digest.turns;
        this.#noteReplay(file.rows[i]!, flags[i]!, replayLow[i]!, replayHigh[i]!);
      }
    }
  }

  /** Nobody says any more what a row is: there is no other way than to make a ledger anew. */
  get isTorn(): boolean {
    return this.#torn.size > 0;
  }

  /** Marks `/btw` replays; to be called once after the joins of a refresh. */
  settle(): void {
    const { flags, isReplay } = this.#columns;
    const mark = (row: number, isReplayNow: number): void => {
      if (isReplay[row] === isReplayNow) return;
      this.#areIterationsRight = false;
      isReplay[row] = isReplayNow;
      this.#touch(row);
    };
    this.#replays.settle(
      (row) => (flags[row]! & turnFlag.sidechain) !== 0,
      (row, is) => mark(row, is ? 1 : 0),
    );
    if (this.#areIterationsRight) return;
    for (const [row, message] of this.#iterations) mark(row, isReplay[this.#keys.get(message.low, message.high)] ?? 0);
    this.#areIterationsRight = true;
  }

  /** Rows from `first` on are new and have still to be filled. */
  #joinSome(file: IndexedFile, files: readonly IndexedFile[], from: number, first: number): void {
    const { turns } = file.digest;
    const models = this.#modelsOf(file);
    let unfilled = first;
    for (let i = from; i < turns.length; i++) {
      const model = models[turns.model[i]!]!;
      if (file.rows[i] !== unfilled) this.#joinTurn(file.rows[i]!, file, i, model, files);
      else this.#fill(unfilled++, file, i, model);
    }
  }

  /** Turn `i` of `file` is part of a row that there is. */
  #joinTurn(row: number, file: IndexedFile, i: number, model: number, files: readonly IndexedFile[]): void {
    if (this.#torn.delete(row)) this.#fill(row, file, i, model);
    else this.#joinRow(row, file, i, model, files);
  }

  #makeRoom(rows: number): void {
    if (rows > this.#columns.at.length) this.#columns = grow(this.#columns, rows);
  }

  #noteReplays({ rows, digest: { turns } }: IndexedFile, from: number): void {
    const { flags, replayLow, replayHigh } = turns;
    for (let i = from; i < rows.length; i++) this.#noteReplay(rows[i]!, flags[i]!, replayLow[i]!, replayHigh[i]!);
  }

  #noteReplay(row: number, flags: TurnFlags, low: number, high: number): void {
    if ((flags & iterationFlags) === 0) this.#replays.add(low, high, row);
    else {
      this.#iterations.set(row, { low, high });
      this.#areIterationsRight = false;
    }
  }

  #tear(row: number, before: TurnTable, i: number): void {
    this.#touch(row);
    this.#columns.isReplay[row] = 0;
    this.#areIterationsRight = false;
    this.#torn.add(row);
    this.#iterations.delete(row);
    this.#replays.remove(before.replayLow[i]!, before.replayHigh[i]!, row);
  }

  /** Turns from `from` on are the rows from `first` on, and nobody said anything of these before. */
  #fillAll(file: IndexedFile, from: number, first: number, models: readonly number[]): void {
    const { turns } = file.digest;
    const columns = this.#columns;
    const rows = turns.length - from;
    for (const name of copied) columns[name].set(from === 0 ? turns[name] : turns[name].subarray(from), first);
    const { owner, ownerTurn, model } = columns;
    const { model: ownModel } = turns;
    owner.fill(file.number, first, first + rows);
    for (let i = 0; i < rows; i++) {
      ownerTurn[first + i] = from + i;
      model[first + i] = models[ownModel[from + i]!]!;
    }
    if (rows > 0) this.#touch(first);
  }

  #fill(row: number, file: IndexedFile, i: number, model: number): void {
    const { turns } = file.digest;
    const columns = this.#columns;
    columns.owner[row] = file.number;
    columns.ownerTurn[row] = i;
    columns.model[row] = model;
    for (const name of copied) columns[name][row] = turns[name][i]!;
    this.#touch(row);
  }

  #joinRow(row: number, file: IndexedFile, i: number, model: number, files: readonly IndexedFile[]): void {
    const { turns } = file.digest;
    const columns = this.#columns;
    const flags: TurnFlags = turns.flags[i]!;
    const heldFlags: TurnFlags = columns.flags[row]!;
    const claim = { output: turns.output[i]!, model: this.#models[model]!, flags };
    const wins = beats(claim, {
      output: columns.output[row]!,
      model: this.#models[columns.model[row]!]!,
      flags: heldFlags,
    });
    const joined = {
      model: wins ? model : columns.model[row]!,
      flags: joinFlags(heldFlags, flags, wins ? flags : heldFlags),
      at: Math.min(columns.at[row]!, turns.at[i]!),
      loggedUsd: Math.max(columns.loggedUsd[row]!, turns.loggedUsd[i]!),
    };
    let isChanged = false;
    for (const name of decided) {
      if (columns[name][row] === joined[name]) continue;
      columns[name][row] = joined[name];
      isChanged = true;
    }
    for (const name of summed) {
      if (turns[name][i]! <= columns[name][row]!) continue;
      columns[name][row] = turns[name][i]!;
      isChanged = true;
    }
    const owner = files[columns.owner[row]!]!;
    const isOurs = ownsRather(file, flags, owner, owner.digest.turns.flags[columns.ownerTurn[row]!]!);
    if (isChanged || isOurs) this.#touch(row);
    if (!isOurs) return;
    columns.owner[row] = file.number;
    columns.ownerTurn[row] = i;
    this.#touch(row);
  }

  /** Whoever owns the row now has other figures than before. */
  #touch(row: number): void {
    this.#replays.changed(row);
    this.#touched.add(this.#columns.owner[row]!);
  }

  #modelsOf({ digest }: IndexedFile): readonly number[] {
    return digest.models.map((name) => this.#modelNumber(name));
  }

  #modelNumber(name: string): number {
    let number = this.#modelNumbers.get(name);
    if (number === undefined) {
      number = this.#models.push(name) - 1;
      this.#modelNumbers.set(name, number);
    }
    return number;
  }
}

const iterationFlags = turnFlag.advisor | turnFlag.compaction;

const summed = ['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h', 'thinking', 'webSearches'] as const;
const copied = [...summed, 'at', 'loggedUsd', 'flags'] as const;
const decided = ['model', 'flags', 'at', 'loggedUsd'] as const;
