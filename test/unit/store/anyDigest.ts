import * as fc from 'fast-check';
import { actColumnNames, makeActTable } from '../../../src/core/model/actTable.ts';
import type { FileFacts } from '../../../src/core/model/facts.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { makeSessionId, makeSlug } from '../../../src/core/model/ids.ts';
import { makeTurnTable, turnColumnNames } from '../../../src/core/model/turnTable.ts';

/** Objects as a parser makes them. */
const record = <T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true });

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '__proto__', 'constructor', '\ud800', '"', '\u0000'),
);
const count = fc.oneof(fc.nat(), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));
const time = fc.oneof(
  fc.double({ noNaN: true }).map((value) => value + 0),
  fc.constantFrom(0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1_763_800_000_000.25),
);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const facts: fc.Arbitrary<FileFacts> = record({
  sessionId: maybe(text),
  originalCwd: maybe(text),
  cwd: maybe(text),
  version: maybe(text),
  agentType: maybe(text),
  forkedFrom: maybe(text),
  firstAt: maybe(time),
  lastAt: maybe(time),
  titles: fc.record(
    { custom: text, agent: text, ai: text, summary: text },
    { requiredKeys: [], noNullPrototype: true },
  ),
  pendingSummaries: fc.array(record({ leafUuid: text, text }), { maxLength: 3 }),
  promptOffset: maybe(count),
  ending: fc.constantFrom('none', 'open', 'turn-ended', 'interrupted'),
  prompts: count,
  messageLines: count,
  toolCalls: count,
  toolErrors: count,
  mainLines: count,
  lines: count,
  kinds: fc.array(fc.tuple(text, count), { maxLength: 4 }),
});

const skips = fc.array(
  record({
    reason: fc.constantFrom('broken-line', 'not-an-object', 'too-long', 'bad-counter', 'no-usage', 'too-many-names'),
    count,
    bytes: count,
    offsets: fc.array(count, { maxLength: 8 }),
  }),
  { maxLength: 3 },
);

const anyTable = <Name extends string, Table extends Record<Name, { [row: number]: number }>>(
  names: readonly Name[],
  make: (rows: number) => Table,
): fc.Arbitrary<Table> =>
  fc.tuple(fc.nat(12), fc.infiniteStream(fc.double())).map(([rows, values]) => {
    const table = make(rows);
    for (const name of names) {
      for (let row = 0; row < rows; row++) table[name][row] = values.next().value * (row % 2 === 0 ? 1 : 2 ** 20);
    }
    return table;
  });

const names = fc.array(text, { maxLength: 4 });
const nameCounts = record({ models: count, branches: count, skills: count, actNames: count, subjects: count });

/** Any digest that the vocabulary allows. */
export const anyDigest: fc.Arbitrary<FileDigest> = record({
  file: record({
    path: text,
    slug: text.map(makeSlug),
    role: fc.constantFrom('main', 'agent', 'compactor', 'other'),
    session: maybe(text.map(makeSessionId)),
    stamp: record({ sizeBytes: count, mtimeMs: time, ctimeMs: time, birthMs: time, identity: text }),
  }),
  parser: fc.nat(0xffff_ffff),
  mark: record({ offset: count, headBytes: count, headHash: text, tailBytes: count, tailHash: text }),
  mtimeNs: text,
  turns: anyTable(turnColumnNames, makeTurnTable),
  acts: record({ table: anyTable(actColumnNames, makeActTable), names, subjects: names }),
  models: names,
  branches: names,
  skills: names,
  facts,
  skips,
  pending: maybe(record({ turns: fc.nat(12), acts: fc.nat(12), names: nameCounts, facts, skips })),
  isDeleted: fc.boolean(),
}).map((digest): FileDigest => {
  const { pending, turns, acts } = digest;
  const rows = pending && {
    turns: Math.min(pending.turns, turns.length),
    acts: Math.min(pending.acts, acts.table.length),
  };
  return { ...digest, pending: pending && { ...pending, ...rows } };
});
