import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packDigest, unpackDigest, unpackRow } from '../../../src/core/digest/packDigest.ts';
import { actColumnNames } from '../../../src/core/model/actTable.ts';
import { noFacts } from '../../../src/core/model/facts.ts';
import type { TableLayout } from '../../../src/core/digest/packTable.ts';
import { noMark } from '../../../src/core/model/logFile.ts';
import { turnColumnNames } from '../../../src/core/model/turnTable.ts';
import { standingOf } from '../../../src/core/store/standing.ts';
import { anyDigest } from '../store/anyDigest.ts';
import { plainDigest, sampleDigest } from '../store/sampleDigest.ts';
import { closeFormer, packFormerly, padded, prefixBytes } from './formerRow.ts';

describe('unpackDigest, of rows of the former format', () => {
  it('gives back any digest as it was', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        assert.deepEqual(plainDigest(unpackDigest(packFormerly(digest))!), digest);
        assert.deepEqual(standingOf(packFormerly(digest)), standingOf(packDigest(digest)));
      }),
    );
  });

  it('packs them anew as it packs all others', () => {
    const row = unpackRow(packFormerly(sampleDigest()))!;
    assert.equal(row.isOfFormerFormat, true);
    assert.deepEqual(packDigest(row.digest), packDigest(sampleDigest()));
    assert.equal(unpackRow(packDigest(row.digest))?.isOfFormerFormat, false);
  });

  it('notices every single byte that was changed', () => {
    const packed = packFormerly(sampleDigest());
    for (let at = 0; at < packed.length; at++) {
      const damaged = packed.slice();
      damaged[at]! ^= 0xff;
      assert.equal(unpackDigest(damaged), undefined, `byte ${at}`);
    }
  });

  it('reads columns it does not have yet as zeros', () => {
    const digest = sampleDigest(4);
    const { header, columns } = open(packFormerly(digest));
    const acts = header['acts'] as TableLayout;
    const fewer = { ...acts, columns: acts.columns.slice(0, acts.columns.lastIndexOf(' ')) };
    const turnBytes = turnColumnNames.reduce((sum, name) => sum + padded(digest.turns[name].byteLength), 0);
    const actBytes = actColumnNames.reduce((sum, name) => sum + padded(digest.acts.table[name].byteLength), 0);
    const end = turnBytes + actBytes;
    const shorter = Buffer.concat([columns.subarray(0, end - 8), columns.subarray(end)]);
    const unpacked = unpackDigest(closeFormer({ ...header, acts: fewer }, shorter))!;
    assert.deepEqual([...unpacked.acts.table[actColumnNames.at(-1)!]], [0, 0, 0, 0]);
    assert.deepEqual(unpacked.acts.table.figure, digest.acts.table.figure);
    assert.deepEqual(unpacked.acts.subjects, digest.acts.subjects);
    assert.deepEqual(unpacked.turns, digest.turns);
  });

  it('passes over columns and header fields it does not know, of whatever element type', () => {
    const digest = sampleDigest(4);
    const { header, columns } = open(packFormerly(digest));
    const wider = new Uint8Array(columns.length + 64);
    wider.set(columns, 64);
    const turns = header['turns'] as TableLayout;
    const novel = { ...turns, columns: `novel:q16 ${turns.columns}` };
    const packed = closeFormer({ ...header, turns: novel, novelty: { deep: [1, { 2: 3 }] } }, wider);
    assert.deepEqual(plainDigest(unpackDigest(packed)!), digest);
  });

  it('takes defaults for facts and fields that are missing', () => {
    const { header, columns } = open(packFormerly(sampleDigest(2)));
    const { file, turns, acts, actNamesBytes } = header;
    const digest = unpackDigest(closeFormer({ file, turns, acts, actNamesBytes }, columns))!;
    assert.deepEqual(digest.facts, noFacts);
    assert.deepEqual(digest.mark, noMark);
    assert.equal(digest.parser, 0);
    assert.equal(digest.isDeleted, false);
    assert.equal(digest.pending, undefined);
    const { models, branches, skills, skips } = digest;
    assert.deepEqual([models, branches, skills, skips], [[], [], [], []]);
  });

  it('reads words it does not know as the most general one', () => {
    const { header, columns } = open(packFormerly(sampleDigest()));
    const file = { ...(header['file'] as object), role: 'planner' };
    const skips = [{ reason: 'too-strange', count: 5, bytes: 6, offsets: [] }];
    const digest = unpackDigest(closeFormer({ ...header, file, skips, facts: { ending: 'vanished' } }, columns))!;
    assert.equal(digest.file.role, 'other');
    assert.equal(digest.facts.ending, 'none');
    assert.deepEqual(digest.skips, [{ reason: 'broken-line', count: 5, bytes: 6, offsets: [] }]);
  });

  it('refuses a header that lies about the table, though the checksum is right', () => {
    const { header, columns } = open(packFormerly(sampleDigest(4)));
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
      assert.equal(unpackDigest(closeFormer({ ...header, ...lie }, columns)), undefined, JSON.stringify(lie));
    }
    for (const json of [null, [], 'text', 5]) assert.equal(unpackDigest(closeFormer(json, columns)), undefined);
  });

  it('never throws, whatever the header', () => {
    const { header, columns } = open(packFormerly(sampleDigest(2)));
    const field = fc.constantFrom(...Object.keys(header));
    fc.assert(
      fc.property(
        field,
        fc.jsonValue(),
        (name, value) => void unpackDigest(closeFormer({ ...header, [name]: value }, columns)),
      ),
    );
    fc.assert(fc.property(fc.jsonValue(), (json) => assert.equal(unpackDigest(closeFormer(json, columns)), undefined)));
  });
});

/** Header and columns of a packed digest. */
function open(packed: Uint8Array): { header: Record<string, unknown>; columns: Uint8Array } {
  const headerBytes = new DataView(packed.buffer).getUint32(16, true);
  const header = JSON.parse(Buffer.from(packed.subarray(prefixBytes, prefixBytes + headerBytes)).toString()) as object;
  return { header: { ...header }, columns: packed.subarray(padded(prefixBytes + headerBytes)) };
}
