// A map from an integer to a row of exact counters, made for sums: most have one to three rows, there are thousands of
// them, and the same row is nearly always asked for twice in a row.

/** Counters per row. */
export const cellWidth = 10;

export class CellTable {
  /** In order of first use. */
  readonly keys: number[] = [];
  /** `cellWidth` numbers per key, zero at first. */
  readonly counts: number[] = [];
  #lastKey = -1;
  #lastStart = 0;
  /** Row by key, once there are too many to look through. */
  #rows: Map<number, number> | undefined;

  /** Where in `counts` the row of this key (not negative) starts; makes the row if need be. */
  startOf(key: number): number {
    if (key === this.#lastKey) return this.#lastStart;
    this.#lastKey = key;
    this.#lastStart = this.#find(key) * cellWidth;
    return this.#lastStart;
  }

  #find(key: number): number {
    const known = this.#rows === undefined ? this.keys.indexOf(key) : (this.#rows.get(key) ?? -1);
    if (known !== -1) return known;
    const row = this.keys.push(key) - 1;
    this.counts.push(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    if (this.#rows !== undefined) this.#rows.set(key, row);
    else if (row >= fewRows) this.#rows = new Map(this.keys.map((each, index) => [each, index]));
    return row;
  }
}

const fewRows = 12;
