import { addByte, addBytes, isAscii } from './hash.ts';
import * as k from './keys.ts';
import { recordField } from './keys.ts';
import { nameOf } from './names.ts';
import { ROW_FORKED } from './layout.ts';
import { closed, closedAt, isNull, key, nextKey, plainString, textFrom, textTo, value } from './values.ts';

// Where and in whose name a record was said: what keys are made of (scan/readTurns.ts, scan/actOrigin.ts). Absent and empty are the
// same: from == to.

/** The session that the record names. */
export let ownSessionFrom: u32 = 0;
export let ownSessionTo: u32 = 0;
/** The session that it was said in: where it was forked from, if it is a copy that says so. */
export let sessionFrom: u32 = 0;
export let sessionTo: u32 = 0;
/** The record that it is a copy of. */
export let originalFrom: u32 = 0;
export let originalTo: u32 = 0;
export let isForked: bool = false;

let agentFrom: u32 = 0;
let agentTo: u32 = 0;
let forkFrom: u32 = 0;
let forkTo: u32 = 0;

export function forgetIdentity(): void {
  ownSessionFrom = ownSessionTo = sessionFrom = sessionTo = originalFrom = originalTo = 0;
  agentFrom = agentTo = forkFrom = forkTo = 0;
  isForked = false;
}

/** The session that the record names: just after it; 0 if it is out of the ordinary. */
export function session(at: u32): u32 {
  if (isNull(at)) return at + 4;
  at = plainString(at);
  ownSessionFrom = textFrom;
  ownSessionTo = textTo;
  return at;
}

/** The sub-agent that the record names, likewise. */
export function agent(at: u32): u32 {
  if (isNull(at)) return at + 4;
  at = plainString(at);
  agentFrom = textFrom;
  agentTo = textTo;
  return at;
}

/** `forkedFrom`, likewise. */
export function fork(at: u32, row: u32): u32 {
  if (isNull(at)) return at + 4;
  if (load<u8>(at) != 0x7b || load<u8>(at + 1) == 0x7d) return 0;
  isForked = true;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = recordField(textFrom, textTo - textFrom) & (k.SESSION | k.MESSAGE_UUID);
    if ((seen & field) != 0) return 0;
    seen |= field;
    if (field == 0) at = value(at);
    else if (isNull(at)) at += 4;
    else {
      at = plainString(at);
      if (field == k.SESSION) {
        forkFrom = textFrom;
        forkTo = textTo;
      } else {
        originalFrom = textFrom;
        originalTo = textTo;
      }
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  const end = closedAt;
  const name = nameOf(forkFrom, forkTo);
  if (name < 0) return 0;
  store<u16>(row + ROW_FORKED, <u16>name);
  return end;
}

/** To be called when all of the record is read. */
export function settleSession(): void {
  const isElsewhere = forkFrom != forkTo;
  sessionFrom = isElsewhere ? forkFrom : ownSessionFrom;
  sessionTo = isElsewhere ? forkTo : ownSessionTo;
}

/** Can keys be made of its conversation? */
export function hasConversation(): bool {
  return hasSession() && isAscii(agentFrom, agentTo);
}

/** Without one, the file's name tells it, which is for scan/readTurns.ts. */
export function hasSession(): bool {
  return sessionFrom != sessionTo && isAscii(sessionFrom, sessionTo);
}

/** Goes on with kit/hash.ts over `\0<session>\0<agent>`. */
export function hashConversation(): void {
  addByte(0);
  addBytes(sessionFrom, sessionTo);
  addByte(0);
  addBytes(agentFrom, agentTo);
}
