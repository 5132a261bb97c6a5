import * as k from './keys.ts';
import { recordField, wordOf } from './keys.ts';
import { message } from './message.ts';
import * as m from './message.ts';
import { told } from './told.ts';
import { nameOf } from './names.ts';
import { timeAt } from './times.ts';
import { closed, closedAt, isNull, key, nextKey, plainString, textFrom, textTo, value } from './values.ts';

/** Name of the field `type` of the last detail; 0 if it had none. */
export let detailType: u32 = 0;
/** The last detail relays a message of a sub-agent. */
export let isRelay: bool = false;
/** Its message was out of the ordinary. */
export let isOddRelay: bool = false;
/** What the relayed record says; its message is in message.ts. Times are 0 where it has none. */
export let relayAt: f64 = 0;
export let relayRequestFrom: u32 = 0;
export let relayRequestTo: u32 = 0;
export let relaySpeaker: u32 = 0;
export let relayHasTold: bool = false;

/** Reads the object `data` or `attachment` at `at`: just after it; 0 if any of it is out of the ordinary. */
export function detail(at: u32, row: u32): u32 {
  detailType = 0;
  isRelay = false;
  isOddRelay = false;
  relayAt = 0;
  relayHasTold = false;
  relaySpeaker = 0;
  relayRequestFrom = relayRequestTo = 0;
  if (load<u8>(at) != 0x7b) return 0;
  if (load<u8>(at + 1) == 0x7d) return at + 2;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = recordField(textFrom, textTo - textFrom) & (k.TYPE | k.MESSAGE);
    if ((seen & field) != 0) return 0;
    seen |= field;
    if (field == k.TYPE) {
      at = plainString(at);
      if (at == 0 || textFrom == textTo) return 0;
      isRelay = wordOf(textFrom, textTo - textFrom) == k.AGENT_PROGRESS;
      const name = nameOf(textFrom, textTo);
      if (name < 0) return 0;
      detailType = <u32>name;
    } else if (field == k.MESSAGE) {
      const end = load<u8>(at) == 0x7b && load<u8>(at + 1) != 0x7d ? relay(at, row) : 0;
      isOddRelay = end == 0;
      at = isOddRelay ? value(at) : end;
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  // Without its message an agent's progress is out of the ordinary too.
  if ((seen & k.MESSAGE) == 0) isOddRelay = true;
  return closedAt;
}

/** The record that an `agent_progress` embeds. */
function relay(at: u32, row: u32): u32 {
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field =
      recordField(textFrom, textTo - textFrom) & (k.MESSAGE | k.TIMESTAMP | k.REQUEST | k.TYPE | k.TOLD | k.DENIAL);
    if ((seen & field) != 0) return 0;
    seen |= field;
    if (field == k.MESSAGE) at = load<u8>(at) == 0x7b && load<u8>(at + 1) != 0x7d ? message(at, row) : 0;
    else if (field == k.TIMESTAMP) {
      at = isNull(at) ? 0 : plainString(at);
      relayAt = at == 0 ? -1 : timeAt(textFrom, textTo);
      if (relayAt < 0) return 0;
    } else if (field == k.TYPE) {
      at = plainString(at);
      relaySpeaker = at == 0 ? 0 : wordOf(textFrom, textTo - textFrom);
    } else if (field == k.TOLD) {
      at = told(at);
      relayHasTold = true;
    } else if (field == k.DENIAL) return 0;
    else if (field == k.REQUEST) {
      at = plainString(at);
      relayRequestFrom = textFrom;
      relayRequestTo = textTo;
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  // Of others, what their blocks are is nothing that happened.
  const isOdd =
    relaySpeaker == k.ASSISTANT ? m.results != 0 || m.isPlainText : relaySpeaker != k.USER || m.toolCalls != 0;
  if (isOdd) return 0;
  return (seen & k.MESSAGE) != 0 ? closedAt : 0;
}
