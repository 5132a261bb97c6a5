import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checksum } from '../../../src/core/digest/checksum.ts';
import { packDigest, unpackDigest } from '../../../src/core/digest/packDigest.ts';
import { actColumnNames, makeActTable } from '../../../src/core/model/actTable.ts';
import { noFacts } from '../../../src/core/model/facts.ts';
import type { TableLayout } from '../../../src/core/digest/packTable.ts';
import { noMark } from '../../../src/core/model/logFile.ts';
import { undated } from '../../../src/core/model/time.ts';
import { makeTurnTable, turnColumnNames } from '../../../src/core/model/turnTable.ts';
import { anyDigest } from '../store/anyDigest.ts';
import { sampleDigest } from '../store/sampleDigest.ts';

const prefixBytes = 48;

describe('packDigest', () => {
  it('gives back any digest as it was', () => {
    fc.assert(fc.property(anyDigest, (digest) => assert.deepEqual(unpackDigest(packDigest(digest)), digest)));
  });

  it('packs equal digests into equal bytes', () => {
    assert.deepEqual(packDigest(sampleDigest()), packDigest(sampleDigest()));
  });

  it('keeps the time of undated turns, which is no JSON number', () => {
    const turns = makeTurnTable(1);
    turns.at[0] = undated;
    const facts = { ...noFacts, firstAt: undated, lastAt: Number.NEGATIVE_INFINITY };
    const unpacked = unpackDigest(packDigest(sampleDigest(1, { turns, facts })));
    assert.equal(unpacked?.turns.at[0], undated);
    assert.deepEqual(unpacked.facts, facts);
  });

  it('packs only the rows of columns with room to spare', () => {
    const roomy = makeTurnTable(20);
    for (const name of turnColumnNames) roomy[name].fill(9);
    const roomyActs = makeActTable(20);
    for (const name of actColumnNames) roomyActs[name].fill(8);
    const acted = { table: { ...roomyActs, length: 3 }, names: [], subjects: [] };
    const tables = { turns: { ...roomy, length: 2 }, acts: acted };
    const { turns, acts } = unpackDigest(packDigest(sampleDigest(0, tables)))!;
    assert.deepEqual([turns.length, acts.table.length], [2, 3]);
    for (const name of turnColumnNames) assert.deepEqual([...turns[name]], [9, 9]);
    for (const name of actColumnNames) assert.deepEqual([...acts.table[name]], [8, 8, 8]);
  });

  it('makes views of aligned bytes and a copy of others, with the same result', () => {
    const packed = packDigest(sampleDigest());
    const shifted = new Uint8Array(packed.length + 3).subarray(3);
    shifted.set(packed);
    const [viewed, copied] = [unpackDigest(packed)!, unpackDigest(shifted)!];
    assert.deepEqual(copied, viewed);
    for (const name of turnColumnNames) {
      assert.equal(viewed.turns[name].buffer, packed.buffer);
      assert.notEqual(copied.turns[name].buffer, shifted.buffer);
    }
    for (const name of actColumnNames) assert.equal(viewed.acts.table[name].buffer, packed.buffer);
    assert.deepEqual(unpackDigest(Buffer.concat([Buffer.alloc(1), packed]).subarray(1)), viewed);
  });

  it('notices every single byte that was changed, whatever the change', () => {
    const packed = packDigest(sampleDigest());
    for (let at = 0; at < packed.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const damaged = packed.slice();
        damaged[at]! ^= flip;
        assert.equal(unpackDigest(damaged), undefined, `byte ${at}`);
      }
    }
  });

  it('notices every truncation and every appendix', () => {
    const packed = packDigest(sampleDigest());
    for (let length = 0; length < packed.length; length++) {
      assert.equal(unpackDigest(packed.slice(0, length)), undefined, `length ${length}`);
    }
    for (const more of [1, 8, 4096]) {
      const longer = new Uint8Array(packed.length + more);
      longer.set(packed);
      assert.equal(unpackDigest(longer), undefined);
    }
  });

  it('notices blocks that were zeroed, swapped or shifted', () => {
    const packed = packDigest(sampleDigest(100));
    const block = fc.nat(Math.floor(packed.length / 16) - 1);
    fc.assert(
      fc.property(block, block, fc.constantFrom('zero', 'swap', 'copy'), (from, to, way) => {
        const damaged = packed.slice();
        const source = packed.slice(from * 16, from * 16 + 16);
        if (way === 'zero') damaged.fill(0, to * 16, to * 16 + 16);
        else damaged.set(source, to * 16);
        if (way === 'swap') damaged.set(packed.subarray(to * 16, to * 16 + 16), from * 16);
        const isEqual = Buffer.compare(damaged, packed) === 0;
        assert.equal(unpackDigest(damaged) !== undefined, isEqual);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses arbitrary bytes without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => assert.equal(unpackDigest(bytes), undefined)));
  });

  it('leaves a newer format alone', () => {
    const packed = packDigest(sampleDigest());
    packed[4] = 3;
    assert.equal(unpackDigest(packed), undefined);
  });
});

describe('unpackDigest, of rows by other versions', () => {
  it('reads columns it does not have yet as zeros', () => {
    const digest = sampleDigest(4);
    const { header, columns } = open(packDigest(digest));
    const acts = header['acts'] as TableLayout;
    const fewer = { ...acts, columns: acts.columns.slice(0, acts.columns.lastIndexOf(' ')) };
    const turnBytes = turnColumnNames.reduce((sum, name) => sum + padded(digest.turns[name].byteLength), 0);
    const actBytes = actColumnNames.reduce((sum, name) => sum + padded(digest.acts.table[name].byteLength), 0);
    const end = turnBytes + actBytes;
    const shorter = Buffer.concat([columns.subarray(0, end - 8), columns.subarray(end)]);
    const unpacked = unpackDigest(close({ ...header, acts: fewer }, shorter))!;
    assert.deepEqual([...unpacked.acts.table[actColumnNames.at(-1)!]], [0, 0, 0, 0]);
    assert.deepEqual(unpacked.acts.table.figure, digest.acts.table.figure);
    assert.deepEqual(unpacked.acts.subjects, digest.acts.subjects);
    assert.deepEqual(unpacked.turns, digest.turns);
  });

  it('passes over columns and header fields it does not know, of whatever element type', () => {
    const digest = sampleDigest(4);
    const { header, columns } = open(packDigest(digest));
    const wider = new Uint8Array(columns.length + 64);
    wider.set(columns, 64);
    const turns = header['turns'] as TableLayout;
    const novel = { ...turns, columns: `novel:q16 ${turns.columns}` };
    const packed = close({ ...header, turns: novel, novelty: { deep: [1, { 2: 3 }] } }, wider);
    assert.deepEqual(unpackDigest(packed), digest);
  });

  it('takes defaults for facts and fields that are missing', () => {
    const { header, columns } = open(packDigest(sampleDigest(2)));
    const { file, turns, acts, actNamesBytes } = header;
    const digest = unpackDigest(close({ file, turns, acts, actNamesBytes }, columns))!;
    assert.deepEqual(digest.facts, noFacts);
    assert.deepEqual(digest.mark, noMark);
    assert.equal(digest.parser, 0);
    assert.equal(digest.isDeleted, false);
    assert.equal(digest.pending, undefined);
    const { models, branches, skills, skips } = digest;
    assert.deepEqual([models, branches, skills, skips], [[], [], [], []]);
  });

  it('reads words it does not know as the most general one', () => {
    const { header, columns } = open(packDigest(sampleDigest()));
    const file = { ...(header['file'] as object), role: 'planner' };
    const skips = [{ reason: 'too-strange', count: 5, bytes: 6, offsets: [] }];
    const digest = unpackDigest(close({ ...header, file, skips, facts: { ending: 'vanished' } }, columns))!;
    assert.equal(digest.file.role, 'other');
    assert.equal(digest.facts.ending, 'none');
    assert.deepEqual(digest.skips, [{ reason: 'broken-line', count: 5, bytes: 6, offsets: [] }]);
  });

  it('refuses a header that lies about the table, though the checksum is right', () => {
    const { header, columns } = open(packDigest(sampleDigest(4)));
    const { turns, acts } = header as { turns: TableLayout; acts: TableLayout };
    const { rows, columns: names } = turns;
    const lies: readonly object[] = [
      ...[rows + 1, rows - 1, -1, 1.5, 1e15, '4'].flatMap((lie) => [
        { turns: { ...turns, rows: lie } },
        { acts: { ...acts, rows: lie } },
      ]),
      ...[
        '',
        names.replace('input:u4', 'input:f4'),
        names.replace('at:f8', 'at:u2'),
        `${names} more:u4`,
        names.replaceAll(' ', ','),
        [['keyLow', 'u4', 0, 16]],
      ].map((lie) => ({ turns: { rows, columns: lie } })),
      { acts: { ...acts, columns: `${acts.columns} more:u4` } },
      { acts: undefined },
      { actNamesBytes: undefined },
      { actNamesBytes: 1000 },
      { pending: { acts: 5 } },
      { pending: { turns: 5 } },
      { pending: null },
      { facts: 1 },
      { facts: { kinds: [['a', -1]] } },
      { models: [1] },
      { file: {} },
    ];
    for (const lie of lies) {
      assert.equal(unpackDigest(close({ ...header, ...lie }, columns)), undefined, JSON.stringify(lie));
    }
    for (const json of [null, [], 'text', 5]) assert.equal(unpackDigest(close(json, columns)), undefined);
  });

  it('never throws, whatever the header', () => {
    const { header, columns } = open(packDigest(sampleDigest(2)));
    const field = fc.constantFrom(...Object.keys(header));
    fc.assert(
      fc.property(
        field,
        fc.jsonValue(),
        (name, value) => void unpackDigest(close({ ...header, [name]: value }, columns)),
      ),
    );
    fc.assert(fc.property(fc.jsonValue(), (json) => assert.equal(unpackDigest(close(json, columns)), undefined)));
  });
});

/** Header and columns of a packed digest. */
function open(packed: Uint8Array): { header: Record<string, unknown>; columns: Uint8Array } {
  const headerBytes = new DataView(packed.buffer).getUint32(16, true);
  const header = JSON.parse(Buffer.from(packed.subarray(prefixBytes, prefixBytes + headerBytes)).toString()) as object;
  return { header: { ...header }, columns: packed.subarray(padded(prefixBytes + headerBytes)) };
}

/** Packs a header and columns of whatever kind, with a right checksum. */
function close(header: unknown, columns: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const columnsAt = padded(prefixBytes + json.length);
  const bytes = new Uint8Array(columnsAt + columns.length);
  bytes.set(packDigest(sampleDigest(0)).subarray(0, prefixBytes));
  bytes.set(json, prefixBytes);
  bytes.set(columns, columnsAt);
  const words = new Uint32Array(bytes.buffer);
  words[4] = json.length;
  words[5] = bytes.length;
  const { low, high } = checksum(words, 4);
  words[2] = low;
  words[3] = high;
  return bytes;
}

const padded = (length: number): number => Math.ceil(length / 8) * 8;
