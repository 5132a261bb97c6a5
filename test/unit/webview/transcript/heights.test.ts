import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Heights } from '../../../../src/webview/transcript/list/heights.ts';

/** The same, added up anew for every question. */
const offsets = (heights: readonly number[]): number[] => {
  const all = [0];
  for (const height of heights) all.push(all.at(-1)! + height);
  return all;
};

describe('the heights of a long list', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 70 });

  it('tells where each row begins as adding up would, whatever was corrected', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.tuple(fc.nat(69), fc.integer({ min: 1, max: 900 }))), (guessed, corrections) => {
        const list = new Heights(Float64Array.from(guessed));
        const expected = [...guessed];
        for (const [row, height] of corrections) {
          list.correct(row, height);
          if (row < expected.length) expected[row] = height;
        }
        assert.deepEqual(
          offsets(expected).map((_, row) => list.offsetOf(row)),
          offsets(expected),
        );
        assert.equal(list.total, offsets(expected).at(-1));
      }),
    );
  });

  it('finds the row at an offset, the first before the list and the last behind it', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -50, max: 30_000 }), (guessed, offset) => {
        const list = new Heights(Float64Array.from(guessed));
        const begins = offsets(guessed).slice(0, -1);
        const expected = Math.max(
          0,
          begins.findLastIndex((begin) => begin <= offset),
        );
        assert.equal(list.rowAt(offset), expected);
      }),
    );
  });
});
