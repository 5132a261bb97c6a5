import { actFlag, type ActFlags, nowhere } from '../model/act.ts';
import type { ActTable } from '../model/actTable.ts';
import { isLargerPair, joinActFlags, joinNames } from '../model/actJoin.ts';
import { KeyTable } from '../kit/keyTable.ts';
import { type IndexedFile, ownsRather } from './ownership.ts';

/** One row per thing that really happened, whatever files hold copies of it. Read it column by column. */
export class ActLedger {
  readonly #keys: KeyTable;
  readonly #names = new Names();
  readonly #subjects = new Names();
  #columns: ActColumns;
  #length = 0;
  #touched = new Set<number>();

  /** With room for `expected` rows: growing there takes as long as filling them. */
  constructor(expected = 0) {
    this.#keys = new KeyTable(expected);
    this.#columns = makeColumns(Math.max(16, expected));
  }

  get length(): number {
    return this.#length;
  }

  /** `columns.name` counts into it. */
  get names(): readonly string[] {
    return this.#names.texts;
  }

  /** `columns.subject` counts into it. */
  get subjects(): readonly string[] {
    return this.#subjects.texts;
  }

  get columns(): ActColumns {
    return this.#columns;
  }

  /** Files that own acts which may have changed since this was asked last. */
  takeTouchedOwners(): ReadonlySet<number> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  /**
   * Joins a file's acts into the ledger. Doing so again, or with a digest that goes on from an earlier one of the same file,
   * changes nothing that was right.
   */
  join(file: IndexedFile, files: readonly IndexedFile[]): void {
    const { table, names, subjects } = file.digest.packedActs?.read() ?? file.digest.acts;
    const { keyLow, keyHigh } = table;
    const rows = new Int32Array(table.length);
    file.actRows = rows;
    const first = this.#length;
    let next = first;
    for (let i = 0; i < rows.length; i++) {
      const row = this.#keys.claim(keyLow[i]!, keyHigh[i]!, next);
      rows[i] = row;
      if (row === next) next++;
    }
    while (next > this.#columns.at.length) this.#columns = grow(this.#columns);
    this.#length = next;
    const words = {
      names: names.map((name) => this.#names.numberOf(name)),
      subjects: subjects.map((subject) => this.#subjects.numberOf(subject)),
      none: { name: this.#names.numberOf(''), subject: this.#subjects.numberOf('') },
    };
    // Nearly every log is its own, and its acts stand in the ledger as they stand in it.
    if (next - first === rows.length) return this.#fillAll(file, table, first, words);
    let unfilled = first;
    for (let i = 0; i < rows.length; i++) {
      if (rows[i] === unfilled) this.#fill(unfilled++, file, table, i, words);
      else this.#joinRow(rows[i]!, file, table, i, words, files);
    }
  }

  /** Nobody said anything of the rows from `first` on before. */
  #fillAll(file: IndexedFile, table: ActTable, first: number, words: NumberedWords): void {
    const columns = this.#columns;
    for (const name of copied) columns[name].set(table[name], first);
    columns.owner.fill(file.number, first, first + table.length);
    for (let i = 0; i < table.length; i++) {
      const row = first + i;
      columns.ownerAct[row] = i;
      columns.name[row] = nameOf(words, table, i);
      columns.subject[row] = subjectOf(words, table, i);
      columns.flags[row] = table.flags[i]! | answeredFlag(table, i);
    }
    if (table.length > 0) this.#touched.add(file.number);
  }

  #fill(row: number, file: IndexedFile, table: ActTable, i: number, words: NumberedWords): void {
    const columns = this.#columns;
    this.#touched.add(file.number);
    columns.owner[row] = file.number;
    columns.ownerAct[row] = i;
    for (const name of copied) columns[name][row] = table[name][i]!;
    columns.name[row] = nameOf(words, table, i);
    columns.subject[row] = subjectOf(words, table, i);
    columns.flags[row] = table.flags[i]! | answeredFlag(table, i);
  }

  #joinRow(
    row: number,
    file: IndexedFile,
    table: ActTable,
    i: number,
    words: NumberedWords,
    files: readonly IndexedFile[],
  ): void {
    const columns = this.#columns;
    columns.at[row] = Math.min(columns.at[row]!, table.at[i]!);
    columns.endAt[row] = Math.min(columns.endAt[row]!, table.endAt[i]!);
    columns.name[row] = this.#names.joined(columns.name[row]!, nameOf(words, table, i));
    columns.subject[row] = this.#subjects.joined(columns.subject[row]!, subjectOf(words, table, i));
    if (isLargerPair(table.figure[i]!, table.otherFigure[i]!, columns.figure[row]!, columns.otherFigure[row]!)) {
      columns.figure[row] = table.figure[i]!;
      columns.otherFigure[row] = table.otherFigure[i]!;
    }
    columns.flags[row] = joinActFlags(columns.flags[row]!, table.flags[i]! | answeredFlag(table, i));
    const owner = files[columns.owner[row]!]!;
    this.#touched.add(owner.number);
    const ownerFlags = owner.digest.acts.table.flags[columns.ownerAct[row]!]!;
    if (ownsRather(file, table.flags[i]!, owner, ownerFlags)) {
      columns.owner[row] = file.number;
      columns.ownerAct[row] = i;
      this.#touched.add(file.number);
    }
  }
}

/** Numbers of a file's words over all files, by their numbers in it. */
interface NumberedWords {
  readonly names: readonly number[];
  readonly subjects: readonly number[];
  /** Of what has no word. */
  readonly none: { readonly name: number; readonly subject: number };
}

const nameOf = ({ names, none }: NumberedWords, { name }: ActTable, i: number): number => names[name[i]!] ?? none.name;
const subjectOf = ({ subjects, none }: NumberedWords, { subject }: ActTable, i: number): number =>
  subjects[subject[i]!] ?? none.subject;

const copied = ['at', 'endAt', 'kind', 'figure', 'otherFigure'] as const;

const answeredFlag = ({ resultOffset }: ActTable, i: number): ActFlags =>
  resultOffset[i] === nowhere ? 0 : actFlag.answered;

/** Numbers names over all files. */
class Names {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** Of two names for one thing. */
  joined(a: number, b: number): number {
    return a === b || joinNames(this.texts[a]!, this.texts[b]!) === this.texts[a] ? a : b;
  }
}

/** The ledger's columns; only the first `length` entries mean anything. */
export type ActColumns = ReturnType<typeof makeColumns>;

function makeColumns(capacity: number) {
  return {
    at: new Float64Array(capacity),
    endAt: new Float64Array(capacity),
    kind: new Uint16Array(capacity),
    name: new Uint32Array(capacity),
    subject: new Uint32Array(capacity),
    figure: new Uint32Array(capacity),
    otherFigure: new Uint32Array(capacity),
    flags: new Uint16Array(capacity),
    /** Number of the file that the act belongs to, and its row there. */
    owner: new Int32Array(capacity),
    ownerAct: new Int32Array(capacity),
  };
}

function grow(columns: ActColumns): ActColumns {
  const larger = makeColumns(columns.at.length * 2);
  for (const name of Object.keys(columns) as (keyof ActColumns)[]) larger[name].set(columns[name]);
  return larger;
}
