import {
  ACT_BYTES,
  ACT_FIGURE,
  ACT_FLAGS,
  ACT_IS_FOREIGN,
  ACT_WHAT,
  PROMPT,
  RESULT,
  ACT_KEY_HIGH,
  ACT_KEY_LOW,
  ACT_NAME,
  ACT_OTHER_FIGURE,
  ACT_SUBJECT,
  ACTS,
  MAX_ACTS,
} from './layout.ts';
import { addByte, addBytes, beginHash, endHash, hashHigh, hashLow, isAscii } from './hash.ts';
import { hasConversation, hashConversation } from './identity.ts';
import { nameOf } from './names.ts';

/** How many acts there are. */
export let acts: u32 = 0;

/** Takes back what a line has added that turns out to be out of the ordinary, or all. */
export function setActs(count: u32): void {
  acts = count;
}

/** Limits of scan/actOrigin.ts and scan/readActs.ts, in UTF-16 units there; a text of as many bytes is never longer. */
const maxNameLength: u32 = 128;
const maxSubjectLength: u32 = 1024;

/** `toolu_`: Anthropic's ids. Others, a gateway's, are keys only together with their conversation. */
function isOwnId(from: u32, to: u32): bool {
  return to - from >= 6 && load<u32>(from) == 0x6c6f6f74 && load<u16>(from + 4) == 0x5f75;
}

/** Adds a call of a tool. False if it is out of the ordinary. The subject is raw, `subjectFrom` 0 if there is none. */
export function addCall(idFrom: u32, idTo: u32, nameFrom: u32, nameTo: u32, subjectFrom: u32, subjectTo: u32): bool {
  if (nameTo - nameFrom > maxNameLength || subjectTo - subjectFrom > maxSubjectLength) return false;
  const act = begin(idFrom, idTo);
  const name = nameOf(nameFrom, nameTo);
  const subject = nameOf(subjectFrom, subjectTo);
  if (act == 0 || name < 0 || subject < 0) return false;
  store<u16>(act + ACT_NAME, <u16>name);
  store<u16>(act + ACT_SUBJECT, <u16>subject);
  acts++;
  return true;
}

/** Adds a result of a tool. */
export function addResult(idFrom: u32, idTo: u32, flags: u32): bool {
  const act = begin(idFrom, idTo);
  if (act == 0) return false;
  store<u32>(act + ACT_FLAGS, flags);
  store<u32>(act + ACT_WHAT, RESULT);
  acts++;
  return true;
}

/** Adds a typed prompt, told by the line's uuid: kit/hash.ts over `prompt\0<uuid>`. */
export function addPrompt(uuidFrom: u32, uuidTo: u32): bool {
  if (acts == MAX_ACTS || uuidFrom == uuidTo || !isAscii(uuidFrom, uuidTo)) return false;
  beginHash();
  addByte(0x70);
  addByte(0x72);
  addByte(0x6f);
  addByte(0x6d);
  addByte(0x70);
  addByte(0x74);
  addByte(0);
  addBytes(uuidFrom, uuidTo);
  endHash();
  const act = ACTS + acts * ACT_BYTES;
  memory.fill(act, 0, ACT_BYTES);
  store<u32>(act + ACT_KEY_LOW, hashLow);
  store<u32>(act + ACT_KEY_HIGH, hashHigh);
  store<u32>(act + ACT_WHAT, PROMPT);
  acts++;
  return true;
}

/** Gives the last result what its record tells of it. */
export function tellLast(flags: u32, figure: u32, otherFigure: u32, subject: u32): void {
  const act = ACTS + (acts - 1) * ACT_BYTES;
  store<u32>(act + ACT_FLAGS, load<u32>(act + ACT_FLAGS) | flags);
  store<u32>(act + ACT_FIGURE, figure);
  store<u32>(act + ACT_OTHER_FIGURE, otherFigure);
  store<u16>(act + ACT_SUBJECT, <u16>subject);
}

/** The next act with its key, if that is one without its conversation; 0 if it has no id, or there is no more room. */
function begin(idFrom: u32, idTo: u32): u32 {
  if (acts == MAX_ACTS || idFrom == idTo || !isAscii(idFrom, idTo)) return 0;
  const act = ACTS + acts * ACT_BYTES;
  memory.fill(act, 0, ACT_BYTES);
  if (isOwnId(idFrom, idTo)) {
    hashId(idFrom, idTo);
    endKey(act);
  } else {
    // Its conversation may stand behind it in the line.
    store<u32>(act + ACT_KEY_LOW, idFrom);
    store<u32>(act + ACT_KEY_HIGH, idTo);
    store<u32>(act + ACT_IS_FOREIGN, 1);
  }
  return act;
}

/** Gives the acts from `firstAct` on their keys that hang on their conversation. False if it is out of the ordinary. */
export function keyForeign(firstAct: u32): bool {
  for (let i = firstAct; i < acts; i++) {
    const act = ACTS + i * ACT_BYTES;
    if (load<u32>(act + ACT_IS_FOREIGN) == 0) continue;
    if (!hasConversation()) return false;
    hashId(load<u32>(act + ACT_KEY_LOW), load<u32>(act + ACT_KEY_HIGH));
    hashConversation();
    endKey(act);
  }
  return true;
}

/** Are there acts whose keys hang on their conversation? */
export function hasForeign(firstAct: u32): bool {
  for (let i = firstAct; i < acts; i++) if (load<u32>(ACTS + i * ACT_BYTES + ACT_IS_FOREIGN) != 0) return true;
  return false;
}

/** Begins kit/hash.ts over `tool\0<id>`. */
function hashId(idFrom: u32, idTo: u32): void {
  beginHash();
  addByte(0x74);
  addByte(0x6f);
  addByte(0x6f);
  addByte(0x6c);
  addByte(0);
  addBytes(idFrom, idTo);
}

function endKey(act: u32): void {
  endHash();
  store<u32>(act + ACT_KEY_LOW, hashLow);
  store<u32>(act + ACT_KEY_HIGH, hashHigh);
}
