import * as d from './detail.ts';
import { detail as readDetail } from './detail.ts';
import * as identity from './identity.ts';
import { FORKED } from './turn.ts';
import * as k from './keys.ts';
import { recordField, wordOf } from './keys.ts';
import * as row_ from './layout.ts';
import { HAS_TIME, IS_MAIN, IS_MESSAGE, NO_ENDING, OPEN, RECORD, TURN_ENDED } from './layout.ts';
import * as m from './message.ts';
import { message } from './message.ts';
import { acts, hasForeign, keyForeign, tellLast } from './acts.ts';
import { nameAfter, nameOf } from './names.ts';
import { isHuman, origin, prompt } from './prompt.ts';
import { forgetLastModel, RELAYED, SIDECHAIN, turn } from './turn.ts';
import { timeAt } from './times.ts';
import { forgetTold, told, toldFigure, toldFlags, toldOtherFigure, toldSubject } from './told.ts';
import {
  closed,
  closedAt,
  isFalse,
  isNull,
  isTrue,
  key,
  nextKey,
  plainString,
  rawString,
  textFrom,
  textTo,
  value,
} from './values.ts';

/** Names that stood in these fields last: most lines of a file repeat them. */
let lastType: u32 = 0;
let lastSession: u32 = 0;
let lastCwd: u32 = 0;
let lastVersion: u32 = 0;
let lastBranch: u32 = 0;

export function forgetLast(): void {
  lastType = lastSession = lastCwd = lastVersion = lastBranch = 0;
  forgetLastModel();
}

/**
 * Reads the record that begins at `at` into a row: just after it; 0 if anything that matters is out of the ordinary, which is then
 * for JSON.parse to decide.
 */
export function record(at: u32, row: u32): u32 {
  if (load<u8>(at) != 0x7b) return 0;
  const firstAct = acts;
  forgetTold();
  identity.forgetIdentity();
  timeFrom = timeTo = 0;
  memory.fill(row + row_.ROW_WHAT, 0, row_.ROW_BYTES - row_.ROW_WHAT);
  let seen: u32 = 0;
  let typeFrom: u32 = 0;
  let typeTo: u32 = 0;
  let detail: u32 = 0;
  let requestFrom: u32 = 0;
  let requestTo: u32 = 0;
  let isSide = false;
  let isOddMessage = false;
  let isTyped = true;
  let subtype: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = recordField(textFrom, textTo - textFrom);
    // One met twice is for JSON.parse to decide.
    if ((seen & field) != 0) return 0;
    seen |= field;
    switch (field) {
      case k.TYPE:
        at = plainString(at);
        typeFrom = textFrom;
        typeTo = textTo;
        break;
      case k.MESSAGE: {
        const end = load<u8>(at) == 0x7b && load<u8>(at + 1) != 0x7d ? message(at, row) : 0;
        isOddMessage = end == 0;
        at = isOddMessage ? value(at) : end;
        break;
      }
      case k.TIMESTAMP:
        at = time(at, row);
        break;
      case k.SESSION:
        at = identity.session(at);
        break;
      case k.AGENT_ID_OF_RECORD:
        at = identity.agent(at);
        break;
      case k.FORKED:
        at = identity.fork(at, row);
        break;
      case k.CWD:
        at = name(at, row + row_.ROW_CWD, lastCwd);
        lastCwd = load<u16>(row + row_.ROW_CWD);
        break;
      case k.VERSION:
        at = name(at, row + row_.ROW_VERSION, lastVersion);
        lastVersion = load<u16>(row + row_.ROW_VERSION);
        break;
      case k.BRANCH:
        at = name(at, row + row_.ROW_BRANCH, lastBranch);
        lastBranch = load<u16>(row + row_.ROW_BRANCH);
        break;
      case k.UUID:
        at = plainString(at);
        store<u32>(row + row_.ROW_UUID_FROM, textFrom);
        store<u32>(row + row_.ROW_UUID_TO, textTo);
        break;
      case k.REQUEST:
        if (isNull(at)) at += 4;
        else {
          at = plainString(at);
          requestFrom = textFrom;
          requestTo = textTo;
        }
        break;
      case k.SIDECHAIN:
        isSide = isTrue(at);
        if (!isSide && !isFalse(at)) return 0;
        at += isSide ? 4 : 5;
        break;
      case k.SUBTYPE:
        at = plainString(at);
        if (at == 0 || textFrom == textTo) return 0;
        detail = <u32>nameOf(textFrom, textTo);
        subtype = wordOf(textFrom, textTo - textFrom);
        break;
      case k.META:
      case k.COMPACT_SUMMARY:
        isTyped = isTyped && !isTrue(at);
        at = value(at);
        break;
      case k.ORIGIN:
        at = origin(at);
        isTyped = isTyped && isHuman;
        break;
      case k.ATTACHMENT:
      case k.DETAIL:
        at = readDetail(at, row);
        detail = d.detailType;
        break;
      case k.TOLD:
        at = told(at);
        break;
      case k.API_ERROR:
        if (isTrue(at)) return 0;
        at = value(at);
        break;
      case k.SKILL:
        at = name(at, row + row_.ROW_SKILL, 0);
        break;
      case k.AGENT_TYPE:
        at = name(at, row + row_.ROW_AGENT_TYPE, 0);
        break;
      case k.COST:
      case k.DENIAL:
      case k.WORKTREE:
        return 0;
      default:
        at = value(at);
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  const end = closedAt;
  if ((seen & k.TYPE) == 0 || typeFrom == typeTo) return 0;
  const kind = wordOf(typeFrom, typeTo - typeFrom);
  const isAssistant = kind == k.ASSISTANT;
  const isUser = kind == k.USER;
  identity.settleSession();
  const flags = (isSide ? SIDECHAIN : 0) | (identity.isForked ? FORKED : 0);
  if (isAssistant || isUser) {
    if ((seen & (k.MESSAGE | k.DETAIL | k.ATTACHMENT)) != k.MESSAGE || isOddMessage) return 0;
    if (isAssistant && (m.results != 0 || m.isPlainText)) return 0;
    conversation(row, isAssistant, isSide);
    if (isUser && !m.isResults && !prompt(row, isSide || !isTyped)) return 0;
    // What a record tells beside its blocks is about its only one.
    if (isUser && m.results == 1) tellLast(toldFlags, toldFigure, toldOtherFigure, toldSubject);
    if (!keyForeign(firstAct)) return 0;
    actsOf(row, firstAct, flags, 0);
    if (isAssistant && m.hasUsage && !turn(row, flags, requestFrom, requestTo)) return 0;
  } else {
    if (!isPlainKind(kind, seen, subtype)) return 0;
    store<u8>(row + row_.ROW_WHAT, RECORD);
    // A relayed tool's conversation is another one's.
    if (hasForeign(firstAct)) return 0;
    if (kind == k.PROGRESS && d.isRelay) {
      if (d.relayHasTold && m.results == 1) tellLast(toldFlags, toldFigure, toldOtherFigure, toldSubject);
      actsOf(row, firstAct, flags | SIDECHAIN | RELAYED, d.relayAt);
    }
    if (kind == k.PROGRESS && d.isRelay && m.hasUsage) {
      if (!turn(row, flags | SIDECHAIN | RELAYED, d.relayRequestFrom, d.relayRequestTo)) return 0;
      if (d.relayAt != 0) store<f64>(row + row_.ROW_TURN_AT, d.relayAt);
    }
    // Only these say their detail in that field; there the other two say nothing.
    store<u16>(row + row_.ROW_DETAIL, <u16>detail);
  }
  const type = nameAfter(lastType, typeFrom, typeTo);
  const session = nameAfter(lastSession, identity.ownSessionFrom, identity.ownSessionTo);
  if (type < 0 || session < 0 || <i32>detail < 0) return 0;
  lastType = type;
  lastSession = session;
  store<u16>(row + row_.ROW_TYPE, <u16>type);
  store<u16>(row + row_.ROW_SESSION, <u16>session);
  return end;
}

/** The record's time as it stands there. */
export let timeFrom: u32 = 0;
export let timeTo: u32 = 0;

function time(at: u32, row: u32): u32 {
  if (isNull(at)) return at + 4;
  at = plainString(at);
  timeFrom = textFrom;
  timeTo = textTo;
  const ms = at == 0 ? -1 : timeAt(textFrom, textTo);
  if (ms < 0) return 0;
  store<f64>(row + row_.ROW_AT, ms);
  store<u8>(row + row_.ROW_FLAGS, load<u8>(row + row_.ROW_FLAGS) | HAS_TIME);
  return at;
}

/** Facts of a record of the conversation. */
function conversation(row: u32, isAssistant: bool, isSide: bool): void {
  store<u8>(row + row_.ROW_WHAT, RECORD);
  store<u8>(row + row_.ROW_FLAGS, load<u8>(row + row_.ROW_FLAGS) | IS_MESSAGE | (isSide ? 0 : IS_MAIN));
  store<u16>(row + row_.ROW_TOOL_CALLS, <u16>(isAssistant ? m.toolCalls : 0));
  store<u16>(row + row_.ROW_TOOL_ERRORS, <u16>(isAssistant ? 0 : m.toolErrors));
  const isEnded = isAssistant && (m.hasStopReason ? m.isEndOfTurn : m.isLastText);
  store<u8>(row + row_.ROW_ENDING, isSide ? NO_ENDING : isEnded ? TURN_ENDED : OPEN);
}

/** Whose acts these are: the row's. */
function actsOf(row: u32, firstAct: u32, flags: u32, at: f64): void {
  store<u32>(row + row_.ROW_ACTS_FROM, firstAct);
  store<u32>(row + row_.ROW_ACTS_TO, acts);
  const own = load<u8>(row + row_.ROW_FLAGS) & HAS_TIME ? load<f64>(row + row_.ROW_AT) : Infinity;
  store<f64>(row + row_.ROW_ACTS_AT, at != 0 ? at : own);
  for (let i = firstAct; i < acts; i++) {
    const place = row_.ACTS + i * row_.ACT_BYTES + row_.ACT_FLAGS;
    store<u32>(place, load<u32>(place) | flags);
  }
}

/**
 * Records that say nothing beyond their kind, time and place. Titles, summaries, compactions and errors say more, and so do messages
 * of agents inside `progress` that are out of the ordinary.
 */
function isPlainKind(kind: u32, seen: u32, subtype: u32): bool {
  const details = seen & (k.SUBTYPE | k.ATTACHMENT | k.DETAIL);
  switch (kind) {
    case k.ATTACHMENT_KIND:
      return details == k.ATTACHMENT;
    case k.PROGRESS:
      return details == k.DETAIL && (seen & (k.TOLD | k.MESSAGE)) == 0 && (!d.isRelay || !d.isOddRelay);
    case k.SYSTEM:
      return (
        details == k.SUBTYPE &&
        subtype != k.LOCAL_COMMAND &&
        subtype != k.COMPACT_BOUNDARY &&
        subtype != k.MICROCOMPACT_BOUNDARY &&
        subtype != k.ERROR_RETRIED
      );
    case k.SUMMARY:
    case k.CUSTOM_TITLE:
    case k.AGENT_NAME:
    case k.AI_TITLE:
      return false;
    default:
      return details == 0;
  }
}

/** A string that becomes a name, or null: just after it. */
function name(at: u32, place: u32, last: u32): u32 {
  if (isNull(at)) return at + 4;
  at = rawString(at);
  if (at == 0) return 0;
  const number = nameAfter(last, textFrom, textTo);
  if (number < 0) return 0;
  store<u16>(place, <u16>number);
  return at;
}
