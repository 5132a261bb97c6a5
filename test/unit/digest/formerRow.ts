import { checksum } from '../../../src/core/digest/checksum.ts';
import type { Layouts } from '../../../src/core/digest/digestHeader.ts';
import { packedActs, packedTurns } from '../../../src/core/digest/packTable.ts';
import { type FileFacts, noFacts } from '../../../src/core/model/facts.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';

/** A row as format 2 had it. Stores of that time are carried over, so this must never change. */
export function packFormerly(digest: FileDigest): Uint8Array {
  const { table: acts, names, subjects } = digest.acts;
  const actNames = Buffer.from(JSON.stringify({ names, subjects }));
  const layouts: Layouts = {
    turns: packedTurns.layoutOf(digest.turns),
    acts: packedActs.layoutOf(acts),
    actNamesBytes: actNames.length,
  };
  const actsAt = packedTurns.bytesOf(digest.turns);
  const namesAt = actsAt + packedActs.bytesOf(acts);
  const columns = new Uint8Array(padded(namesAt + actNames.length));
  packedTurns.write(digest.turns, columns, 0);
  packedActs.write(acts, columns, actsAt);
  columns.set(actNames, namesAt);
  return closeFormer(writeHeader(digest, layouts), columns, digest);
}

/** Packs a header and columns of whatever kind, with a right checksum. */
export function closeFormer(header: unknown, columns: Uint8Array, digest?: FileDigest): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const columnsAt = padded(prefixBytes + json.length);
  const bytes = new Uint8Array(columnsAt + columns.length);
  bytes.set(json, prefixBytes);
  bytes.set(columns, columnsAt);
  const words = new Uint32Array(bytes.buffer);
  const doubles = new Float64Array(bytes.buffer);
  words[0] = 0x44544343;
  words[1] = 2;
  words[4] = json.length;
  words[5] = bytes.length;
  doubles[3] = digest?.file.stamp.ctimeMs ?? 0;
  doubles[4] = digest?.mark.offset ?? 0;
  words[10] = digest?.parser ?? 0;
  const { low, high } = checksum(words, 4);
  words[2] = low;
  words[3] = high;
  return bytes;
}

export const prefixBytes = 48;
export const padded = (length: number): number => Math.ceil(length / 8) * 8;

function writeHeader(digest: FileDigest, layouts: Layouts): object {
  const { file, parser, mark, mtimeNs, models, branches, skills, facts, skips, pending, isDeleted } = digest;
  return {
    file: { ...file, stamp: { ...file.stamp, ...writeTimes(file.stamp, ['mtimeMs', 'ctimeMs', 'birthMs']) } },
    parser,
    mark,
    mtimeNs,
    models,
    branches,
    skills,
    facts: writeFacts(facts),
    skips,
    pending: pending && { ...pending, facts: writeFacts(pending.facts) },
    isDeleted,
    ...layouts,
  };
}

/** Only what differs from `noFacts`: most facts of most files are zero, and 10,000 headers are parsed at each start. */
function writeFacts(facts: FileFacts): object {
  const said = Object.entries(facts).filter(([name, value]) => value !== noFacts[name as keyof FileFacts]);
  return { ...Object.fromEntries(said), ...writeTimes(facts, ['firstAt', 'lastAt']) };
}

/** JSON has no infinity: `undated` and its opposite travel as text. */
function writeTimes<Name extends string>(
  times: { readonly [Key in Name]: number | undefined },
  names: readonly Name[],
): object {
  const infinite = names.filter((name) => Math.abs(times[name] ?? 0) === Number.POSITIVE_INFINITY);
  return Object.fromEntries(infinite.map((name) => [name, String(times[name])]));
}
