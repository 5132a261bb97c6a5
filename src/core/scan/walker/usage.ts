import * as k from './keys.ts';
import { usageField, wordOf } from './keys.ts';
import {
  ROW_CACHE_READ,
  ROW_CACHE_WRITE,
  ROW_CACHE_WRITE_1H,
  ROW_INPUT,
  ROW_OUTPUT,
  ROW_THINKING,
  ROW_WEB_SEARCHES,
} from './layout.ts';
import {
  closed,
  closedAt,
  count,
  counted,
  isNull,
  key,
  nextKey,
  plainString,
  textFrom,
  textTo,
  value,
} from './values.ts';

/** `turnFlag` of model/turn.ts, as far as a usage decides it. */
const FAST: u32 = 16;
const GEO_US: u32 = 32;
const BATCH: u32 = 64;
const PRIORITY: u32 = 128;

/** What the last usage adds to the turn's flags. */
export let usageFlags: u32 = 0;

let write5m: u32 = 0;
let write1h: u32 = 0;

/** Reads the usage object at `at` into a row: just after it; 0 if any of it is out of the ordinary. */
export function usage(at: u32, row: u32): u32 {
  usageFlags = 0;
  write5m = 0;
  write1h = 0;
  let seen: u32 = 0;
  memory.fill(row + ROW_INPUT, 0, ROW_WEB_SEARCHES + 4 - ROW_INPUT);
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    // One met twice is for JSON.parse to decide.
    const field = usageField(textFrom, textTo - textFrom);
    if ((seen & field) != 0) return 0;
    seen |= field;
    switch (field) {
      case k.INPUT_TOKENS:
        at = counter(at, row + ROW_INPUT);
        break;
      case k.OUTPUT_TOKENS:
        at = counter(at, row + ROW_OUTPUT);
        break;
      case k.CACHE_WRITE:
        at = counter(at, row + ROW_CACHE_WRITE);
        break;
      case k.CACHE_READ:
        at = counter(at, row + ROW_CACHE_READ);
        break;
      case k.CACHE_CREATION:
        at = cacheCreation(at);
        break;
      case k.SERVER_TOOLS:
        at = countIn(at, k.WEB_SEARCHES, row + ROW_WEB_SEARCHES);
        break;
      case k.OUTPUT_DETAILS:
        at = countIn(at, k.THINKING, row + ROW_THINKING);
        break;
      case k.SERVICE_TIER:
      case k.SPEED:
      case k.GEO:
        at = priceWord(at, field);
        break;
      case k.ITERATIONS:
        at = iterations(at);
        break;
      default:
        at = value(at);
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  const split = <u64>write5m + <u64>write1h;
  if (split > <u64>load<u32>(row + ROW_CACHE_WRITE))
    store<u32>(row + ROW_CACHE_WRITE, split > 0xffffffff ? 0xffffffff : <u32>split);
  store<u32>(row + ROW_CACHE_WRITE_1H, write1h);
  return closedAt;
}

/** A counter that is a plain number, or null, which counts as none. Digits in a string and all that is no count are for readCounters.ts. */
function counter(at: u32, place: u32): u32 {
  if (isNull(at)) return at + 4;
  at = count(at);
  if (at != 0) store<u32>(place, counted);
  return at;
}

/** A string that may change the price, or null. */
function priceWord(at: u32, field: u32): u32 {
  if (isNull(at)) return at + 4;
  at = plainString(at);
  const word = at == 0 ? 0 : wordOf(textFrom, textTo - textFrom);
  if (field == k.SPEED) usageFlags |= word == k.FAST ? FAST : 0;
  else if (field == k.GEO) usageFlags |= word == k.US ? GEO_US : 0;
  else usageFlags |= word == k.BATCH ? BATCH : word == k.PRIORITY ? PRIORITY : 0;
  return at;
}

function cacheCreation(at: u32): u32 {
  if (isNull(at)) return at + 4;
  if (load<u8>(at) != 0x7b) return 0;
  if (load<u8>(at + 1) == 0x7d) return at + 2;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = usageField(textFrom, textTo - textFrom);
    if (field == k.WRITE_5M || field == k.WRITE_1H) {
      at = (seen & field) == 0 ? count(at) : 0;
      seen |= field;
      if (field == k.WRITE_5M) write5m = counted;
      else write1h = counted;
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return closedAt;
}

/** The one count that is wanted of an object: web searches of the server's tools, thinking tokens of the output's details. */
function countIn(at: u32, wanted: u32, place: u32): u32 {
  if (isNull(at)) return at + 4;
  if (load<u8>(at) != 0x7b) return 0;
  if (load<u8>(at + 1) == 0x7d) return at + 2;
  let seen = false;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    if (usageField(textFrom, textTo - textFrom) == wanted) {
      if (seen) return 0;
      seen = true;
      at = counter(at, place);
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return closedAt;
}

/** Only rounds of the message itself, which are in its own numbers; advisors and compactions are for readTurns.ts. */
function iterations(at: u32): u32 {
  if (isNull(at)) return at + 4;
  if (load<u8>(at) != 0x5b) return 0;
  if (load<u8>(at + 1) == 0x5d) return at + 2;
  while (true) {
    at++;
    at = iteration(at);
    if (at == 0) return 0;
    const byte = load<u8>(at);
    if (byte == 0x5d) return at + 1;
    if (byte != 0x2c) return 0;
  }
}

function iteration(at: u32): u32 {
  if (load<u8>(at) != 0x7b) return 0;
  let isOwn = false;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    if (usageField(textFrom, textTo - textFrom) == k.ITERATION_TYPE) {
      if (isOwn) return 0;
      at = plainString(at);
      if (at == 0 || wordOf(textFrom, textTo - textFrom) != k.OWN_ROUND) return 0;
      isOwn = true;
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return isOwn ? closedAt : 0;
}
