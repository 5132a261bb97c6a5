// The hash of kit/hash.ts, byte by byte: the same for ASCII, which is all that it is asked for here.

let a: u32 = 0;
let b: u32 = 0;
let length: u32 = 0;

export let hashLow: u32 = 0;
export let hashHigh: u32 = 0;

export function beginHash(): void {
  a = 0x9747b28c;
  b = 0x85ebca6b;
  length = 0;
}

export function addByte(byte: u32): void {
  a = rotl<u32>((a ^ byte) * 0x9e3779b1, 13);
  b = rotl<u32>((b ^ byte) * 0x5f356495, 11);
  length++;
}

export function addBytes(from: u32, to: u32): void {
  let x = a;
  let y = b;
  for (let at = from; at < to; at++) {
    const byte = <u32>load<u8>(at);
    x = rotl<u32>((x ^ byte) * 0x9e3779b1, 13);
    y = rotl<u32>((y ^ byte) * 0x5f356495, 11);
  }
  a = x;
  b = y;
  length += to - from;
}

/** The result is in `hashLow` and `hashHigh`. */
export function endHash(): void {
  hashLow = mix((a ^ length) + b * 0x27d4eb2f);
  hashHigh = mix((b ^ length) + hashLow * 0x165667b1);
  if (hashLow == 0 && hashHigh == 0) hashLow = 1;
}

function mix(h: u32): u32 {
  h = (h ^ (h >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}

/** Bytes of anything else are no UTF-16 units, which kit/hash.ts counts in. */
export function isAscii(from: u32, to: u32): bool {
  for (let at = from; at < to; at++) if (load<u8>(at) > 0x7f) return false;
  return true;
}
