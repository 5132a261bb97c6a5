import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checksum } from '../../../src/core/digest/checksum.ts';
import { packDigest, turnsWithin, unpackDigest, unpackRow } from '../../../src/core/digest/packDigest.ts';
import { actColumnNames, makeActTable } from '../../../src/core/model/actTable.ts';
import { noFacts } from '../../../src/core/model/facts.ts';
import { undated } from '../../../src/core/model/time.ts';
import { makeTurnTable, type TurnTable, turnColumnNames } from '../../../src/core/model/turnTable.ts';
import { anyDigest } from '../store/anyDigest.ts';
import { plainDigest, sampleDigest } from '../store/sampleDigest.ts';

const prefixBytes = 48;

describe('packDigest', () => {
  it('gives back any digest as it was', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => assert.deepEqual(plainDigest(unpackDigest(packDigest(digest))!), digest)),
    );
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
    assert.deepEqual(plainDigest(copied), plainDigest(viewed));
    for (const name of turnColumnNames) {
      assert.equal(viewed.turns[name].buffer, packed.buffer);
      assert.notEqual(copied.turns[name].buffer, shifted.buffer);
    }
    for (const name of actColumnNames) assert.equal(viewed.acts.table[name].buffer, packed.buffer);
    const moved = unpackDigest(Buffer.concat([Buffer.alloc(1), packed]).subarray(1))!;
    assert.deepEqual(plainDigest(moved), plainDigest(viewed));
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
    packed[4] = 4;
    assert.equal(unpackDigest(packed), undefined);
  });
});

describe('unpackDigest, of rows by later and earlier versions of the format', () => {
  it('reads columns it does not have yet as zeros', () => {
    const digest = sampleDigest(4);
    const { numbers, words, columns } = open(packDigest(digest));
    const turnBytes = turnColumnNames.reduce((sum, name) => sum + padded(digest.turns[name].byteLength), 0);
    const actBytes = actColumnNames.reduce((sum, name) => sum + padded(digest.acts.table[name].byteLength), 0);
    const end = turnBytes + actBytes;
    const shorter = Buffer.concat([columns.subarray(0, end - 8), columns.subarray(end)]);
    const acts = words[actTypes] as string;
    const fewer = words.with(actTypes, acts.slice(0, acts.lastIndexOf(' ')));
    const unpacked = unpackDigest(close(numbers, fewer, shorter))!;
    assert.deepEqual([...unpacked.acts.table[actColumnNames.at(-1)!]], [0, 0, 0, 0]);
    assert.deepEqual(unpacked.acts.table.figure, digest.acts.table.figure);
    assert.deepEqual(unpacked.acts.subjects, digest.acts.subjects);
    assert.deepEqual(unpacked.turns, digest.turns);
  });

  it('passes over numbers, words and columns that come after those it knows', () => {
    const digest = sampleDigest(4);
    const { numbers, words, columns } = open(packDigest(digest));
    const turnBytes = turnColumnNames.reduce((sum, name) => sum + padded(digest.turns[name].byteLength), 0);
    const wider = Buffer.concat([columns.subarray(0, turnBytes), Buffer.alloc(64), columns.subarray(turnBytes)]);
    const novel = [...words.with(turnTypes, `${words[turnTypes] as string} q16`), { deep: [1, { 2: 3 }] }];
    const row = unpackRow(close([...numbers, 5, Number.NaN], novel, wider))!;
    assert.deepEqual(plainDigest(row.digest), digest);
    assert.equal(row.turns, undefined);
  });

  it('reads words it does not know as the most general one', () => {
    const { numbers, words, columns } = open(packDigest(sampleDigest()));
    const skips = [{ reason: 'too-strange', count: 5, bytes: 6, offsets: [] }];
    const strange = numbers.with(role, 9).with(ending, 9);
    const digest = unpackDigest(close(strange, words.with(rare, { skips }), columns))!;
    assert.equal(digest.file.role, 'other');
    assert.equal(digest.facts.ending, 'none');
    assert.deepEqual(digest.skips, [{ reason: 'broken-line', count: 5, bytes: 6, offsets: [] }]);
  });

  it('refuses a header that lies about the tables, though the checksum is right', () => {
    const { numbers, words, columns } = open(packDigest(sampleDigest(4)));
    const types = words[turnTypes] as string;
    for (const place of [turnRows, actRows, actNamesBytes])
      for (const lie of [-1, 1.5, 1e15, Number.NaN, numbers[place]! + 1000])
        assert.equal(unpackDigest(close(numbers.with(place, lie), words, columns)), undefined, `${place}: ${lie}`);
    for (const lie of [numbers[turnRows]! + 1, numbers[turnRows]! - 1])
      assert.equal(unpackDigest(close(numbers.with(turnRows, lie), words, columns)), undefined);
    const lies: readonly (readonly [place: number, lie: unknown])[] = [
      ...['', types.replace('u4', 'f4'), types.replace('f8', 'u2'), `${types} u4`, types.replaceAll(' ', ','), 5].map(
        (lie) => [turnTypes, lie] as const,
      ),
      [actTypes, `${words[actTypes] as string} u4`],
      [models, [1]],
      [models, null],
      [kinds, [['a', -1]]],
      [path, 7],
      [path, null],
      [rare, null],
      [rare, { pending: { acts: 5 } }],
      [rare, { pending: { turns: 5 } }],
      [rare, { pending: null }],
      [rare, { titles: 5 }],
    ];
    for (const [place, lie] of lies)
      assert.equal(
        unpackDigest(close(numbers, words.with(place, lie), columns)),
        undefined,
        JSON.stringify([place, lie]),
      );
    assert.equal(unpackDigest(close(numbers.slice(0, -1), words, columns)), undefined);
    for (const json of [null, {}, 'text', 5]) assert.equal(unpackDigest(close(numbers, json, columns)), undefined);
  });

  it('never throws, whatever the header', () => {
    const { numbers, words, columns } = open(packDigest(sampleDigest(2)));
    const anyNumber = fc.tuple(fc.nat(numbers.length - 1), fc.double());
    const anyWord = fc.tuple(fc.nat(words.length - 1), fc.jsonValue());
    fc.assert(
      fc.property(anyNumber, anyWord, ([place, value], [at, word]) => {
        void unpackDigest(close(numbers.with(place, value), words, columns));
        void unpackDigest(close(numbers, words.with(at, word), columns));
      }),
    );
    const noWords = fc.jsonValue().filter((json) => !Array.isArray(json));
    fc.assert(fc.property(noWords, (json) => assert.equal(unpackDigest(close(numbers, json, columns)), undefined)));
  });
});

describe('a block of turns', () => {
  it('says what the table says', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const { turns, digest: unpacked } = unpackRow(packDigest(digest))!;
        assert.ok(turns);
        const halves = new Uint16Array(turns.words.buffer);
        for (const name of turnColumnNames) {
          const column: TurnTable[typeof name] = unpacked.turns[name];
          const all: Uint16Array | Uint32Array | Float64Array = { 2: halves, 4: turns.words, 8: turns.doubles }[
            column.BYTES_PER_ELEMENT
          ]!;
          const start: number = turns.starts[name];
          assert.deepEqual([...all.subarray(start, start + turns.length)], [...column], name);
        }
      }),
    );
  });

  it('is promised room by a look at the row, and none by bytes that are no row', () => {
    assert.equal(turnsWithin(packDigest(sampleDigest(7))), 7);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const turns = turnsWithin(bytes);
        assert.ok(turns >= 0 && turns <= bytes.length / 64);
      }),
    );
  });
});

/** Places of the header that the tests above change. */
const [turnRows, actRows, actNamesBytes, role, ending] = [0, 1, 2, 3, 13];
const [path, models, turnTypes, actTypes, kinds, rare] = [0, 7, 10, 11, 15, 16];

interface Opened {
  readonly numbers: readonly number[];
  readonly words: readonly unknown[];
  readonly columns: Uint8Array;
}

/** Header and columns of a packed digest. */
function open(packed: Uint8Array): Opened {
  const prefix = new Uint32Array(packed.buffer, 0, prefixBytes / 4);
  const numbers = [...new Float64Array(packed.buffer, prefixBytes, prefix[11])];
  const wordsAt = prefixBytes + numbers.length * 8;
  const words = JSON.parse(Buffer.from(packed.subarray(wordsAt, wordsAt + prefix[4]!)).toString()) as unknown[];
  return { numbers, words, columns: packed.subarray(padded(wordsAt + prefix[4]!)) };
}

/** Packs a header and columns of whatever kind, with a right checksum. */
function close(numbers: readonly number[], json: unknown, columns: Uint8Array): Uint8Array {
  const words = Buffer.from(JSON.stringify(json));
  const wordsAt = prefixBytes + numbers.length * 8;
  const columnsAt = padded(wordsAt + words.length);
  const bytes = new Uint8Array(columnsAt + columns.length);
  bytes.set(packDigest(sampleDigest(0)).subarray(0, prefixBytes));
  bytes.set(words, wordsAt);
  bytes.set(columns, columnsAt);
  new Float64Array(bytes.buffer).set(numbers, prefixBytes / 8);
  const all = new Uint32Array(bytes.buffer);
  all[4] = words.length;
  all[5] = bytes.length;
  all[11] = numbers.length;
  const { low, high } = checksum(all, 4);
  all[2] = low;
  all[3] = high;
  return bytes;
}

const padded = (length: number): number => Math.ceil(length / 8) * 8;
