import { readSync } from 'node:fs';
import { bytesPattern } from './textBytes.ts';

const quote = 0x22;
const colon = 0x3a;
const backslash = 0x5c;

const readBytes = 1024 * 1024;
/** Strings of up to 64 KB are made in V8's young space; larger ones cost three times as much. */
const sliceBytes = 60 * 1024;

/** A character takes at most two escaped units. */
const longestCharacter = 12;

/** Fields whose text nobody said, or that repeat what stands elsewhere in the line. */
const unsaidFields: ReadonlySet<string> = new Set([
  ...['uuid', 'parentUuid', 'logicalParentUuid', 'leafUuid', 'sessionId', 'session_id', 'messageId', 'requestId', 'id'],
  ...['promptId', 'tool_use_id', 'toolUseID', 'parentToolUseID', 'sourceToolUseID', 'sourceToolAssistantUUID'],
  ...['timestamp', 'version', 'cwd', 'gitBranch', 'slug', 'userType', 'entrypoint', 'permissionMode', 'level', 'mode'],
  ...['type', 'subtype', 'role', 'model', 'signature', 'media_type', 'stop_reason', 'service_tier', 'inference_geo'],
  ...['speed', 'effort', 'perTurnEffort', 'originalFile', 'lastPrompt', 'aiTitle', 'customTitle', 'agentName'],
]);

/**
 * Finds the places of a log where a text seems to stand in something that somebody said, at the speed of reading: nothing is
 * parsed, and hits in names of fields, in numbers and in ids are passed over. Whoever asks looks at the line itself.
 */
export class TextHits {
  readonly #pattern: RegExp;
  readonly #withUnsaid: boolean;
  readonly #overlapBytes: number;
  readonly #buffer = Buffer.allocUnsafeSlow(readBytes);

  /** `withUnsaid`: also in what nobody said. */
  constructor(text: string, withUnsaid = false) {
    this.#pattern = bytesPattern(text);
    this.#withUnsaid = withUnsaid;
    this.#overlapBytes = Math.min(sliceBytes / 2, text.length * longestCharacter);
  }

  /**
   * Hits that begin from `from` to `to` of an open file. What is handed to `next` is where to go on: hits before it are passed
   * over. Ends early when `isStopped`.
   */
  *within(fd: number, from: number, to: number, isStopped: () => boolean): Generator<number, void, number | undefined> {
    let goOnAt = from;
    for (let base = from; base < to && !isStopped();) {
      const read = this.#read(fd, base);
      for (const at of this.#inBuffer(read)) {
        const hit = base + at;
        if (hit >= to) return;
        if (hit < goOnAt) continue;
        goOnAt = hit + 1;
        const wanted: number | undefined = yield hit;
        if (wanted !== undefined) goOnAt = Math.max(goOnAt, wanted);
      }
      if (read < readBytes) return;
      // Of a line of many megabytes that has been looked at, the rest need not even be read.
      base = Math.max(base + read - this.#overlapBytes, goOnAt);
    }
  }

  #read(fd: number, position: number): number {
    let length = 0;
    while (length < readBytes) {
      const read = readSync(fd, this.#buffer, length, readBytes - length, position + length);
      if (read === 0) break;
      length += read;
    }
    return length;
  }

  *#inBuffer(length: number): Generator<number, void> {
    const pattern = this.#pattern;
    for (let from = 0; from < length; from += sliceBytes - this.#overlapBytes) {
      const slice = this.#buffer.toString('latin1', from, Math.min(length, from + sliceBytes));
      pattern.lastIndex = 0;
      for (let match = pattern.exec(slice); match; match = pattern.exec(slice)) {
        const at = from + match.index;
        if (this.#withUnsaid || !isUnsaid(this.#buffer, at, at + match[0].length, length)) yield at;
      }
    }
  }
}

/** Surely the name of a field, part of a number, or of a text that nobody said. Where it cannot be told, it is none of these. */
export function isUnsaid(bytes: Buffer, from: number, to: number, length: number): boolean {
  const open = quoteBefore(bytes, from);
  if (open < 0) return false;
  if (bytes[open - 1] === colon && bytes[open - 2] === quote) {
    const name = bytes.lastIndexOf(quote, open - 3);
    return unsaidFields.has(bytes.toString('latin1', name + 1, open - 2));
  }
  if (bytes[open + 1] === colon) return isNumber(bytes, open + 2, to);
  const close = bytes.indexOf(quote, to);
  // The name of a field follows a brace or a comma, and a colon follows it.
  return (
    close > 0 && close < length && bytes[close + 1] === colon && /[{,]/.test(String.fromCharCode(bytes[open - 1] ?? 0))
  );
}

/** An escaped quote is not walked over: what has one in it is a text, and there may be thousands. */
function quoteBefore(bytes: Buffer, from: number): number {
  const at = from === 0 ? -1 : bytes.lastIndexOf(quote, from - 1);
  return at > 0 && bytes[at - 1] === backslash ? -1 : at;
}

function isNumber(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!/[\d.eE+-]/.test(String.fromCharCode(bytes[at]!))) return false;
  return to > from;
}
