/** A small seeded generator (mulberry32): the same seed makes the same damage on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 (inclusive) to `end` (exclusive). */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  from(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }
}
