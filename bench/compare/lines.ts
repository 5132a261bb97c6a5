// The lines of a tree that matter to either program: what the oracle bills in them, and what ccusage sees in them.

import { readFileSync } from 'node:fs';
import type { Billed } from '../../test/oracle/billing.ts';
import { billedIn } from '../../test/oracle/billing.ts';
import type { LogFile } from '../../test/oracle/files.ts';
import { listLogFiles } from '../../test/oracle/files.ts';
import { recordsIn } from '../../test/oracle/records.ts';
import type { LineFacts } from './lineFacts.ts';
import { factsOf } from './lineFacts.ts';
import { pathSessionOf } from './pathSession.ts';

export interface Line {
  readonly file: LogFile;
  readonly offset: number;
  readonly length: number;
  readonly ours: readonly Billed[];
  readonly facts: LineFacts;
  /** What ccusage calls the session of a record that does not name one. */
  readonly pathSession: string;
}

/** In ccusage's order: files by the bytes of their paths, lines as they stand. */
export function linesOf(folder: string): Line[] {
  const files = listLogFiles([folder]).toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  return files.flatMap((file) => linesIn(file));
}

function linesIn(file: LogFile): Line[] {
  const billed = new Map<number, Billed[]>();
  for (const line of billedIn(file, recordsIn(file.path, ignore).records, ignore)) {
    const known = billed.get(line.offset);
    if (known === undefined) billed.set(line.offset, [line]);
    else known.push(line);
  }
  const pathSession = pathSessionOf(file.relativePath).session;
  const bytes = readFileSync(file.path);
  const lines: Line[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const newline = bytes.indexOf(0x0a, offset);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(offset, end);
    const ours = billed.get(offset) ?? [];
    if (ours.length > 0 || line.includes('"usage":{')) {
      lines.push({ file, offset, length: end - offset, ours, facts: factsOf(line), pathSession });
    }
    offset = end + 1;
  }
  return lines;
}

function ignore(): void {
  // Skips are the oracle's business.
}
