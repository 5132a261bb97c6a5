import type { Hash64 } from '../model/hash64.ts';

/**
 * Hash of a text's UTF-16 code units: two independent 32-bit lanes, so that 500,000 keys collide with a chance of 1 in 10^8.
 * Not for secrets. The store keeps these values: changing a constant orphans the rows of deleted logs.
 * Finaliser: MurmurHash3 fmix32, https://github.com/aappleby/smhasher/wiki/MurmurHash3
 */
export function hashText(text: string): Hash64 {
  let a = 0x9747b28c;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ unit, 0x5f356495);
    b = (b << 11) | (b >>> 21);
  }
  return finish(a, b, text.length);
}

/** The same over bytes `from` (inclusive) to `to` (exclusive). Equals `hashText` for ASCII. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): Hash64 {
  let a = 0x9747b28c;
  let b = 0x85ebca6b;
  for (let i = from; i < to; i++) {
    const unit = bytes[i]!;
    a = Math.imul(a ^ unit, 0x9e3779b1);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ unit, 0x5f356495);
    b = (b << 11) | (b >>> 21);
  }
  return finish(a, b, to - from);
}

/** 16 hexadecimal digits. */
export const hashToHex = (hash: Hash64): string => hex(hash.high) + hex(hash.low);

const hex = (word: number): string => word.toString(16).padStart(8, '0');

function finish(a: number, b: number, length: number): Hash64 {
  const low = mix((a ^ length) + Math.imul(b, 0x27d4eb2f));
  const high = mix((b ^ length) + Math.imul(low, 0x165667b1));
  // `0,0` is "no hash".
  return low === 0 && high === 0 ? { low: 1, high: 0 } : { low, high };
}

function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
