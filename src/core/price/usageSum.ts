// How many tokens of which model at which price? An exact integer sum per (model, rate class), small enough to have one
// per session, quick enough to add two million turns. Knows no dollars: cost.ts multiplies.
import type { TokenCount } from '../model/tokens.ts';
import { CellTable, cellWidth } from './cellTable.ts';
import type { RateClass } from './rateClass.ts';

/** What the indices of a sum mean. Both lists may grow while sums are made; what is in them stays where it is. */
export interface UsageBook {
  /** Model names as logs have them. */
  readonly models: readonly string[];
  /** `Pricer.classes`. */
  readonly classes: readonly RateClass[];
}

/** All turns of one model at one price. */
export interface UsageCell {
  readonly model: string;
  readonly rate: RateClass;
  readonly tokens: TokenCount;
  readonly webSearches: number;
  readonly turns: number;
  /** Of these, turns whose output is only a floor: no line of theirs tells how they ended. */
  readonly incompleteTurns: number;
  /** Turns for which the log itself names a cost, and the sum of those, in billionths of a dollar: exact in any order. */
  readonly loggedTurns: number;
  readonly loggedNanoUsd: number;
}

/** A growing sum of turns: of a day, a session, a project, everything. */
export class UsageSum {
  readonly book: UsageBook;
  readonly #table = new CellTable();

  constructor(book: UsageBook) {
    this.book = book;
  }

  /** Adds one turn. `modelIndex` into `book.models`, `classId` into `book.classes`; counters as in `TokenCount`. */
  add(
    modelIndex: number,
    classId: number,
    input: number,
    output: number,
    cacheRead: number,
    cacheWrite5m: number,
    cacheWrite1h: number,
    webSearches: number,
    isComplete: boolean,
  ): void {
    const at = this.#table.startOf(modelIndex * classRoom + classId);
    const counts = this.#table.counts;
    counts[at]! += input;
    counts[at + 1]! += output;
    counts[at + 2]! += cacheRead;
    counts[at + 3]! += cacheWrite5m;
    counts[at + 4]! += cacheWrite1h;
    counts[at + 5]! += webSearches;
    counts[at + 6]! += 1;
    if (!isComplete) counts[at + 7]! += 1;
  }

  /** The cost that the log names for the turn just added under this model and class. */
  addLogged(modelIndex: number, classId: number, usd: number): void {
    const at = this.#table.startOf(modelIndex * classRoom + classId);
    this.#table.counts[at + 8]! += 1;
    this.#table.counts[at + 9]! += Math.round(usd * nanoPerUsd);
  }

  /** Adds all of another sum over the same models and classes: days to a month, sessions to a project. */
  addAll(other: UsageSum): void {
    if (other.book.models !== this.book.models || other.book.classes !== this.book.classes) {
      throw new Error('sums over different models or classes cannot be added');
    }
    const { keys, counts } = other.#table;
    const rows = keys.length;
    for (let row = 0; row < rows; row++) {
      const at = this.#table.startOf(keys[row]!);
      for (let i = 0; i < cellWidth; i++) this.#table.counts[at + i]! += counts[row * cellWidth + i]!;
    }
  }

  /** By name of model, price id and rule: an order that no order of arrival can change. */
  cells(): UsageCell[] {
    const { keys, counts } = this.#table;
    const cells = keys.map((key, row): UsageCell => {
      const count = (column: number): number => counts[row * cellWidth + column]!;
      const rate = this.book.classes[key % classRoom];
      const model = this.book.models[Math.floor(key / classRoom)];
      if (rate === undefined || model === undefined) throw new Error(`a turn of no known model or class: ${key}`);
      const tokens: TokenCount = {
        input: count(0),
        output: count(1),
        cacheRead: count(2),
        cacheWrite5m: count(3),
        cacheWrite1h: count(4),
      };
      const [webSearches, turns, incompleteTurns] = [count(5), count(6), count(7)];
      return {
        model,
        rate,
        tokens,
        webSearches,
        turns,
        incompleteTurns,
        loggedTurns: count(8),
        loggedNanoUsd: count(9),
      };
    });
    return cells.sort(byName);
  }
}

export const nanoPerUsd = 1e9;

/** More classes than there can be; with it, model indices up to 2^31 still make exact keys. */
const classRoom = 2 ** 22;

function byName(a: UsageCell, b: UsageCell): number {
  return compare(a.model, b.model) || compare(a.rate.priceId, b.rate.priceId) || compare(a.rate.label, b.rate.label);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
