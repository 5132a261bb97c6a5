/**
 * 64-bit key → small integer, in flat arrays: a Map of strings or bigints costs ten times the memory at a million keys.
 * Open addressing with linear probing, at most half full. Halves may come signed or unsigned, as bit operations leave them.
 * Values are ≥ 0; keys are never removed.
 */
export class KeyTable {
  #low: Uint32Array;
  #high: Uint32Array;
  /** Value + 1; zero is an empty slot. */
  #slot: Uint32Array;
  #mask: number;
  #size = 0;

  constructor(expected = 16) {
    let capacity = 32;
    while (capacity < expected * 2) capacity *= 2;
    this.#low = new Uint32Array(capacity);
    this.#high = new Uint32Array(capacity);
    this.#slot = new Uint32Array(capacity);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The value of a key, or -1. */
  get(signedLow: number, signedHigh: number): number {
    const low = signedLow >>> 0;
    const high = signedHigh >>> 0;
    for (let i = low & this.#mask; ; i = (i + 1) & this.#mask) {
      const slot = this.#slot[i]!;
      if (slot === 0) return -1;
      if (this.#low[i] === low && this.#high[i] === high) return slot - 1;
    }
  }

  set(signedLow: number, signedHigh: number, value: number): void {
    const low = signedLow >>> 0;
    const high = signedHigh >>> 0;
    let i = low & this.#mask;
    while (this.#slot[i] !== 0 && !(this.#low[i] === low && this.#high[i] === high)) i = (i + 1) & this.#mask;
    if (this.#slot[i] === 0) this.#size++;
    this.#low[i] = low;
    this.#high[i] = high;
    this.#slot[i] = value + 1;
    if (this.#size * 2 > this.#mask) this.#grow();
  }

  #grow(): void {
    const larger = new KeyTable(this.#size * 2);
    for (let i = 0; i <= this.#mask; i++) {
      const slot = this.#slot[i]!;
      if (slot !== 0) larger.set(this.#low[i]!, this.#high[i]!, slot - 1);
    }
    this.#low = larger.#low;
    this.#high = larger.#high;
    this.#slot = larger.#slot;
    this.#mask = larger.#mask;
  }
}
