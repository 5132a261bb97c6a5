import type { FileDigest } from '../model/fileDigest.ts';
import type { Turn } from '../model/turn.ts';
import { beats, joinFlags } from '../model/turnJoin.ts';
import { makeTurnTable, type TurnTable, turnColumnNames } from '../model/turnTable.ts';
import type { KeyTable } from '../kit/keyTable.ts';
import type { FoldingSpace } from './foldingSpace.ts';
import { NameList } from './nameList.ts';

/** A file's turns while they are folded: one row per key, growing columns. */
export class TurnFolder {
  readonly #keys: KeyTable;
  readonly #models: NameList;
  readonly #branches: NameList;
  readonly #skills: NameList;
  readonly #space: FoldingSpace;
  #table: TurnTable;
  #length: number;
  #firstChanged: number;
  /** How many rows there were before the pending line. */
  #lengthBeforePending: number | undefined;

  /** Goes on from `earlier`, without its pending line. */
  constructor(earlier: FileDigest | undefined, space: FoldingSpace) {
    this.#space = space;
    this.#keys = space.turnKeys;
    this.#keys.clear();
    this.#table = space.turns;
    const pending = earlier?.pending;
    this.#length = (earlier?.turns.length ?? 0) - (pending?.turns ?? 0);
    this.#keys.reserve(this.#length);
    if (this.#length > this.#table.length) this.#grow(this.#length * 2);
    this.#firstChanged = this.#length;
    this.#models = new NameList(earlier?.models.slice(0, pending?.names.models) ?? []);
    this.#branches = new NameList(earlier?.branches.slice(0, pending?.names.branches) ?? []);
    this.#skills = new NameList(earlier?.skills.slice(0, pending?.names.skills) ?? []);
    if (!earlier) return;
    for (const name of turnColumnNames) this.#table[name].set(earlier.turns[name].subarray(0, this.#length));
    for (let row = 0; row < this.#length; row++) this.#remember(row);
  }

  /** False if the turn's names cannot be numbered any more. */
  add(turn: Turn): boolean {
    const model = this.#models.numberOf(turn.model);
    const branch = this.#branches.numberOf(turn.branch);
    const skill = this.#skills.numberOf(turn.skill);
    if (model === undefined || branch === undefined || skill === undefined) return false;
    // A pending line's turns stay rows of their own, so that they can be taken back; the index joins them by key all the same.
    const { key, replayKey } = turn;
    const known =
      this.#lengthBeforePending === undefined ? this.#keys.get(key.low ^ replayKey.low, key.high ^ replayKey.high) : -1;
    if (known >= 0) this.#join(known, turn, model);
    else this.#append(turn, model, branch, skill);
    return true;
  }

  beginPending(): void {
    this.#lengthBeforePending = this.#length;
  }

  get names(): Pick<FileDigest, 'models' | 'branches' | 'skills'> {
    return { models: this.#models.names, branches: this.#branches.names, skills: this.#skills.names };
  }

  /** Rows before this one are as they were in the digest that this goes on from. */
  get firstChanged(): number {
    return this.#firstChanged;
  }

  get pendingRows(): number {
    return this.#length - (this.#lengthBeforePending ?? this.#length);
  }

  table(): TurnTable {
    const turns = makeTurnTable(this.#length);
    for (const name of turnColumnNames) turns[name].set(this.#table[name].subarray(0, this.#length));
    return turns;
  }

  #append(turn: Turn, model: number, branch: number, skill: number): void {
    if (this.#length === this.#table.length) this.#grow(this.#length * 2);
    const table = this.#table;
    const row = this.#length++;
    table.keyLow[row] = turn.key.low;
    table.keyHigh[row] = turn.key.high;
    table.replayLow[row] = turn.replayKey.low;
    table.replayHigh[row] = turn.replayKey.high;
    table.at[row] = turn.at;
    table.offset[row] = turn.offset;
    table.model[row] = model;
    table.branch[row] = branch;
    table.input[row] = turn.input;
    table.output[row] = turn.output;
    table.cacheRead[row] = turn.cacheRead;
    table.cacheWrite[row] = turn.cacheWrite;
    table.cacheWrite1h[row] = turn.cacheWrite1h;
    table.thinking[row] = turn.thinking;
    table.webSearches[row] = turn.webSearches;
    table.loggedUsd[row] = turn.loggedUsd;
    table.flags[row] = turn.flags;
    table.skill[row] = skill;
    if (this.#lengthBeforePending === undefined) this.#remember(row);
  }

  /** By key and replay key: lines of one turn under two session ids are two rows, so that neither session id is lost. */
  #remember(row: number): void {
    const { keyLow, keyHigh, replayLow, replayHigh } = this.#table;
    this.#keys.set(keyLow[row]! ^ replayLow[row]!, keyHigh[row]! ^ replayHigh[row]!, row);
  }

  #join(row: number, turn: Turn, model: number): void {
    this.#firstChanged = Math.min(this.#firstChanged, row);
    const table = this.#table;
    const flags = table.flags[row]!;
    const holder = { output: table.output[row]!, model: this.#models.names[table.model[row]!]!, flags };
    const wins = beats(turn, holder);
    if (wins) table.model[row] = model;
    table.flags[row] = joinFlags(flags, turn.flags, wins ? turn.flags : flags);
    table.at[row] = Math.min(table.at[row]!, turn.at);
    table.input[row] = Math.max(table.input[row]!, turn.input);
    table.output[row] = Math.max(table.output[row]!, turn.output);
    table.cacheRead[row] = Math.max(table.cacheRead[row]!, turn.cacheRead);
    table.cacheWrite[row] = Math.max(table.cacheWrite[row]!, turn.cacheWrite);
    table.cacheWrite1h[row] = Math.max(table.cacheWrite1h[row]!, turn.cacheWrite1h);
    table.thinking[row] = Math.max(table.thinking[row]!, turn.thinking);
    table.webSearches[row] = Math.max(table.webSearches[row]!, turn.webSearches);
    table.loggedUsd[row] = Math.max(table.loggedUsd[row]!, turn.loggedUsd);
  }

  #grow(capacity: number): void {
    const larger = makeTurnTable(capacity);
    for (const name of turnColumnNames) larger[name].set(this.#table[name]);
    this.#table = larger;
    this.#space.turns = larger;
  }
}
