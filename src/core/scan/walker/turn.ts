import { addByte, addBytes, beginHash, endHash, hashHigh, hashLow, isAscii } from './hash.ts';
import * as row_ from './layout.ts';
import { HAS_TIME, RECORD_WITH_TURN } from './layout.ts';
import * as m from './message.ts';
import { nameAfter } from './names.ts';
import { usageFlags } from './usage.ts';

/** `turnFlag` of model/turn.ts. */
export const SIDECHAIN: u32 = 1;
const COMPLETE: u32 = 4;
export const RELAYED: u32 = 8;

let lastModel: u32 = 0;

export function forgetLastModel(): void {
  lastModel = 0;
}

/** The turn of an assistant's line. False if its identity or model is out of the ordinary. */
export function turn(row: u32, flags: u32, requestFrom: u32, requestTo: u32, sessionFrom: u32, sessionTo: u32): bool {
  // What has no model, or one of the client's own ("<synthetic>"), is billed to nobody or is for readTurns.ts to tell.
  if (m.modelFrom == m.modelTo || load<u8>(m.modelFrom) == 0x3c) return false;
  const isReal = m.idTo - m.idFrom > 4 && load<u32>(m.idFrom) == 0x5f67736d; // msg_
  if (!isReal || requestFrom == requestTo || sessionFrom == sessionTo) return false;
  if (!isAscii(m.idFrom, m.idTo) || !isAscii(requestFrom, requestTo) || !isAscii(sessionFrom, sessionTo)) return false;
  store<f64>(
    row + row_.ROW_TURN_AT,
    load<u8>(row + row_.ROW_FLAGS) & HAS_TIME ? load<f64>(row + row_.ROW_AT) : Infinity,
  );
  const model = nameAfter(lastModel, m.modelFrom, m.modelTo);
  if (model < 0) return false;
  lastModel = model;
  store<u16>(row + row_.ROW_MODEL, <u16>model);
  store<u16>(row + row_.ROW_TURN_FLAGS, <u16>(usageFlags | flags | (m.hasStopReason ? COMPLETE : 0)));
  // kit/hash.ts over `m\0<message id>\0<request id>` and over `<message id>\0<session id>` (scan/readTurns.ts).
  beginHash();
  addByte(0x6d);
  addByte(0);
  addBytes(m.idFrom, m.idTo);
  addByte(0);
  addBytes(requestFrom, requestTo);
  endHash();
  store<u32>(row + row_.ROW_KEY_LOW, hashLow);
  store<u32>(row + row_.ROW_KEY_HIGH, hashHigh);
  beginHash();
  addBytes(m.idFrom, m.idTo);
  addByte(0);
  addBytes(sessionFrom, sessionTo);
  endHash();
  store<u32>(row + row_.ROW_REPLAY_LOW, hashLow);
  store<u32>(row + row_.ROW_REPLAY_HIGH, hashHigh);
  store<u8>(row + row_.ROW_WHAT, RECORD_WITH_TURN);
  return true;
}
