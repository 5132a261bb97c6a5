import { asObject, type JsonObject } from './jsonValue.ts';
import { isPadding, salvage } from './salvage.ts';

/** A record and where its bytes stand in the buffer. */
export interface FoundRecord {
  readonly record: JsonObject;
  readonly from: number;
  readonly to: number;
}

/** What one line holds: its records, how many other JSON values, and how many bytes that belong to neither. */
export interface ParsedLine {
  readonly records: readonly FoundRecord[];
  readonly strangers: number;
  readonly wastedBytes: number;
}

const blank: ParsedLine = { records: [], strangers: 0, wastedBytes: 0 };

/**
 * Reads the line at `from`..`to`. A killed Claude Code leaves NUL runs, cut records and records glued to the next one
 * (https://github.com/anthropics/claude-code/issues/81843): every whole record among them is found, the rest is counted.
 */
export function parseLine(buffer: Buffer, from: number, to: number): ParsedLine {
  const line = trim(buffer, from, to);
  if (line.from === line.to) return blank;
  const whole = parseJson(buffer, line.from, line.to);
  if (whole === undefined) return salvage(buffer, line.from, line.to, parseJson);
  const record = asObject(whole.value);
  return record ? { records: [{ record, ...line }], strangers: 0, wastedBytes: 0 } : { ...blank, strangers: 1 };
}

/** A last line without its newline: one whole object, or nothing yet. Never salvaged, since its other half may come. */
export function parseUnfinishedLine(buffer: Buffer, from: number, to: number): FoundRecord | undefined {
  const line = trim(buffer, from, to);
  const record = asObject(parseJson(buffer, line.from, line.to)?.value);
  return record ? { record, ...line } : undefined;
}

/** Where a file's first line starts: after the byte order mark that editors and copying tools put there. */
export function skipByteOrderMark(buffer: Buffer, from: number, to: number): number {
  return to - from >= 3 && buffer[from] === 0xef && buffer[from + 1] === 0xbb && buffer[from + 2] === 0xbf
    ? from + 3
    : from;
}

/** Wrapped, since `null` and `0` are values too; undefined when the bytes are no JSON. */
function parseJson(buffer: Buffer, from: number, to: number): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(buffer.toString('utf8', from, to)) };
  } catch {
    return undefined;
  }
}

/** Without NULs and white space at the ends. */
function trim(buffer: Buffer, from: number, to: number): { readonly from: number; readonly to: number } {
  let start = from;
  let end = to;
  while (start < end && isPadding(buffer[start]!)) start++;
  while (end > start && isPadding(buffer[end - 1]!)) end--;
  return { from: start, to: end };
}
