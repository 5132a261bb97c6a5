import { asObject, type JsonObject } from './jsonValue.ts';
import { salvage } from './salvage.ts';

/** A record and where its bytes stand in the buffer. */
export interface FoundRecord {
  readonly record: JsonObject;
  readonly from: number;
  readonly to: number;
}

/** What one line holds. `wasted` bytes belong to no record; `isBroken` lines did not parse as they stand. */
export type ParsedLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'records'; readonly records: readonly FoundRecord[]; readonly isBroken: false }
  | {
      readonly kind: 'records';
      readonly records: readonly FoundRecord[];
      readonly isBroken: true;
      readonly wasted: number;
    }
  | { readonly kind: 'not-an-object' };

/**
 * Reads the line at `from`..`to`. A killed Claude Code leaves NUL runs, cut records and records glued to the next one
 * (https://github.com/anthropics/claude-code/issues/81843): every whole record among them is found, the rest is counted.
 */
export function parseLine(buffer: Buffer, from: number, to: number): ParsedLine {
  const trimmed = trim(buffer, from, to);
  if (trimmed.from === trimmed.to) return { kind: 'blank' };
  const whole = parseJson(buffer, trimmed.from, trimmed.to);
  if (whole !== undefined) {
    const record = asObject(whole.value);
    if (!record) return { kind: 'not-an-object' };
    return { kind: 'records', records: [{ record, ...trimmed }], isBroken: false };
  }
  const { records, wasted } = salvage(buffer, trimmed.from, trimmed.to, (a, b) =>
    asObject(parseJson(buffer, a, b)?.value),
  );
  return { kind: 'records', records, isBroken: true, wasted };
}

/** A last line without its newline: one whole object, or nothing yet. Never salvaged, since its other half may come. */
export function parseUnfinishedLine(buffer: Buffer, from: number, to: number): FoundRecord | undefined {
  const trimmed = trim(buffer, from, to);
  const record = asObject(parseJson(buffer, trimmed.from, trimmed.to)?.value);
  return record ? { record, ...trimmed } : undefined;
}

/** Wrapped, since `null` and `0` are values too; undefined when the bytes are no JSON. */
function parseJson(buffer: Buffer, from: number, to: number): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(buffer.toString('utf8', from, to)) };
  } catch {
    return undefined;
  }
}

/** Without NULs, white space and a byte order mark at the ends. */
function trim(buffer: Buffer, from: number, to: number): { readonly from: number; readonly to: number } {
  let start = from;
  let end = to;
  while (start < end && isPadding(buffer[start]!)) start++;
  if (end - start >= 3 && buffer[start] === 0xef && buffer[start + 1] === 0xbb && buffer[start + 2] === 0xbf)
    start += 3;
  while (start < end && isPadding(buffer[start]!)) start++;
  while (end > start && isPadding(buffer[end - 1]!)) end--;
  return { from: start, to: end };
}

const isPadding = (byte: number): boolean =>
  byte === 0 || byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;
