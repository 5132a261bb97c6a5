import type { Hash64 } from '../model/hash64.ts';
import { type TurnFlags, turnFlag } from '../model/turn.ts';
import { beats, joinFlags } from '../model/turnJoin.ts';
import { KeyTable } from '../kit/keyTable.ts';
import { type IndexedFile, ownsRather } from './ownership.ts';
import { ReplayGroups } from './replayGroups.ts';

/** One row per request that was really made, whatever files hold copies of it. Read it column by column. */
export class Ledger {
  readonly #keys = new KeyTable(1024);
  readonly #modelNumbers = new Map<string, number>();
  readonly #replays = new ReplayGroups();
  readonly #models: string[] = [];
  /** Row of an iteration → key of its message. */
  readonly #iterations = new Map<number, Hash64>();
  #columns = makeColumns(1024);
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

  /**
   * Joins a file's turns into the ledger. Doing so again, or with a digest that goes on from an earlier one of the same file,
   * changes nothing that was right: every column is a minimum, a maximum or a best claim.
   */
  join(file: IndexedFile, files: readonly IndexedFile[]): void {
    const { turns, models } = file.digest;
    const modelNumbers = models.map((name) => this.#modelNumber(name));
    file.rows = new Int32Array(turns.length);
    for (let i = 0; i < turns.length; i++) {
      const row = this.#keys.claim(turns.keyLow[i]!, turns.keyHigh[i]!, this.#length);
      if (row < this.#length) this.#joinRow(row, file, i, modelNumbers[turns.model[i]!]!, files);
      else this.#append(file, i, modelNumbers[turns.model[i]!]!);
      file.rows[i] = row;
      if ((turns.flags[i]! & iterationFlags) === 0) this.#replays.add(turns.replayLow[i]!, turns.replayHigh[i]!, row);
      else this.#iterations.set(row, { low: turns.replayLow[i]!, high: turns.replayHigh[i]! });
    }
  }

  /** Marks `/btw` replays; to be called once after the joins of a refresh. */
  settle(): void {
    const { flags, isReplay } = this.#columns;
    this.#replays.settle((row) => (flags[row]! & turnFlag.sidechain) !== 0, isReplay);
    for (const [row, message] of this.#iterations)
      isReplay[row] = isReplay[this.#keys.get(message.low, message.high)] ?? 0;
  }

  #append(file: IndexedFile, i: number, model: number): void {
    if (this.#length === this.#columns.at.length) this.#columns = grow(this.#columns);
    const row = this.#length++;
    const { turns } = file.digest;
    const columns = this.#columns;
    columns.owner[row] = file.number;
    columns.ownerTurn[row] = i;
    columns.model[row] = model;
    for (const name of summed) columns[name][row] = turns[name][i]!;
    columns.at[row] = turns.at[i]!;
    columns.loggedUsd[row] = turns.loggedUsd[i]!;
    columns.flags[row] = turns.flags[i]!;
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
    if (wins) columns.model[row] = model;
    columns.flags[row] = joinFlags(heldFlags, flags, wins ? flags : heldFlags);
    for (const name of summed) columns[name][row] = Math.max(columns[name][row]!, turns[name][i]!);
    columns.at[row] = Math.min(columns.at[row]!, turns.at[i]!);
    columns.loggedUsd[row] = Math.max(columns.loggedUsd[row]!, turns.loggedUsd[i]!);
    const owner = files[columns.owner[row]!]!;
    if (ownsRather(file, flags, owner, owner.digest.turns.flags[columns.ownerTurn[row]!]!)) {
      columns.owner[row] = file.number;
      columns.ownerTurn[row] = i;
    }
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

/** The ledger's columns; only the first `length` entries mean anything. */
export type LedgerColumns = ReturnType<typeof makeColumns>;

function makeColumns(capacity: number) {
  return {
    at: new Float64Array(capacity),
    model: new Uint32Array(capacity),
    input: new Uint32Array(capacity),
    output: new Uint32Array(capacity),
    cacheRead: new Uint32Array(capacity),
    cacheWrite: new Uint32Array(capacity),
    cacheWrite1h: new Uint32Array(capacity),
    thinking: new Uint32Array(capacity),
    webSearches: new Uint32Array(capacity),
    loggedUsd: new Float64Array(capacity),
    flags: new Uint16Array(capacity),
    /** Number of the file that the turn belongs to, and its row there. */
    owner: new Int32Array(capacity),
    ownerTurn: new Int32Array(capacity),
    /** 1 for a `/btw` replay of another row: not to be counted. */
    isReplay: new Uint8Array(capacity),
  };
}

function grow(columns: LedgerColumns): LedgerColumns {
  const larger = makeColumns(columns.at.length * 2);
  for (const name of Object.keys(columns) as (keyof LedgerColumns)[]) larger[name].set(columns[name]);
  return larger;
}
