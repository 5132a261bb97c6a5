import * as k from './keys.ts';
import { blockField, messageField, wordOf } from './keys.ts';
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
import { addCall, addResult } from './acts.ts';
import { isSpeaking, resultContent, setSpeaking } from './resultContent.ts';
import { chooseSubject, forgetSubjects, input, subjectFrom, subjectTo } from './subject.ts';
import { FAILED } from './told.ts';
import { usage } from './usage.ts';

/** What the last message said. */
export let idFrom: u32 = 0;
export let idTo: u32 = 0;
export let modelFrom: u32 = 0;
export let modelTo: u32 = 0;
export let hasUsage: bool = false;
/** A reason to stop, whatever it is. */
export let hasStopReason: bool = false;
/** The reason is an end of the model's turn. */
export let isEndOfTurn: bool = false;
export let toolCalls: u32 = 0;
export let toolErrors: u32 = 0;
/** Blocks that are results of tools. */
export let results: u32 = 0;
export let isLastText: bool = false;
/** The content is one text. */
export let isPlainText: bool = false;
/** Where the first text of the content begins; 0 if there is none. */
export let promptFrom: u32 = 0;
/** All blocks are results of tools, and there is one. */
export let isResults: bool = false;

/** Reads the message at `at`: just after it; 0 if any of it is out of the ordinary. Its usage goes into the row. */
export function message(at: u32, row: u32): u32 {
  idFrom = idTo = modelFrom = modelTo = 0;
  hasUsage = hasStopReason = isEndOfTurn = isLastText = isResults = isPlainText = false;
  promptFrom = 0;
  toolCalls = toolErrors = results = 0;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = messageField(textFrom, textTo - textFrom);
    if ((seen & field) != 0) return 0;
    seen |= field;
    switch (field) {
      case k.ID:
        if (isNull(at)) at += 4;
        else {
          at = plainString(at);
          idFrom = textFrom;
          idTo = textTo;
        }
        break;
      case k.MODEL:
        at = rawString(at);
        modelFrom = textFrom;
        modelTo = textTo;
        break;
      case k.CONTENT:
        at = content(at);
        break;
      case k.USAGE:
        if (isNull(at)) at += 4;
        else {
          at = load<u8>(at) == 0x7b && load<u8>(at + 1) != 0x7d ? usage(at, row) : 0;
          hasUsage = true;
        }
        break;
      case k.STOP_REASON:
        at = stopReason(at);
        break;
      default:
        at = value(at);
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return (seen & k.CONTENT) != 0 ? closedAt : 0;
}

function stopReason(at: u32): u32 {
  if (isNull(at)) return at + 4;
  at = plainString(at);
  const word = wordOf(textFrom, textTo - textFrom);
  hasStopReason = true;
  isEndOfTurn = word == k.END_TURN || word == k.STOP_SEQUENCE;
  return at;
}

/** A text, or an array of blocks. */
function content(at: u32): u32 {
  if (load<u8>(at) == 0x22) {
    isPlainText = true;
    promptFrom = at + 1;
    return value(at);
  }
  if (load<u8>(at) != 0x5b) return 0;
  if (load<u8>(at + 1) == 0x5d) return at + 2;
  isResults = true;
  while (true) {
    at++;
    at = block(at);
    if (at == 0) return 0;
    const byte = load<u8>(at);
    if (byte == 0x5d) return at + 1;
    if (byte != 0x2c) return 0;
  }
}

function block(at: u32): u32 {
  if (load<u8>(at) != 0x7b || load<u8>(at + 1) == 0x7d) return 0;
  let word: u32 = 0;
  let isFailed = false;
  let callFrom: u32 = 0;
  let callTo: u32 = 0;
  let resultFrom: u32 = 0;
  let resultTo: u32 = 0;
  let nameFrom: u32 = 0;
  let nameTo: u32 = 0;
  let speech: u32 = 0;
  let seen: u32 = 0;
  setSpeaking(false);
  forgetSubjects();
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = blockField(textFrom, textTo - textFrom);
    if ((seen & field) != 0) return 0;
    seen |= field;
    switch (field) {
      case k.BLOCK_TYPE:
        at = plainString(at);
        word = wordOf(textFrom, textTo - textFrom);
        break;
      case k.IS_ERROR:
        isFailed = isTrue(at);
        at = value(at);
        break;
      case k.CALL_ID:
        at = plainString(at);
        callFrom = textFrom;
        callTo = textTo;
        break;
      case k.RESULT_ID:
        at = plainString(at);
        resultFrom = textFrom;
        resultTo = textTo;
        break;
      case k.TOOL_NAME:
        at = plainString(at);
        nameFrom = textFrom;
        nameTo = textTo;
        break;
      case k.TOOL_INPUT:
        at = input(at);
        break;
      case k.BLOCK_TEXT:
        speech = load<u8>(at) == 0x22 ? at + 1 : 0;
        at = value(at);
        break;
      case k.RESULT_CONTENT:
        at = resultContent(at);
        break;
      default:
        at = value(at);
    }
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  const end = closedAt;
  isLastText = word == k.TEXT;
  if (isLastText && promptFrom == 0) promptFrom = speech;
  isResults = isResults && word == k.TOOL_RESULT;
  if (word == k.TOOL_RESULT) {
    results++;
    if (isFailed) toolErrors++;
    if (isSpeaking || !addResult(resultFrom, resultTo, isFailed ? FAILED : 0)) return 0;
  } else if (word == k.TOOL_USE) {
    toolCalls++;
    chooseSubject(nameFrom, nameTo);
    if (!addCall(callFrom, callTo, nameFrom, nameTo, subjectFrom, subjectTo)) return 0;
  }
  return end;
}
