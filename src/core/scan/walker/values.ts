import { stopFrom, stringEnd } from './blocks.ts';

/** The key or plain string that was met last, without its quotes. */
export let textFrom: u32 = 0;
export let textTo: u32 = 0;

/**
 * A string without escapes, whose opening quote is expected at `at`: just after its closing quote; 0 for anything else. The text is
 * in `textFrom`, `textTo`.
 */
export function plainString(at: u32): u32 {
  if (load<u8>(at) != 0x22) return 0;
  textFrom = at + 1;
  textTo = stopFrom(textFrom);
  return load<u8>(textTo) == 0x22 ? textTo + 1 : 0;
}

/** A string that may have escapes; `textFrom`, `textTo` are its raw bytes. */
export function rawString(at: u32): u32 {
  if (load<u8>(at) != 0x22) return 0;
  const end = stringEnd(at + 1);
  if (end == 0) return 0;
  textFrom = at + 1;
  textTo = end;
  return end + 1;
}

/** A key and its colon: where the value begins; 0 for spaces, escapes and all else that has to be looked at more closely. */
export function key(at: u32): u32 {
  const end = plainString(at);
  return end != 0 && load<u8>(end) == 0x3a ? end + 1 : 0;
}

/**
 * Where the next key begins after a value that ended at `at`: its place after a comma, `closed` after the closing brace (the place
 * is then in `closedAt`), 0 for anything else.
 */
export function nextKey(at: u32): u32 {
  const byte = load<u8>(at);
  if (byte == 0x2c) return at + 1;
  if (byte != 0x7d) return 0;
  closedAt = at + 1;
  return closed;
}

export const closed: u32 = 1;
export let closedAt: u32 = 0;

/** Just after any value without spaces; 0 for none that JSON.parse would take, and for one nested very deep. */
export function value(at: u32): u32 {
  const byte = load<u8>(at);
  if (byte == 0x22) {
    const end = stringEnd(at + 1);
    return end == 0 ? 0 : end + 1;
  }
  return byte == 0x7b || byte == 0x5b ? containerEnd(at) : literal(at);
}

const maxDepth: u32 = 63;

/** Just after the object or array that begins at `at`. */
function containerEnd(at: u32): u32 {
  let depth: u32 = 0;
  /** The lowest bit is 1 in an object, 0 in an array; the next one is of what it stands in, and so on. */
  let objects: u64 = 0;
  do {
    // Here a value begins.
    const first = load<u8>(at);
    let isEnded = true;
    if (first == 0x22) {
      at = stringEnd(at + 1);
      if (at == 0) return 0;
      at++;
    } else if (first == 0x7b || first == 0x5b) {
      if (depth++ == maxDepth) return 0;
      const isObject = first == 0x7b;
      objects = (objects << 1) | (isObject ? 1 : 0);
      at++;
      isEnded = load<u8>(at) == (isObject ? 0x7d : 0x5d);
      if (!isEnded && isObject && (at = keyEnd(at)) == 0) return 0;
    } else {
      at = literal(at);
      if (at == 0) return 0;
    }
    // And here it has ended, and with it perhaps what it stands in.
    while (isEnded) {
      const byte = load<u8>(at);
      const isObject = (objects & 1) == 1;
      if (byte == 0x2c) {
        at++;
        if (isObject && (at = keyEnd(at)) == 0) return 0;
        break;
      }
      if (byte != (isObject ? 0x7d : 0x5d)) return 0;
      at++;
      objects >>= 1;
      if (--depth == 0) break;
    }
  } while (depth != 0);
  return at;
}

/** Just after a key, which may have escapes, and its colon. */
function keyEnd(at: u32): u32 {
  if (load<u8>(at) != 0x22) return 0;
  const end = stringEnd(at + 1);
  return end != 0 && load<u8>(end + 1) == 0x3a ? end + 2 : 0;
}

/** Just after `true`, `false`, `null` or a number; 0 for anything else. */
export function literal(at: u32): u32 {
  const byte = load<u8>(at);
  if (byte == 0x74) return load<u32>(at) == 0x65757274 ? at + 4 : 0;
  if (byte == 0x66) return load<u32>(at + 1) == 0x65736c61 ? at + 5 : 0;
  if (byte == 0x6e) return isNull(at) ? at + 4 : 0;
  return numberEnd(at);
}

export function isNull(at: u32): bool {
  return load<u32>(at) == 0x6c6c756e;
}

export function isTrue(at: u32): bool {
  return load<u32>(at) == 0x65757274;
}

export function isFalse(at: u32): bool {
  return load<u8>(at) == 0x66 && load<u32>(at + 1) == 0x65736c61;
}

function numberEnd(at: u32): u32 {
  if (load<u8>(at) == 0x2d) at++;
  const whole = digitsEnd(at);
  if (whole == at || (load<u8>(at) == 0x30 && whole > at + 1)) return 0;
  at = whole;
  if (load<u8>(at) == 0x2e) {
    const fraction = digitsEnd(at + 1);
    if (fraction == at + 1) return 0;
    at = fraction;
  }
  if ((load<u8>(at) | 0x20) == 0x65) {
    at++;
    if (load<u8>(at) == 0x2b || load<u8>(at) == 0x2d) at++;
    const exponent = digitsEnd(at);
    if (exponent == at) return 0;
    at = exponent;
  }
  return at;
}

function digitsEnd(at: u32): u32 {
  while (<u32>load<u8>(at) - 48 <= 9) at++;
  return at;
}

/** The count that `count` met last. */
export let counted: u32 = 0;

/** A whole number of 32 bits without a sign: just after it; 0 for anything else. The number is in `counted`. */
export function count(at: u32): u32 {
  const end = digitsEnd(at);
  const digits = end - at;
  if (digits == 0 || digits > 10 || (digits > 1 && load<u8>(at) == 0x30)) return 0;
  let sum: u64 = 0;
  for (let i = at; i < end; i++) sum = sum * 10 + <u64>(load<u8>(i) - 48);
  if (sum > 0xffffffff) return 0;
  const next = load<u8>(end);
  if (next != 0x2c && next != 0x7d) return 0;
  counted = <u32>sum;
  return end;
}
