import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashBytes, hashText, hashToHex } from '../../../src/core/kit/hash.ts';
import { KeyTable } from '../../../src/core/kit/keyTable.ts';

describe('KeyTable', () => {
  it('answers as a Map does', () => {
    const small = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small, fc.nat(1000), fc.boolean()), { maxLength: 300 }), (entries) => {
        const table = new KeyTable();
        const map = new Map<string, number>();
        for (const [low, high, value, isClaim] of entries) {
          const key = `${low}:${high}`;
          if (isClaim) assert.equal(table.claim(low, high, value), map.get(key) ?? value);
          else table.set(low, high, value);
          if (!isClaim || !map.has(key)) map.set(key, value);
        }
        assert.equal(table.size, map.size);
        for (let low = 0; low <= 40; low += 3) {
          for (let high = 0; high <= 40; high++) assert.equal(table.get(low, high), map.get(`${low}:${high}`) ?? -1);
        }
      }),
    );
  });
});

describe('hashText', () => {
  it('equals hashBytes for ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const bytes = Buffer.from(`x${text}y`, 'latin1');
        assert.deepEqual(hashText(text), hashBytes(bytes, 1, bytes.length - 1));
      }),
    );
  });

  it('is stable: the store keeps its values', () => {
    assert.equal(hashToHex(hashText('m\0msg_01\0req_01')), 'd5f8ff9c6881b77b');
  });

  it('tells a million similar keys apart, in each half as well as chance would', () => {
    const table = new KeyTable();
    const lows = new Set<number>();
    for (let i = 0; i < 1_000_000; i++) {
      const { low, high } = hashText(`m\0msg_01ABCdef${i.toString(36)}\0req_011C${(i * 7).toString(36)}`);
      table.set(low, high, 0);
      lows.add(low);
    }
    assert.equal(table.size, 1_000_000);
    // Of a million random 32-bit numbers about 116 share their value with another.
    assert.ok(lows.size > 999_700, `${lows.size} different low halves`);
  });
});
