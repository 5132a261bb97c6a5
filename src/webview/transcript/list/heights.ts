/**
 * How high each row of a long list is, known or guessed, and what follows from it: where a row begins, which row is at an
 * offset. A Fenwick tree: both, and a correction, take the logarithm of the number of rows.
 */
export class Heights {
  readonly #heights: Float64Array;
  readonly #sums: Float64Array;

  constructor(heights: Float64Array) {
    this.#heights = heights;
    this.#sums = new Float64Array(heights.length + 1);
    this.#sums.set(heights, 1);
    for (let node = 1; node <= heights.length; node++) {
      const parent = node + (node & -node);
      if (parent <= heights.length) this.#sums[parent]! += this.#sums[node]!;
    }
  }

  get count(): number {
    return this.#heights.length;
  }

  /** Of all rows together. */
  get total(): number {
    return this.offsetOf(this.count);
  }

  heightOf(row: number): number {
    return this.#heights[row] ?? 0;
  }

  correct(row: number, height: number): void {
    const difference = height - this.heightOf(row);
    if (difference === 0 || row >= this.count) return;
    this.#heights[row] = height;
    for (let node = row + 1; node <= this.count; node += node & -node) this.#sums[node]! += difference;
  }

  /** Where the row begins; of the row after the last one: where the list ends. */
  offsetOf(row: number): number {
    let offset = 0;
    for (let node = Math.min(row, this.count); node > 0; node -= node & -node) offset += this.#sums[node]!;
    return offset;
  }

  /** The row at an offset; before the first it is the first, behind the last the last. */
  rowAt(offset: number): number {
    let row = 0;
    let rest = offset;
    for (let step = highestBit(this.count); step > 0; step >>= 1) {
      const next = row + step;
      if (next > this.count || this.#sums[next]! > rest) continue;
      row = next;
      rest -= this.#sums[next]!;
    }
    return Math.max(0, Math.min(row, this.count - 1));
  }
}

const highestBit = (count: number): number => (count === 0 ? 0 : 2 ** Math.floor(Math.log2(count)));
