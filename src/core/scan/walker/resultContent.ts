import * as k from './keys.ts';
import { blockField, wordOf } from './keys.ts';
import { closed, closedAt, key, nextKey, plainString, value } from './values.ts';
import { textFrom, textTo } from './values.ts';

/** The last result begins with words that tell of a refusal or a stop (scan/readResult.ts), or might. */
export let isSpeaking: bool = false;

export function setSpeaking(is: bool): void {
  isSpeaking = is;
}

/** Reads the content of a tool's result at `at`: just after it; 0 if it is out of the ordinary. */
export function resultContent(at: u32): u32 {
  if (load<u8>(at) == 0x22) {
    look(at + 1);
    return value(at);
  }
  if (load<u8>(at) != 0x5b) return value(at);
  if (load<u8>(at + 1) == 0x5d) return at + 2;
  let isFirst = true;
  while (true) {
    at++;
    if (load<u8>(at) != 0x7b || load<u8>(at + 1) == 0x7d) return 0;
    at = part(at);
    if (at == 0) return 0;
    // Only the first text counts.
    if (isFirst && isTextPart) {
      isFirst = false;
      if (textAt != 0) look(textAt);
    }
    const byte = load<u8>(at);
    if (byte == 0x5d) return at + 1;
    if (byte != 0x2c) return 0;
  }
}

let isTextPart: bool = false;
/** Where the part's text begins; 0 if that is no string. */
let textAt: u32 = 0;

function part(at: u32): u32 {
  isTextPart = false;
  textAt = 0;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = blockField(textFrom, textTo - textFrom) & (k.BLOCK_TYPE | k.BLOCK_TEXT);
    if ((seen & field) != 0) return 0;
    seen |= field;
    if (field == k.BLOCK_TYPE) {
      at = plainString(at);
      if (at == 0) return 0;
      isTextPart = wordOf(textFrom, textTo - textFrom) == k.TEXT;
    } else {
      if (field == k.BLOCK_TEXT && load<u8>(at) == 0x22) textAt = at + 1;
      at = value(at);
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return closedAt;
}

/** `The user` and `[Request`: whoever begins like that is looked at more closely, and so is who begins with a code. */
function look(at: u32): void {
  const start = load<u64>(at);
  if (start == 0x7265737520656854 || start == 0x747365757165525b) isSpeaking = true;
  // A code among the first eight may hide one of the letters. Colours of terminals are codes, too, but of no letter: `\u001b`.
  for (let i: u32 = 0; i < 8; i++) {
    const byte = load<u8>(at + i);
    if (byte == 0x22) return;
    if (byte == 0x5c) {
      const isOfLetter =
        load<u8>(at + i + 1) == 0x75 && (load<u16>(at + i + 2) != 0x3030 || load<u8>(at + i + 4) > 0x31);
      if (isOfLetter) isSpeaking = true;
      i++;
    }
  }
}
