import { type Act, actKinds } from '../model/act.ts';
import { isLargerPair, joinActFlags, joinNames } from '../model/actJoin.ts';
import { actColumnNames, type ActTable, makeActTable } from '../model/actTable.ts';
import type { FileActs, FileDigest, NameCounts } from '../model/fileDigest.ts';
import type { KeyTable } from '../kit/keyTable.ts';
import type { FoldingSpace } from './foldingSpace.ts';
import { NameList } from './nameList.ts';

const noActs: FileActs = { table: makeActTable(0), names: [], subjects: [] };

/** A file's acts while they are folded: one row per key, growing columns. */
export class ActFolder {
  readonly #keys: KeyTable;
  readonly #names: NameList;
  readonly #subjects: NameList;
  readonly #space: FoldingSpace;
  #table: ActTable;
  #length: number;
  /** How many rows there were before the pending line. */
  #lengthBeforePending: number | undefined;

  /** Goes on from `earlier`, without its pending line. */
  constructor(earlier: FileDigest | undefined, space: FoldingSpace) {
    this.#space = space;
    this.#keys = space.actKeys;
    this.#keys.clear();
    this.#table = space.acts;
    const pending = earlier?.pending;
    const { table, names, subjects } = earlier?.acts ?? noActs;
    this.#length = table.length - (pending?.acts ?? 0);
    this.#keys.reserve(this.#length);
    if (this.#length > this.#table.length) this.#grow(this.#length * 2);
    this.#names = new NameList(names.slice(0, pending?.names.actNames));
    this.#subjects = new NameList(subjects.slice(0, pending?.names.subjects));
    for (const name of actColumnNames) this.#table[name].set(table[name].subarray(0, this.#length));
    for (let row = 0; row < this.#length; row++) {
      this.#keys.set(this.#table.keyLow[row]!, this.#table.keyHigh[row]!, row);
    }
  }

  /** False if the act's names cannot be numbered any more. */
  add(act: Act): boolean {
    const name = this.#names.numberOf(act.name);
    const subject = this.#subjects.numberOf(act.subject);
    if (name === undefined || subject === undefined) return false;
    // A pending line's acts stay rows of their own, so that they can be taken back; the index joins them by key all the same.
    const known = this.#lengthBeforePending === undefined ? this.#keys.get(act.key.low, act.key.high) : -1;
    if (known >= 0) this.#join(known, act);
    else this.#append(act, name, subject);
    return true;
  }

  beginPending(): void {
    this.#lengthBeforePending = this.#length;
  }

  get nameCounts(): Pick<NameCounts, 'actNames' | 'subjects'> {
    return { actNames: this.#names.names.length, subjects: this.#subjects.names.length };
  }

  get pendingRows(): number {
    return this.#length - (this.#lengthBeforePending ?? this.#length);
  }

  acts(): FileActs {
    const table = makeActTable(this.#length);
    for (const name of actColumnNames) table[name].set(this.#table[name].subarray(0, this.#length));
    return { table, names: this.#names.names, subjects: this.#subjects.names };
  }

  #append(act: Act, name: number, subject: number): void {
    if (this.#length === this.#table.length) this.#grow(this.#length * 2);
    const table = this.#table;
    const row = this.#length++;
    table.keyLow[row] = act.key.low;
    table.keyHigh[row] = act.key.high;
    table.at[row] = act.at;
    table.endAt[row] = act.endAt;
    table.offset[row] = act.offset;
    table.resultOffset[row] = act.resultOffset;
    table.figure[row] = act.figure;
    table.otherFigure[row] = act.otherFigure;
    table.kind[row] = actKinds.indexOf(act.kind);
    table.name[row] = name;
    table.subject[row] = subject;
    table.flags[row] = act.flags;
    if (this.#lengthBeforePending === undefined) this.#keys.set(act.key.low, act.key.high, row);
  }

  #join(row: number, act: Act): void {
    const table = this.#table;
    table.at[row] = Math.min(table.at[row]!, act.at);
    table.endAt[row] = Math.min(table.endAt[row]!, act.endAt);
    table.offset[row] = Math.min(table.offset[row]!, act.offset);
    table.resultOffset[row] = Math.min(table.resultOffset[row]!, act.resultOffset);
    if (isLargerPair(act.figure, act.otherFigure, table.figure[row]!, table.otherFigure[row]!)) {
      table.figure[row] = act.figure;
      table.otherFigure[row] = act.otherFigure;
    }
    table.name[row] = this.#names.numberOf(joinNames(this.#names.names[table.name[row]!]!, act.name))!;
    table.subject[row] = this.#subjects.numberOf(joinNames(this.#subjects.names[table.subject[row]!]!, act.subject))!;
    table.flags[row] = joinActFlags(table.flags[row]!, act.flags);
  }

  #grow(capacity: number): void {
    const larger = makeActTable(capacity);
    for (const name of actColumnNames) larger[name].set(this.#table[name]);
    this.#table = larger;
    this.#space.acts = larger;
  }
}
