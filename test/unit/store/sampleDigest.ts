import { actColumnNames, makeActTable } from '../../../src/core/model/actTable.ts';
import { noFacts } from '../../../src/core/model/facts.ts';
import { deletedDigest, type FileDigest } from '../../../src/core/model/fileDigest.ts';
import { makeSessionId, makeSlug } from '../../../src/core/model/ids.ts';
import { noMark } from '../../../src/core/model/logFile.ts';
import { makeTurnTable, turnColumnNames } from '../../../src/core/model/turnTable.ts';

/** A digest of `rows` different turns and as many acts. */
export function sampleDigest(rows = 3, changes: Partial<FileDigest> = {}): FileDigest {
  const turns = makeTurnTable(rows);
  for (const name of turnColumnNames) for (let row = 0; row < rows; row++) turns[name][row] = row * 7919 + name.length;
  const table = makeActTable(rows);
  for (const name of actColumnNames) for (let row = 0; row < rows; row++) table[name][row] = row * 7907 + name.length;
  return {
    file: {
      path: '/home/someone/.claude/projects/-home-someone-project/4f3c2b1a-0000-4000-8000-000000000000.jsonl',
      slug: makeSlug('-home-someone-project'),
      role: 'main',
      session: makeSessionId('4f3c2b1a-0000-4000-8000-000000000000'),
      stamp: {
        sizeBytes: 4096,
        mtimeMs: 1_763_800_000_000.25,
        ctimeMs: 1_763_800_000_001,
        birthMs: 5,
        identity: '1:2',
      },
    },
    parser: 1,
    mark: { ...noMark, offset: 4000, headBytes: 1024, headHash: 'abc' },
    mtimeNs: '1763800000000250001',
    turns,
    acts: { table, names: ['Edit', ''], subjects: ['/home/someone/project/ä.ts'] },
    models: ['claude-opus-4-5', '__proto__'],
    branches: ['main'],
    skills: [''],
    facts: { ...noFacts, cwd: '/home/someone/project', firstAt: 1, lastAt: 2, titles: { ai: 'Ein Titel – 日本' } },
    skips: [{ reason: 'broken-line', count: 2, bytes: 30, offsets: [7, 900] }],
    pending: undefined,
    isDeleted: false,
    ...changes,
  };
}

/** The same as plain fields, so that two can be compared however they were made. */
export const plainDigest = (digest: FileDigest): FileDigest => ({
  ...deletedDigest(digest),
  isDeleted: digest.isDeleted,
});

/** The same with the standing that decides which of two rows stays. */
export function standingDigest(changedMs: number, offset: number, parser = 1): FileDigest {
  const digest = sampleDigest(1, { parser });
  const { file, mark } = digest;
  return { ...digest, file: { ...file, stamp: { ...file.stamp, ctimeMs: changedMs } }, mark: { ...mark, offset } };
}
