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
    [this.#low, this.#high, this.#slot, this.#mask] = columnsFor(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** The value of a key, or -1. */
  get(signedLow: number, signedHigh: number): number {
    return this.#slot[this.#placeOf(signedLow >>> 0, signedHigh >>> 0)]! - 1;
  }

  /** Forgets all keys, and gives back the memory of very many. */
  clear(): void {
    if (this.#mask < keptSlots) this.#slot.fill(0);
    else [this.#low, this.#high, this.#slot, this.#mask] = columnsFor(32);
    this.#size = 0;
  }

  set(signedLow: number, signedHigh: number, value: number): void {
    const i = this.#placeOf(signedLow >>> 0, signedHigh >>> 0);
    if (this.#slot[i] === 0) this.#put(i, signedLow, signedHigh, value);
    else this.#slot[i] = value + 1;
  }

  /** The value of a key, which a new key takes from `value`. One look where `get` and `set` are two. */
  claim(signedLow: number, signedHigh: number, value: number): number {
    const i = this.#placeOf(signedLow >>> 0, signedHigh >>> 0);
    const slot = this.#slot[i]!;
    if (slot !== 0) return slot - 1;
    this.#put(i, signedLow, signedHigh, value);
    return value;
  }

  /** Where a key stands, or the empty slot where it would. */
  #placeOf(low: number, high: number): number {
    let i = low & this.#mask;
    while (this.#slot[i] !== 0 && !(this.#low[i] === low && this.#high[i] === high)) i = (i + 1) & this.#mask;
    return i;
  }

  #put(i: number, low: number, high: number, value: number): void {
    this.#size++;
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

/** Clearing more slots than these costs more than new ones. */
const keptSlots = 4096;

const columnsFor = (capacity: number): [low: Uint32Array, high: Uint32Array, slot: Uint32Array, mask: number] => [
  new Uint32Array(capacity),
  new Uint32Array(capacity),
  new Uint32Array(capacity),
  capacity - 1,
];
