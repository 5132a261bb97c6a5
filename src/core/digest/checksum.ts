import type { Hash64 } from '../model/hash64.ts';

/**
 * Checksum of `words` from index `from` on: notices damage, resists no attacker. Both lanes see every word, and each step is a
 * bijection of the lane and of the word: a change within one word always changes both halves; any other damage escapes with
 * a chance of about 2^-64. Words are read as this machine orders bytes.
 * Constants: xxHash's primes, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export function checksum(words: Uint32Array, from: number): Hash64 {
  let low = 0x165667b1 ^ words.length;
  let high = 0x27d4eb2f ^ words.length;
  for (let i = from; i < words.length; i++) {
    const word = words[i]!;
    low = Math.imul(low ^ word, 0x9e3779b1);
    low = (low << 15) | (low >>> 17);
    high = Math.imul(high + word, 0x85ebca77);
    high = (high << 11) | (high >>> 21);
  }
  return { low: low >>> 0, high: high >>> 0 };
}
