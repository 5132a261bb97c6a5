import { DigestBuilder } from '../../../src/core/digest/digestBuilder.ts';
import { placeOf } from '../../../src/core/discover/logPath.ts';
import { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { makeSessionId } from '../../../src/core/model/ids.ts';
import { type FileStamp, noMark } from '../../../src/core/model/logFile.ts';
import type { JsonObject } from '../../../src/core/scan/jsonValue.ts';
import { readActs } from '../../../src/core/scan/readActs.ts';
import { readFacts } from '../../../src/core/scan/readFacts.ts';
import { readTurns } from '../../../src/core/scan/readTurns.ts';

export interface DigestParts extends Partial<FileStamp> {
  readonly root?: string;
  readonly isDeleted?: boolean;
}

/** What a log at `below` a root, with one record per line, comes to: without a disk, so that a test decides its times. */
export function digestOf(below: string, records: readonly object[], parts: DigestParts = {}): FileDigest {
  const { root = '/logs/projects', isDeleted = false, ...stamp } = parts;
  const place = placeOf(below);
  const builder = new DigestBuilder();
  let offset = 0;
  for (const made of records) {
    const text = JSON.stringify(made);
    const record = JSON.parse(text) as JsonObject;
    builder.record(readFacts(record), offset);
    const session = place.session ?? makeSessionId(below);
    const at = { offset, session, hashOfLine: (): string => `${below}:${offset}` };
    const { turns, complaint } = readTurns(record, at);
    for (const turn of turns) builder.turn(turn);
    for (const act of readActs(record, at)) builder.act(act);
    if (complaint) builder.skip(complaint, offset, 0);
    offset += text.length + 1;
  }
  const file = {
    path: `${root}/${below}`,
    ...place,
    stamp: { sizeBytes: offset, mtimeMs: 1000, ctimeMs: 1000, birthMs: 1000, identity: below, ...stamp },
  };
  const digest = builder.finish(file, { ...noMark, offset }, String(BigInt(file.stamp.mtimeMs) * 1_000_000n));
  return { ...digest, isDeleted };
}

export function indexOf(...digests: readonly FileDigest[]): GlobalIndex {
  const index = new GlobalIndex();
  index.apply(digests.map((digest) => ({ digest, isContinuation: false })));
  return index;
}
