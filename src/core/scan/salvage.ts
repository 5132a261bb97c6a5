import type { JsonObject } from './jsonValue.ts';
import type { FoundRecord } from './parseLine.ts';

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

/** A hostile line could start an object at every byte and make the search quadratic; past this much work the rest is counted as lost. */
const maxPasses = 64;

/** Finds, left to right, every object of a damaged line that starts with a record's head and parses as a whole. */
export function salvage(
  buffer: Buffer,
  from: number,
  to: number,
  parseObject: (from: number, to: number) => JsonObject | undefined,
): { readonly records: readonly FoundRecord[]; readonly wasted: number } {
  const records: FoundRecord[] = [];
  let recovered = 0;
  let budget = maxPasses * (to - from);
  for (let start = nextHead(buffer, from, to); start >= 0 && budget > 0;) {
    const end = endOfObject(buffer, start, to);
    budget -= (end < 0 ? to : end) - start;
    const record = end < 0 ? undefined : parseObject(start, end);
    if (record) {
      records.push({ record, from: start, to: end });
      recovered += end - start;
    }
    start = nextHead(buffer, record ? end : start + 1, to);
  }
  return { records, wasted: to - from - recovered };
}

function nextHead(buffer: Buffer, from: number, to: number): number {
  for (let at = buffer.indexOf('{"', from, 'latin1'); at >= 0 && at < to; at = buffer.indexOf('{"', at + 1, 'latin1')) {
    if (
      heads.some((head) => at + head.length <= to && buffer.compare(head, 0, head.length, at, at + head.length) === 0)
    ) {
      return at;
    }
  }
  return -1;
}

/** Just after the brace that closes the object at `from`, or -1. Braces in strings do not count. */
function endOfObject(buffer: Buffer, from: number, to: number): number {
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
