import type { SessionId } from '../../model/ids.ts';
import type { SaidRecord } from '../../model/said.ts';
import type { SkipReason } from '../../model/skips.ts';
import { hashBytes, hashToHex } from '../../kit/hash.ts';
import type { LogLine } from '../logLines.ts';
import { type FoundRecord, parseLine, parseUnfinishedLine, skipByteOrderMark } from '../parseLine.ts';
import { type LeftOut, shortenStrings } from '../shortenStrings.ts';
import { readSaid } from './readSaid.ts';
import { shortenedMark, TextReader } from './textReader.ts';

/** What a line holds: its records, and why bytes of it are none. */
export interface SaidLine {
  readonly offset: number;
  readonly end: number;
  readonly records: readonly SaidRecord[];
  readonly skipped: { readonly reason: SkipReason; readonly bytes: number } | undefined;
}

/** Reads a line, its long texts up to about `keepBytes`. */
export function readSaidLine(line: LogLine, session: SessionId, keepBytes: number): SaidLine {
  const { offset, end, bytes } = line;
  if (bytes === undefined) return { offset, end, records: [], skipped: { reason: 'too-long', bytes: end - offset } };
  const start = offset === 0 ? skipByteOrderMark(bytes, 0, bytes.length) : 0;
  const shortened = line.isUnfinished ? undefined : readShortened(bytes, start, keepBytes);
  const { found, leftOut, skipped } = shortened ?? readWhole(line, bytes, start);
  const texts = new TextReader(leftOut);
  const records = found.map(({ record, from, to }) =>
    readSaid(
      record,
      { offset: offset + from, end, session, hashOfLine: () => hashToHex(hashBytes(bytes, from, to)) },
      texts,
    ),
  );
  return { offset, end, records, skipped };
}

interface Parsed {
  readonly found: readonly FoundRecord[];
  readonly leftOut: readonly LeftOut[];
  readonly skipped: SaidLine['skipped'];
}

/** Undefined where nothing is to be shortened, and for damage, whose places would no longer be true. */
function readShortened(bytes: Buffer, start: number, keepBytes: number): Parsed | undefined {
  const shortened = shortenStrings(bytes, keepBytes, shortenedMark);
  if (shortened.leftOut.length === 0) return undefined;
  const { records, strangers, wastedBytes } = parseLine(shortened.bytes, start, shortened.bytes.length);
  const [only] = records;
  if (!only || records.length > 1 || strangers > 0 || wastedBytes > 0) return undefined;
  const to = only.to + bytes.length - shortened.bytes.length;
  return { found: [{ ...only, to }], leftOut: shortened.leftOut, skipped: undefined };
}

function readWhole(line: LogLine, bytes: Buffer, start: number): Parsed {
  if (line.isUnfinished) {
    const found = parseUnfinishedLine(bytes, start, bytes.length);
    return { found: found ? [found] : [], leftOut: [], skipped: undefined };
  }
  const { records, strangers, wastedBytes } = parseLine(bytes, start, bytes.length);
  if (wastedBytes > 0) return { found: records, leftOut: [], skipped: { reason: 'broken-line', bytes: wastedBytes } };
  const skipped = strangers > 0 ? ({ reason: 'not-an-object', bytes: bytes.length } as const) : undefined;
  return { found: records, leftOut: [], skipped };
}
