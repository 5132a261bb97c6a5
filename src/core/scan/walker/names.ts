import { MAX_NAMES, NAME_PLACES, NAME_SLOT_COUNT, NAME_SLOTS, NAMES, NAMES_BYTES, SLOTS_OF_NAMES } from './layout.ts';

let count: u32 = 0;
let used: u32 = 0;

/** Forgets all names: they are numbered anew for each file. */
export function forgetNames(): void {
  for (let name: u32 = 1; name <= count; name++)
    store<u16>(NAME_SLOTS + <u32>load<u16>(SLOTS_OF_NAMES + name * 2) * 2, 0);
  count = 0;
  used = 0;
}

/** The number of the name at `from`..`to`, 0 for an empty one; -1 when there is no more room, which only a hostile file gets to. */
export function nameOf(from: u32, to: u32): i32 {
  const length = to - from;
  if (length == 0) return 0;
  let slot = slotOf(from, length);
  while (true) {
    const number = <u32>load<u16>(NAME_SLOTS + slot * 2);
    if (number == 0) break;
    if (isName(number, from, length)) return <i32>number;
    slot = (slot + 1) & (NAME_SLOT_COUNT - 1);
  }
  if (count + 1 == MAX_NAMES || used + length > NAMES_BYTES) return -1;
  count++;
  memory.copy(NAMES + used, from, length);
  store<u32>(NAME_PLACES + count * 8, NAMES + used);
  store<u32>(NAME_PLACES + count * 8 + 4, length);
  store<u16>(NAME_SLOTS + slot * 2, <u16>count);
  store<u16>(SLOTS_OF_NAMES + count * 2, <u16>slot);
  used += length;
  return <i32>count;
}

/** Is this the text of name `number`? */
function isName(number: u32, from: u32, length: u32): bool {
  if (load<u32>(NAME_PLACES + number * 8 + 4) != length) return false;
  const name = load<u32>(NAME_PLACES + number * 8);
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(name + at) != load<u64>(from + at)) return false;
  for (; at < length; at++) if (load<u8>(name + at) != load<u8>(from + at)) return false;
  return true;
}

function slotOf(from: u32, length: u32): u32 {
  let hash: u64 = length;
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) hash = (hash ^ load<u64>(from + at)) * 0x9e3779b97f4a7c15;
  for (; at < length; at++) hash = (hash ^ <u64>load<u8>(from + at)) * 0x9e3779b97f4a7c15;
  return <u32>(hash >> 40) & (NAME_SLOT_COUNT - 1);
}

/** The number of a name that is probably the one that stood in the same field of the line before. */
export function nameAfter(last: u32, from: u32, to: u32): i32 {
  if (from != to && isName(last, from, to - from)) return last;
  return nameOf(from, to);
}
