import { asObject } from './jsonValue.ts';
import type { FoundRecord, ParsedLine } from './parseLine.ts';

/**
 * Keys that records begin with. Inside a JSON string a quote is escaped, so `{"type"` as raw bytes is never somebody's text:
 * it is a record, or an object inside one.
 */
const heads = [
  '{"parentUuid"',
  '{"type"',
  '{"sessionId"',
  '{"uuid"',
  '{"message"',
  '{"timestamp"',
  '{"isSidechain"',
  '{"leafUuid"',
  '{"summary"',
].map((text) => Buffer.from(text));

/** A hostile line could start an object at every byte and make the search quadratic; past this much work the rest is wasted. */
const maxPasses = 64;
/** What looks like an object and is none costs a parse, 8 µs: so many in one line are an attack, not damage. */
const maxFailedParses = 10_000;

type ParseJson = (buffer: Buffer, from: number, to: number) => { readonly value: unknown } | undefined;

/**
 * Finds the records of a line that does not parse. NUL runs part it; in each part an object may begin at the first byte, right
 * after another object, or at a record's head, and counts where it parses as a whole, from left to right.
 */
export function salvage(buffer: Buffer, from: number, to: number, parseJson: ParseJson): ParsedLine {
  const found: FoundRecord[] = [];
  let strangers = 0;
  let wastedBytes = 0;
  let budget = maxPasses * (to - from);
  let failedParses = 0;
  for (const part of partsBetweenNuls(buffer, from, to)) {
    const whole = mayBeJson(buffer, part) ? parseJson(buffer, part.from, part.to) : undefined;
    const record = asObject(whole?.value);
    if (record) found.push({ record, ...part });
    else if (whole) strangers++;
    else {
      for (let at = part.from; at < part.to;) {
        const end = budget > 0 ? endOfObject(buffer, at, part.to) : -1;
        budget -= (end < 0 ? part.to : end) - at;
        const object = end < 0 ? undefined : asObject(parseJson(buffer, at, end)?.value);
        if (object) {
          found.push({ record: object, from: at, to: end });
          at = skipPadding(buffer, end, part.to);
        } else {
          if (end >= 0 && ++failedParses > maxFailedParses) budget = 0;
          const next = budget > 0 ? nextHead(buffer, at + 1, part.to) : part.to;
          wastedBytes += next - at;
          at = next;
        }
      }
    }
  }
  return { records: found, strangers, wastedBytes };
}

/** NUL, and white space as JSON knows it. */
export const isPadding = (byte: number): boolean =>
  byte === 0 || byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;

interface Part {
  readonly from: number;
  readonly to: number;
}

function partsBetweenNuls(buffer: Buffer, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let start = skipPadding(buffer, from, to); start < to;) {
    const nul = buffer.indexOf(0, start);
    const stop = nul < 0 || nul > to ? to : nul;
    let end = stop;
    while (isPadding(buffer[end - 1]!)) end--;
    parts.push({ from: start, to: end });
    start = skipPadding(buffer, stop, to);
  }
  return parts;
}

/** A failed parse costs 10 µs, and text saved as UTF-16 has a part for each of its characters: most are told by their ends. */
function mayBeJson(buffer: Buffer, { from, to }: Part): boolean {
  const first = buffer[from]!;
  const last = buffer[to - 1]!;
  if (first === 0x7b) return last === 0x7d;
  if (first === 0x5b) return last === 0x5d;
  if (first === 0x22) return last === 0x22 && to - from > 1;
  // A number ends in a digit; what is left are true, null and false.
  return (last >= 0x30 && last <= 0x39) || to - from === 4 || to - from === 5;
}

function skipPadding(buffer: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && isPadding(buffer[at]!)) at++;
  return at;
}

/** Where the next record may begin; `to` if nowhere. Looks no further than `to`, or a line of many parts is searched once for each. */
function nextHead(buffer: Buffer, from: number, to: number): number {
  if (to - from < 2) return to;
  const part = buffer.subarray(from, to);
  for (let at = part.indexOf('{"', 0, 'latin1'); at >= 0; at = part.indexOf('{"', at + 1, 'latin1')) {
    if (
      heads.some(
        (head) => at + head.length <= part.length && part.compare(head, 0, head.length, at, at + head.length) === 0,
      )
    )
      return from + at;
  }
  return to;
}

/** Just after the brace that closes the object at `from`, or -1. Braces in strings do not count. */
function endOfObject(buffer: Buffer, from: number, to: number): number {
  if (buffer[from] !== 0x7b) return -1;
  let depth = 0;
  let inString = false;
  for (let i = from; i < to; i++) {
    const byte = buffer[i];
    if (inString) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b) depth++;
    else if (byte === 0x7d && --depth === 0) return i + 1;
  }
  return -1;
}
