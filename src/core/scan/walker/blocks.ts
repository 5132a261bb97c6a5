// Searches, 16 or 64 bytes at a time. Each ends at the first control character, of which valid lines have none inside: at the
// latest at the newline that stands behind the input.

const quote = i8x16.splat(0x22);
const backslash = i8x16.splat(0x5c);
const lastControl = i8x16.splat(0x1f);
const newline = i8x16.splat(0x0a);

/** Where the next newline is. There is one: the guard behind the input. */
export function newlineFrom(at: u32): u32 {
  while (true) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), newline));
    if (bits != 0) return at + ctz(bits);
    at += 16;
  }
}

/** The first quote, backslash or control character. */
export function stopFrom(at: u32): u32 {
  while (true) {
    const bytes = v128.load(at);
    const bits = i8x16.bitmask(
      v128.or(v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)), i8x16.le_u(bytes, lastControl)),
    );
    if (bits != 0) return at + ctz(bits);
    at += 16;
  }
}

/** Where the string whose text begins at `at` has its closing quote; 0 if it is none that JSON allows. */
export function stringEnd(at: u32): u32 {
  // Keys, ids and short texts end within a step or two.
  for (let step = 0; step < 2; step++) {
    const bytes = v128.load(at);
    const bits = i8x16.bitmask(
      v128.or(v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)), i8x16.le_u(bytes, lastControl)),
    );
    if (bits != 0) {
      at += ctz(bits);
      const byte = load<u8>(at);
      if (byte == 0x22) return at;
      if (byte != 0x5c) return 0;
      break;
    }
    at += 16;
  }
  return longStringEnd(at);
}

const evenPlaces: u64 = 0x5555555555555555;
const oddPlaces: u64 = 0xaaaaaaaaaaaaaaaa;

/**
 * The same by masks of 64 bytes, so that an escape costs no step of its own. A run of backslashes escapes what follows it if it is
 * odd: one that begins at an even place then ends before an odd one, and the other way round. Adding its first bit to a run carries
 * to the place behind it (Langdale and Lemire, Parsing Gigabytes of JSON per Second, section 3.1.1).
 */
function longStringEnd(at: u32): u32 {
  /** 1 if the first of the 64 bytes is escaped. */
  let carry: u64 = 0;
  while (true) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    let hits = mask(i8x16.eq(a, quote), i8x16.eq(b, quote), i8x16.eq(c, quote), i8x16.eq(d, quote));
    const slashes =
      mask(i8x16.eq(a, backslash), i8x16.eq(b, backslash), i8x16.eq(c, backslash), i8x16.eq(d, backslash)) & ~carry;
    let escaped: u64 = carry;
    if (slashes != 0) {
      const starts = slashes & ~(slashes << 1);
      const afterEven = (slashes + (starts & evenPlaces)) & ~slashes;
      const afterOdd = (slashes + (starts & oddPlaces)) & ~slashes;
      escaped |= (afterEven & oddPlaces) | (afterOdd & evenPlaces);
      carry = clz(~slashes) & 1;
    } else carry = 0;
    hits &= ~escaped;
    const least = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
    const control = v128.any_true(i8x16.le_u(least, lastControl)) ? controlAmong(at) : 64;
    const end: u32 = hits == 0 ? 64 : <u32>ctz(hits);
    if (
      escaped != 0 &&
      v128.any_true(oddPairs(at, a, b, c, d)) &&
      !areEscapes(escaped, at, min(end, control), a, b, c, d)
    )
      return 0;
    if (control < end) return 0;
    if (end < 64) return at + end;
    at += 64;
  }
}

/** The place of the first control character of 64 bytes. */
function controlAmong(at: u32): u32 {
  let place: u32 = 0;
  while (load<u8>(at + place) >= 0x20) place++;
  return place;
}

/** High and low halves of the bytes that may be escaped, `"/\\bfnrtu`: both tables have a bit in common for these and no others. */
const escapesByHigh = i8x16(0, 0, 1, 0, 0, 8, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0);
const escapesByLow = i8x16(0, 0, 7, 0, 4, 4, 2, 0, 0, 0, 0, 0, 8, 0, 2, 1);
const lowHalf = i8x16.splat(0x0f);

/**
 * The escapes of nearly all texts, each at the place of its low half: `"`, `f`, `n`, `t`, `/` and the backslash. `b` and `r` fall on
 * the place of the quote, and the digits of `u` have to be looked at: these are looked at more closely.
 */
const usualEscapes = i8x16(0, 0, 0x22, 0, 0x74, 0, 0x66, 0, 0, 0, 0, 0, 0x5c, 0, 0x6e, 0x2f);

/** Bytes behind a backslash that are no usual escape. Most blocks have none; behind two backslashes there may be any. */
function oddPairs(at: u32, a: v128, b: v128, c: v128, d: v128): v128 {
  return v128.or(
    v128.or(oddPair(v128.load(at - 1), a), oddPair(v128.load(at + 15), b)),
    v128.or(oddPair(v128.load(at + 31), c), oddPair(v128.load(at + 47), d)),
  );
}

function oddPair(before: v128, bytes: v128): v128 {
  const usual = i8x16.eq(i8x16.swizzle(usualEscapes, v128.and(bytes, lowHalf)), bytes);
  return v128.andnot(i8x16.eq(before, backslash), usual);
}

/** Is each of the escaped bytes before place `end` one that JSON lets be escaped? */
function areEscapes(escaped: u64, at: u32, end: u32, a: v128, b: v128, c: v128, d: v128): bool {
  if (end < 64) escaped &= ((<u64>1) << end) - 1;
  const wrong = mask(noEscapes(a), noEscapes(b), noEscapes(c), noEscapes(d));
  if ((escaped & wrong) != 0) return false;
  const letter = i8x16.splat(0x75);
  let codes = escaped & mask(i8x16.eq(a, letter), i8x16.eq(b, letter), i8x16.eq(c, letter), i8x16.eq(d, letter));
  for (; codes != 0; codes &= codes - 1) {
    const code = at + <u32>ctz(codes) + 1;
    for (let i: u32 = 0; i < 4; i++) if (!isHexDigit(load<u8>(code + i))) return false;
  }
  return true;
}

function noEscapes(bytes: v128): v128 {
  const high = i8x16.swizzle(escapesByHigh, v128.and(i16x8.shr_u(bytes, 4), lowHalf));
  const low = i8x16.swizzle(escapesByLow, v128.and(bytes, lowHalf));
  return i8x16.eq(v128.and(high, low), i8x16.splat(0));
}

function isHexDigit(byte: u8): bool {
  const letter = <u32>(byte | 0x20) - 0x61;
  return <u32>byte - 0x30 <= 9 || letter <= 5;
}

function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a)) |
    ((<u64>(<u32>i8x16.bitmask(b))) << 16) |
    ((<u64>(<u32>i8x16.bitmask(c))) << 32) |
    ((<u64>(<u32>i8x16.bitmask(d))) << 48)
  );
}
