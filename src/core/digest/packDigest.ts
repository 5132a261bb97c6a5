import type { FileActs, FileDigest } from '../model/fileDigest.ts';
import { checksum } from './checksum.ts';
import { FieldReader } from './fieldReader.ts';
import { type Layouts, readHeader, writeHeader } from './digestHeader.ts';
import { padded } from '../model/columns.ts';
import { packedActs, packedTurns } from './packTable.ts';

/*
 * A digest as one run of bytes, little-endian, every part padded to 8 bytes:
 *
 *    0  magic `CCTD`          20  length of the whole, bytes
 *    4  format version        24  when the file had last changed (ctime, ms) as it was read: a double
 *    8  checksum of 16…end    32  how far it was read, bytes: a double
 *   16  JSON header, bytes    40  version of the parser that read it
 *                             48  JSON header, columns of turns, columns of
 *                                 acts, names of acts as JSON
 *
 * 24, 32 and 40 are also known to store/standing.ts, which must tell without unpacking which of two rows knows more.
 * Rows of deleted logs can never be made again, so the format grows without migration: unknown columns and header fields are
 * ignored, missing ones read as zeros and defaults. What cannot be read so is a new format version and a new store file
 * (store/openDigestStore.ts), never this one.
 */
const magic = 0x44544343;
const formatVersion = 2;
const word = {
  magic: 0,
  version: 1,
  checksum: 2,
  headerBytes: 4,
  totalBytes: 5,
  changedMs: 6,
  offset: 8,
  parser: 10,
} as const;
const prefixBytes = 48;

const textEncoder = new TextEncoder();
const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The digest as one run of bytes in an ArrayBuffer of its own. Prompt text is not in it, because a digest has none. */
export function packDigest(digest: FileDigest): Uint8Array {
  const { table: acts, names, subjects } = digest.acts;
  const actNames = textEncoder.encode(JSON.stringify({ names, subjects }));
  const layouts: Layouts = {
    turns: packedTurns.layoutOf(digest.turns),
    acts: packedActs.layoutOf(acts),
    actNamesBytes: actNames.length,
  };
  const header = textEncoder.encode(JSON.stringify(writeHeader(digest, layouts)));
  const turnsAt = padded(prefixBytes + header.length);
  const actsAt = turnsAt + packedTurns.bytesOf(digest.turns);
  const namesAt = actsAt + packedActs.bytesOf(acts);
  const bytes = new Uint8Array(padded(namesAt + actNames.length));
  bytes.set(header, prefixBytes);
  packedTurns.write(digest.turns, bytes, turnsAt);
  packedActs.write(acts, bytes, actsAt);
  bytes.set(actNames, namesAt);
  const words = new Uint32Array(bytes.buffer);
  const doubles = new Float64Array(bytes.buffer);
  words[word.magic] = magic;
  words[word.version] = formatVersion;
  words[word.headerBytes] = header.length;
  words[word.totalBytes] = bytes.length;
  doubles[word.changedMs / 2] = digest.file.stamp.ctimeMs;
  doubles[word.offset / 2] = digest.mark.offset;
  words[word.parser] = digest.parser;
  const { low, high } = checksum(words, word.headerBytes);
  words[word.checksum] = low;
  words[word.checksum + 1] = high;
  return bytes;
}

/**
 * What `packDigest` packed; undefined if any bit of it is damaged or if it is of a newer format. The columns are views of
 * `bytes` where those start on 8 bytes (each BLOB of node:sqlite does), else of a copy.
 */
export function unpackDigest(bytes: Uint8Array): FileDigest | undefined {
  if (bytes.length < prefixBytes || bytes.length % 8 !== 0) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
  // On a big-endian machine the magic reads as another number: nothing is misread there.
  if (words[word.magic] !== magic || words[word.version] !== formatVersion) return undefined;
  if (words[word.totalBytes] !== aligned.length) return undefined;
  const { low, high } = checksum(words, word.headerBytes);
  if (words[word.checksum] !== low || words[word.checksum + 1] !== high) return undefined;

  const headerEnd = prefixBytes + words[word.headerBytes]!;
  if (headerEnd > aligned.length) return undefined;
  const header = readHeader(parseJson(aligned.subarray(prefixBytes, headerEnd)));
  if (!header) return undefined;
  const { digest, layouts } = header;
  const turnsAt = padded(headerEnd);
  const actsAt = packedTurns.endOf(layouts.turns, aligned, turnsAt);
  const namesAt = actsAt === undefined ? undefined : packedActs.endOf(layouts.acts, aligned, actsAt);
  if (actsAt === undefined || namesAt === undefined) return undefined;
  const namesEnd = namesAt + layouts.actNamesBytes;
  if (padded(namesEnd) !== aligned.length) return undefined;
  const { pending } = digest;
  if (pending && (pending.turns > layouts.turns.rows || pending.acts > layouts.acts.rows)) return undefined;
  let acts: FileActs | undefined;
  return {
    ...digest,
    turns: packedTurns.read(layouts.turns, aligned, turnsAt),
    /** Made when asked for: thousands of rows are loaded at a start, and the first paint asks for no act. */
    get acts() {
      acts ??= {
        table: packedActs.read(layouts.acts, aligned, actsAt),
        ...readNames(aligned.subarray(namesAt, namesEnd)),
      };
      return acts;
    },
  };
}

/** Under a right checksum they are as they were written; were they not, the acts would still be there, without names. */
function readNames(utf8: Uint8Array): Omit<FileActs, 'table'> {
  const read = new FieldReader();
  const fields = read.fields(parseJson(utf8));
  return { names: read.texts(fields['names']), subjects: read.texts(fields['subjects']) };
}

function parseJson(utf8: Uint8Array): unknown {
  try {
    return JSON.parse(textDecoder.decode(utf8));
  } catch {
    // Not JSON under a right checksum: not written by us. `readHeader` refuses undefined.
    return undefined;
  }
}
