import { addPrompt } from './acts.ts';
import { originalFrom, originalTo } from './identity.ts';
import * as k from './keys.ts';
import { messageField, wordOf } from './keys.ts';
import { IS_PROMPT, ROW_FLAGS, ROW_UUID_FROM, ROW_UUID_TO } from './layout.ts';
import * as m from './message.ts';
import { closed, closedAt, key, nextKey, plainString, textFrom, textTo, value } from './values.ts';

/** A user's line without results: what a person typed, or the client for them. False if its text has to be looked at. */
export function prompt(row: u32, isNotTyped: bool): bool {
  if (m.results != 0 || m.toolCalls != 0) return false;
  // Pictures alone are no prompt.
  if (m.promptFrom == 0) return true;
  if (!isOrdinary(m.promptFrom)) return false;
  if (isNotTyped) return true;
  store<u8>(row + ROW_FLAGS, load<u8>(row + ROW_FLAGS) | IS_PROMPT);
  // Of a copy, the original's.
  return originalFrom == originalTo
    ? addPrompt(load<u32>(row + ROW_UUID_FROM), load<u32>(row + ROW_UUID_TO))
    : addPrompt(originalFrom, originalTo);
}

/** Does the text begin with what nobody but a person writes? Blanks, tags, brackets, codes and caveats are for scan/readFacts.ts. */
function isOrdinary(at: u32): bool {
  const first = load<u8>(at);
  if (first < 0x21 || first > 0x7e) return false;
  if (first == 0x3c || first == 0x5b || first == 0x5c || first == 0x22) return false;
  return load<u32>(at) != 0x65766143; // Cave
}

/** What the last origin says. */
export let isHuman: bool = false;

/** Who a prompt is from. */
export function origin(at: u32): u32 {
  isHuman = true;
  if (load<u8>(at) != 0x7b) return value(at);
  if (load<u8>(at + 1) == 0x7d) return at + 2;
  let seen = false;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    if (messageField(textFrom, textTo - textFrom) == k.ORIGIN_KIND) {
      if (seen) return 0;
      seen = true;
      isHuman = false;
      if (load<u8>(at) == 0x22) {
        at = plainString(at);
        isHuman = at != 0 && wordOf(textFrom, textTo - textFrom) == k.HUMAN;
      } else at = value(at);
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return closedAt;
}
