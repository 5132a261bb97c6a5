import { addBytes, beginHash, endHash, hashHigh, hashLow } from './hash.ts';
import * as k from './keys.ts';
import { toldField, wordOf } from './keys.ts';
import { nameOf } from './names.ts';
import { closed, closedAt, isTrue, key, nextKey, plainString, rawString, textFrom, textTo, value } from './values.ts';

// What scan/readResult.ts reads of a toolUseResult. Flags are those of model/act.ts.

export const FAILED: u32 = 4;
const STOPPED: u32 = 32;
const BACKGROUND: u32 = 64;
const CREATED: u32 = 128;
const MEASURED: u32 = 256;
const USER_MODIFIED: u32 = 512;

const maxSubjectLength: u32 = 1024;

export let toldFlags: u32 = 0;
export let toldFigure: u32 = 0;
export let toldOtherFigure: u32 = 0;
export let toldSubject: u32 = 0;

let added: u32 = 0;
let removed: u32 = 0;
let hasHunks: bool = false;

export function forgetTold(): void {
  toldFlags = toldFigure = toldOtherFigure = toldSubject = 0;
}

/** Reads the toolUseResult at `at`: just after it; 0 if any of it is out of the ordinary. */
export function told(at: u32): u32 {
  forgetTold();
  added = removed = 0;
  hasHunks = false;
  // A text or a list tells nothing.
  if (load<u8>(at) != 0x7b) return value(at);
  if (load<u8>(at + 1) == 0x7d) return at + 2;
  let type: u32 = 0;
  let contentFrom: u32 = 0;
  let contentTo: u32 = 0;
  let agentFrom: u32 = 0;
  let agentTo: u32 = 0;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = toldField(textFrom, textTo - textFrom);
    if ((seen & field) != 0) return 0;
    seen |= field;
    const isString = load<u8>(at) == 0x22;
    switch (field) {
      case k.PATCH:
        at = load<u8>(at) == 0x5b ? patch(at) : value(at);
        break;
      case k.TOLD_CONTENT:
        if (isString) {
          at = rawString(at);
          contentFrom = textFrom;
          contentTo = textTo;
        } else at = value(at);
        break;
      case k.TOLD_TYPE:
      case k.STATUS:
        if (isString) {
          at = plainString(at);
          const word = at == 0 ? 0 : wordOf(textFrom, textTo - textFrom);
          if (field == k.TOLD_TYPE) type = word;
          else if (word == k.ASYNC_LAUNCHED) toldFlags |= BACKGROUND;
        } else at = value(at);
        break;
      case k.OLD_STRING:
        if (isString && load<u8>(at + 1) == 0x22) toldFlags |= CREATED;
        at = value(at);
        break;
      case k.USER_MODIFIED:
        if (isTrue(at)) toldFlags |= USER_MODIFIED;
        at = value(at);
        break;
      case k.INTERRUPTED:
        if (isTrue(at)) toldFlags |= STOPPED;
        at = value(at);
        break;
      case k.IS_ASYNC:
        if (isTrue(at)) toldFlags |= BACKGROUND;
        at = value(at);
        break;
      case k.BACKGROUND_TASK:
        if (isString && load<u8>(at + 1) != 0x22) toldFlags |= BACKGROUND;
        at = value(at);
        break;
      case k.AGENT_ID:
        if (isString) {
          at = plainString(at);
          agentFrom = textFrom;
          agentTo = textTo;
        } else at = value(at);
        break;
      case k.TOLD_AGENT_TYPE:
        if (isString) {
          at = rawString(at);
          if (at == 0 || textTo - textFrom > maxSubjectLength) return 0;
          const name = nameOf(textFrom, textTo);
          if (name < 0) return 0;
          toldSubject = <u32>name;
        } else at = value(at);
        break;
      default:
        at = value(at);
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  const end = closedAt;
  if (type == k.CREATE) {
    toldFlags |= CREATED | MEASURED;
    return countLines(contentFrom, contentTo) ? end : 0;
  }
  if (hasHunks) {
    toldFlags |= MEASURED;
    toldFigure = added;
    toldOtherFigure = removed;
  } else if (type == k.UPDATE) toldFlags |= MEASURED;
  else if (agentFrom != agentTo) {
    for (let i = agentFrom; i < agentTo; i++) if (load<u8>(i) > 0x7f) return 0;
    beginHash();
    addBytes(agentFrom, agentTo);
    endHash();
    toldFlags |= MEASURED;
    toldFigure = hashLow;
    toldOtherFigure = hashHigh;
  }
  return end;
}

/** An array of hunks: counts the lines that are added and removed. */
function patch(at: u32): u32 {
  if (load<u8>(at + 1) == 0x5d) return at + 2;
  hasHunks = true;
  while (true) {
    at = hunk(at + 1);
    if (at == 0) return 0;
    const byte = load<u8>(at);
    if (byte == 0x5d) return at + 1;
    if (byte != 0x2c) return 0;
  }
}

function hunk(at: u32): u32 {
  if (load<u8>(at) != 0x7b || load<u8>(at + 1) == 0x7d) return 0;
  let seen = false;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    if (toldField(textFrom, textTo - textFrom) == k.PATCH_LINES) {
      if (seen || load<u8>(at) != 0x5b) return 0;
      seen = true;
      at = patchLines(at);
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return closedAt;
}

function patchLines(at: u32): u32 {
  if (load<u8>(at + 1) == 0x5d) return at + 2;
  while (true) {
    at++;
    if (load<u8>(at) != 0x22) return 0;
    const first = load<u8>(at + 1);
    if (first == 0x2b) added++;
    else if (first == 0x2d) removed++;
    // `\u002b` would be a plus, too.
    else if (first == 0x5c && load<u8>(at + 2) == 0x75) return 0;
    at = value(at);
    if (at == 0) return 0;
    const byte = load<u8>(at);
    if (byte == 0x5d) return at + 1;
    if (byte != 0x2c) return 0;
  }
}

/** Lines of a text in its raw form: `\n` is two bytes there. A last line counts with or without its newline. False: count them otherwise. */
function countLines(from: u32, to: u32): bool {
  let lines: u32 = 0;
  let isOpen = false;
  for (let at = from; at < to; at++) {
    isOpen = true;
    if (load<u8>(at) != 0x5c) continue;
    at++;
    const escaped = load<u8>(at);
    if (escaped == 0x6e) {
      lines++;
      isOpen = false;
    } else if (escaped == 0x75 && (load<u32>(at + 1) | 0x20000000) == 0x61303030) return false; // \u000a
  }
  toldFigure = lines + (isOpen ? 1 : 0);
  return true;
}
