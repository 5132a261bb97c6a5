// What records does one file hold? Cuts bytes into lines, lines into JSON objects, and says what it had to leave out.

import { readFileSync } from 'node:fs';
import type { JsonObject } from './json.ts';
import { isObject, parsed, trimmed } from './json.ts';
import { salvage } from './salvage.ts';

export type SkipReason = 'broken-line' | 'not-an-object' | 'no-usage' | 'bad-counter';

export interface FoundRecord {
  readonly record: JsonObject;
  /** The record as written, without what was stripped or lay beside it. */
  readonly text: string;
  /** Of the first byte of its line in the file. */
  readonly offset: number;
}

export interface FileRecords {
  readonly records: readonly FoundRecord[];
  readonly lines: number;
  readonly blankLines: number;
  readonly pendingLines: number;
}

export function recordsIn(path: string, skip: (reason: SkipReason) => void): FileRecords {
  const bytes = readFileSync(path);
  const records: FoundRecord[] = [];
  let lines = 0;
  let blankLines = 0;
  let pendingLines = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const newline = bytes.indexOf(0x0a, offset);
    const end = newline === -1 ? bytes.length : newline;
    const text = strip(bytes.subarray(offset, end), offset === 0).toString('utf8');
    const value = parsed(text);
    if (newline === -1 && !isObject(value)) {
      pendingLines++;
    } else if (trimmed(text) === '') {
      lines++;
      blankLines++;
    } else if (isObject(value)) {
      lines++;
      records.push({ record: value, text: trimmed(text), offset });
    } else if (value !== undefined) {
      lines++;
      skip('not-an-object');
    } else {
      lines++;
      const saved = salvage(text);
      if (saved.lostBytes) skip('broken-line');
      for (const piece of saved.pieces) {
        const found = parsed(piece);
        if (isObject(found)) records.push({ record: found, text: piece, offset });
        else skip('not-an-object');
      }
    }
    offset = end + 1;
  }
  return { records, lines, blankLines, pendingLines };
}

/** NUL, and white space as JSON knows it. */
const padding = [0x00, 0x20, 0x09, 0x0d, 0x0a];

function strip(line: Buffer, beginsFile: boolean): Buffer {
  let from = 0;
  let to = line.length;
  if (beginsFile && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf) from = 3;
  while (from < to && padding.includes(line[from]!)) from++;
  while (to > from && padding.includes(line[to - 1]!)) to--;
  return line.subarray(from, to);
}
