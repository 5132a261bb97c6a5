import type { FileDigest } from '../model/fileDigest.ts';
import { checksum } from './checksum.ts';
import { parseJson } from './parseJson.ts';
import type { TurnBlock } from '../model/turnTable.ts';
import {
  type HeaderPrefix,
  headerNumbers,
  headerWords,
  type DigestHeader,
  type Layouts,
  readHeader,
} from './digestHeader.ts';
import { readFormerHeader } from './formerHeader.ts';
import { type Places, UnpackedDigest } from './unpackedDigest.ts';
import { padded } from '../model/columns.ts';
import { packedActs, packedTurns } from './packTable.ts';

/*
 * A digest as one run of bytes, little-endian, every part padded to 8 bytes:
 *
 *    0  magic `CCTD`          24  when the file had last changed (ctime, ms) as it was read: a double
 *    4  format version        32  how far it was read, bytes: a double
 *    8  checksum of 16…end    40  version of the parser that read it
 *   16  JSON header, bytes    44  how many numbers the header has
 *   20  length of the whole   48  these numbers as doubles, JSON header, columns of turns, columns of acts, names of acts as JSON
 *
 * 24, 32 and 40 are also known to store/standing.ts, which must tell without unpacking which of two rows knows more.
 * Rows of deleted logs can never be made again, so the format grows without migration: numbers, words and columns come to their
 * ends only, and who does not know them passes over them. What cannot be read so is a new format version and a new store file
 * (store/openDigestStore.ts), never this one; rows of the former format are carried over into that and read for ever.
 */
const magic = 0x44544343;
const formatVersion = 3;
/** Without numbers, and all in JSON. */
const formerVersion = 2;
const word = {
  magic: 0,
  version: 1,
  checksum: 2,
  headerBytes: 4,
  totalBytes: 5,
  changedMs: 6,
  offset: 8,
  parser: 10,
  numbers: 11,
} as const;
const prefixBytes = 48;

const textEncoder = new TextEncoder();

/** The digest as one run of bytes in an ArrayBuffer of its own. Prompt text is not in it, because a digest has none. */
export function packDigest(digest: FileDigest): Uint8Array {
  const { table: acts, names, subjects } = digest.acts;
  const actNames = textEncoder.encode(JSON.stringify({ names, subjects }));
  const layouts: Layouts = {
    turns: packedTurns.layoutOf(digest.turns),
    acts: packedActs.layoutOf(acts),
    actNamesBytes: actNames.length,
  };
  const numbers = headerNumbers(digest, layouts);
  const header = textEncoder.encode(JSON.stringify(headerWords(digest)));
  const headerAt = prefixBytes + numbers.length * 8;
  const turnsAt = padded(headerAt + header.length);
  const actsAt = turnsAt + packedTurns.bytesOf(digest.turns);
  const namesAt = actsAt + packedActs.bytesOf(acts);
  const bytes = new Uint8Array(padded(namesAt + actNames.length));
  bytes.set(header, headerAt);
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
  words[word.numbers] = numbers.length;
  doubles.set(numbers, prefixBytes / 8);
  const { low, high } = checksum(words, word.headerBytes);
  words[word.checksum] = low;
  words[word.checksum + 1] = high;
  return bytes;
}

/** A row as it was unpacked. */
export interface UnpackedRow {
  readonly digest: FileDigest;
  /** Its turns as they lie in the bytes; undefined if they are laid out otherwise than by this version. */
  readonly turns: TurnBlock | undefined;
  /** Packed anew it would be smaller and sooner read. */
  readonly isOfFormerFormat: boolean;
}

export const unpackDigest = (bytes: Uint8Array): FileDigest | undefined => unpackRow(bytes)?.digest;

/**
 * What `packDigest` packed; undefined if any bit of it is damaged or if it is of a newer format. Tables are made when they are
 * asked for, and are views of `bytes` where those start on 8 bytes (each BLOB of node:sqlite does), else of a copy.
 */
export function unpackRow(bytes: Uint8Array): UnpackedRow | undefined {
  if (bytes.length < prefixBytes || bytes.length % 8 !== 0) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
  const version = words[word.version];
  // On a big-endian machine the magic reads as another number: nothing is misread there.
  if (words[word.magic] !== magic || (version !== formatVersion && version !== formerVersion)) return undefined;
  if (words[word.totalBytes] !== aligned.length) return undefined;
  const { low, high } = checksum(words, word.headerBytes);
  if (words[word.checksum] !== low || words[word.checksum + 1] !== high) return undefined;

  const numbers = version === formatVersion ? words[word.numbers]! : 0;
  const headerAt = prefixBytes + numbers * 8;
  const headerEnd = headerAt + words[word.headerBytes]!;
  if (headerEnd > aligned.length) return undefined;
  const json = parseJson(aligned.subarray(headerAt, headerEnd));
  const doubles = new Float64Array(aligned.buffer, aligned.byteOffset, aligned.length / 8);
  const header =
    version === formatVersion
      ? readHeader(prefixOf(words, doubles), { doubles, from: prefixBytes / 8, count: numbers }, json)
      : readFormerHeader(json);
  const places = header && placesOf(header, aligned, padded(headerEnd));
  if (!places) return undefined;
  const starts = packedTurns.startsOf(header.layouts.turns, places.turnsAt);
  return {
    digest: new UnpackedDigest(header, aligned, places),
    turns: starts && { length: header.layouts.turns.rows, words, doubles, starts },
    isOfFormerFormat: version === formerVersion,
  };
}

/** About how many turns a row has, to make room for; nothing is checked. */
export function turnsWithin(bytes: Uint8Array): number {
  if (bytes.length < prefixBytes + 8) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isOurs = view.getUint32(word.version * 4, true) === formatVersion;
  const most = bytes.length / 64;
  return isOurs ? Math.min(most, view.getFloat64(prefixBytes, true) || 0) : most / 4;
}

const prefixOf = (words: Uint32Array, doubles: Float64Array): HeaderPrefix => ({
  ctimeMs: doubles[word.changedMs / 2]!,
  offset: doubles[word.offset / 2]!,
  parser: words[word.parser]!,
});

/** Undefined if the header lies about what comes after it. */
function placesOf({ digest, layouts }: DigestHeader, area: Uint8Array, turnsAt: number): Places | undefined {
  const actsAt = packedTurns.endOf(layouts.turns, area, turnsAt);
  const namesAt = actsAt === undefined ? undefined : packedActs.endOf(layouts.acts, area, actsAt);
  if (actsAt === undefined || namesAt === undefined) return undefined;
  const namesEnd = namesAt + layouts.actNamesBytes;
  if (padded(namesEnd) !== area.length) return undefined;
  const { pending } = digest;
  if (pending && (pending.turns > layouts.turns.rows || pending.acts > layouts.acts.rows)) return undefined;
  return { turnsAt, actsAt, namesAt, namesEnd };
}
