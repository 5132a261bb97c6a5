// Where does chance come from? One seeded stream (xoshiro128**), so that a seed is a tree, byte for byte.

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export class Random {
  #state;

  constructor(seed) {
    // splitmix32 spreads small seeds (1, 2, 3 …) over the whole state.
    let mix = seed >>> 0;
    this.#state = Uint32Array.from({ length: 4 }, () => {
      mix = (mix + 0x9e3779b9) >>> 0;
      let word = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      return word ^ (word >>> 15);
    });
  }

  /** A stream of its own, so that drawing more in one place does not change another. */
  fork() {
    return new Random(this.word());
  }

  /** 0 … 2^32 - 1 */
  word() {
    const state = this.#state;
    const times5 = Math.imul(state[1], 5);
    const word = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = (state[3] << 11) | (state[3] >>> 21);
    return word;
  }

  /** 0 ≤ x < 1 */
  fraction() {
    return this.word() / 2 ** 32;
  }

  /** Both ends included. */
  whole(from, to) {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability) {
    return this.fraction() < probability;
  }

  pick(choices) {
    return choices[Math.floor(this.fraction() * choices.length)];
  }

  /** From `[[choice, weight], …]`. */
  weighted(choices) {
    let left = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return choices[choices.length - 1][0];
  }

  /** Log-normal: half of them below the median, a long tail above; kept between the bounds. */
  size(median, spread, from, to) {
    const normal = Math.sqrt(-2 * Math.log(1 - this.fraction())) * Math.cos(2 * Math.PI * this.fraction());
    return Math.min(to, Math.max(from, Math.round(median * Math.exp(spread * normal))));
  }

  hex(length) {
    let digits = '';
    while (digits.length < length) digits += this.word().toString(16).padStart(8, '0');
    return digits.slice(0, length);
  }

  uuid() {
    const digits = this.hex(32);
    const variant = '89ab'[this.whole(0, 3)];
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(13, 16)}`,
      variant + digits.slice(17, 20),
      digits.slice(20),
    ].join('-');
  }

  #base62(length) {
    let letters = '';
    while (letters.length < length) {
      let word = this.word();
      // Five letters hold 29 of the 32 bits; taking a sixth would make its letter unevenly likely.
      for (let i = 0; i < 5 && letters.length < length; i++) {
        letters += base62[word % 62];
        word = Math.floor(word / 62);
      }
    }
    return letters;
  }

  messageId() {
    return `msg_01${this.#base62(22)}`;
  }

  requestId() {
    return `req_011C${this.#base62(20)}`;
  }

  toolUseId() {
    return `toolu_01${this.#base62(22)}`;
  }
}
