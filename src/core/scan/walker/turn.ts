import { addByte, addBytes, beginHash, endHash, hashHigh, hashLow, isAscii } from './hash.ts';
import { hasSession, sessionFrom, sessionTo } from './identity.ts';
import * as row_ from './layout.ts';
import { HAS_TIME, RECORD_WITH_TURN } from './layout.ts';
import * as m from './message.ts';
import { nameAfter } from './names.ts';
import { timeFrom, timeTo } from './record.ts';
import { usageFlags } from './usage.ts';

/** `turnFlag` of model/turn.ts. */
export const SIDECHAIN: u32 = 1;
export const FORKED: u32 = 2;
const COMPLETE: u32 = 4;
export const RELAYED: u32 = 8;

let lastModel: u32 = 0;

export function forgetLastModel(): void {
  lastModel = 0;
}

/** The turn of an assistant's line. False if its identity or model is out of the ordinary. */
export function turn(row: u32, flags: u32, requestFrom: u32, requestTo: u32): bool {
  // What has no model, or one of the client's own ("<synthetic>"), is billed to nobody or is for readTurns.ts to tell.
  if (m.modelFrom == m.modelTo || load<u8>(m.modelFrom) == 0x3c) return false;
  if (!keys(row, (flags & RELAYED) != 0, requestFrom, requestTo)) return false;
  store<f64>(
    row + row_.ROW_TURN_AT,
    load<u8>(row + row_.ROW_FLAGS) & HAS_TIME ? load<f64>(row + row_.ROW_AT) : Infinity,
  );
  const model = nameAfter(lastModel, m.modelFrom, m.modelTo);
  if (model < 0) return false;
  lastModel = model;
  store<u16>(row + row_.ROW_MODEL, <u16>model);
  store<u16>(row + row_.ROW_TURN_FLAGS, <u16>(usageFlags | flags | (m.hasStopReason ? COMPLETE : 0)));
  store<u8>(row + row_.ROW_WHAT, RECORD_WITH_TURN);
  return true;
}

/** kit/hash.ts over the texts of `identify` in scan/readTurns.ts. */
function keys(row: u32, isRelayed: bool, requestFrom: u32, requestTo: u32): bool {
  const hasId = m.idFrom != m.idTo;
  const isReal = m.idTo - m.idFrom >= 4 && load<u32>(m.idFrom) == 0x5f67736d; // msg_
  const hasRequest = requestFrom != requestTo;
  const isBySession = isReal || (hasId && !hasRequest);
  if ((isBySession && !hasSession()) || !isAscii(m.idFrom, m.idTo) || !isAscii(requestFrom, requestTo)) return false;
  // What a relayed message is known by otherwise stands in the record that relays it, or in the relayed one.
  if (isRelayed && !isReal && !(hasId && hasRequest)) return false;
  if (!hasId) return keyByUuid(row);
  beginHash();
  addByte(hasRequest ? 0x6d : isReal ? 0x73 : 0x74); // m, s, t
  addByte(0);
  addBytes(m.idFrom, m.idTo);
  addByte(0);
  if (hasRequest) addBytes(requestFrom, requestTo);
  else addBytes(sessionFrom, sessionTo);
  if (!hasRequest && !isReal) {
    addByte(0);
    addBytes(timeFrom, timeTo);
  }
  endKey(row + row_.ROW_KEY_LOW);
  if (!isReal) return true;
  beginHash();
  addBytes(m.idFrom, m.idTo);
  addByte(0);
  addBytes(sessionFrom, sessionTo);
  endKey(row + row_.ROW_REPLAY_LOW);
  return true;
}

/** Without a uuid, its bytes tell it, which is for scan/readTurns.ts. */
function keyByUuid(row: u32): bool {
  const from = load<u32>(row + row_.ROW_UUID_FROM);
  const to = load<u32>(row + row_.ROW_UUID_TO);
  if (from == to || !isAscii(from, to)) return false;
  beginHash();
  addByte(0x75); // u
  addByte(0);
  addBytes(from, to);
  endKey(row + row_.ROW_KEY_LOW);
  return true;
}

function endKey(place: u32): void {
  endHash();
  store<u32>(place, hashLow);
  store<u32>(place + 4, hashHigh);
}
