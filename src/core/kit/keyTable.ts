/**
 * 64-bit key → small integer, in flat arrays: a Map of strings or bigints costs ten times the memory at a million keys.
 * Open addressing with linear probing, at most half full. Halves may come signed or unsigned, as bit operations leave them.
 * Values are ≥ 0; keys are never removed.
 */
export class KeyTable {
  /** Of each slot the key's low and high half and the value + 1, side by side; zero for an empty slot. */
  #slots: Uint32Array;
  #mask: number;
  #size = 0;

  constructor(expected = 16) {
    const capacity = capacityFor(expected);
    this.#slots = new Uint32Array(capacity * slotWidth);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Makes room for so many keys at once; growing there takes as long as filling it. */
  reserve(expected: number): void {
    const capacity = capacityFor(expected);
    if (capacity > this.#mask + 1) this.#growTo(capacity);
  }

  /** The value of a key, or -1. */
  get(signedLow: number, signedHigh: number): number {
    return this.#slots[this.#placeOf(signedLow >>> 0, signedHigh >>> 0) + 2]! - 1;
  }

  /** Forgets all keys, and gives back the memory of very many. */
  clear(): void {
    if (this.#mask < keptSlots) this.#slots.fill(0);
    else {
      this.#slots = new Uint32Array(leastSlots * slotWidth);
      this.#mask = leastSlots - 1;
    }
    this.#size = 0;
  }

  set(signedLow: number, signedHigh: number, value: number): void {
    const place = this.#placeOf(signedLow >>> 0, signedHigh >>> 0);
    if (this.#slots[place + 2] === 0) this.#put(place, signedLow, signedHigh, value);
    else this.#slots[place + 2] = value + 1;
  }

  /** The value of a key, which a new key takes from `value`. One look where `get` and `set` are two. */
  claim(signedLow: number, signedHigh: number, value: number): number {
    const place = this.#placeOf(signedLow >>> 0, signedHigh >>> 0);
    const held = this.#slots[place + 2]!;
    if (held !== 0) return held - 1;
    this.#put(place, signedLow, signedHigh, value);
    return value;
  }

  /** Where a key stands, or the empty slot where it would. */
  #placeOf(low: number, high: number): number {
    const slots = this.#slots;
    let slot = low & this.#mask;
    for (;;) {
      const place = slot * slotWidth;
      if (slots[place + 2] === 0 || (slots[place] === low && slots[place + 1] === high)) return place;
      slot = (slot + 1) & this.#mask;
    }
  }

  #put(place: number, low: number, high: number, value: number): void {
    this.#size++;
    this.#slots[place] = low;
    this.#slots[place + 1] = high;
    this.#slots[place + 2] = value + 1;
    if (this.#size * 2 > this.#mask) this.#growTo(capacityFor(this.#size * 2));
  }

  #growTo(capacity: number): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(capacity * slotWidth);
    this.#mask = capacity - 1;
    for (let from = 0; from < before.length; from += slotWidth) {
      if (before[from + 2] === 0) continue;
      const place = this.#placeOf(before[from]!, before[from + 1]!);
      this.#slots[place] = before[from]!;
      this.#slots[place + 1] = before[from + 1]!;
      this.#slots[place + 2] = before[from + 2]!;
    }
  }
}

const slotWidth = 3;
const leastSlots = 32;
/** Clearing more slots than these costs more than new ones. */
const keptSlots = 4096;

function capacityFor(expected: number): number {
  let capacity = leastSlots;
  while (capacity < expected * 2) capacity *= 2;
  return capacity;
}
