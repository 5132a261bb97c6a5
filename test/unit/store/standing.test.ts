import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packDigest } from '../../../src/core/digest/packDigest.ts';
import { mayReplace, type Standing, standingOf } from '../../../src/core/store/standing.ts';
import { anyDigest } from './anyDigest.ts';

describe('standing', () => {
  it('is read from where packDigest puts it', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const { file, mark, parser } = digest;
        const expected = { changedMs: file.stamp.ctimeMs, offset: mark.offset, parser };
        assert.deepEqual(standingOf(packDigest(digest)), expected);
      }),
    );
  });

  it('knows nothing of bytes that are no digest', () => {
    assert.deepEqual(standingOf(new Uint8Array(47)), { changedMs: 0, offset: 0, parser: 0 });
    assert.deepEqual(standingOf(new Uint8Array(64).fill(0xff)), { changedMs: 0, offset: 0, parser: 0xffff_ffff });
  });

  const held: Standing = { changedMs: 1000, offset: 500, parser: 2 };
  const cases: readonly (readonly [why: string, row: Partial<Standing>, isAllowed: boolean])[] = [
    ['the same again', {}, true],
    ['the log has grown', { changedMs: 1100, offset: 600 }, true],
    ['the log was rewritten shorter', { changedMs: 1100, offset: 10 }, true],
    ['a later parser read the same', { parser: 3 }, true],
    ['an older parser read more', { changedMs: 1100, offset: 600, parser: 1 }, true],
    ['the clock was set back, the log has grown', { changedMs: 900, offset: 600 }, true],
    ['a window remembers an earlier state', { changedMs: 900, offset: 400 }, false],
    ['a window read the same state less far', { offset: 400 }, false],
    ['an older parser read the same', { parser: 1 }, false],
  ];
  for (const [why, row, isAllowed] of cases) {
    it(`${isAllowed ? 'gives way' : 'does not give way'} when ${why}`, () => {
      assert.equal(mayReplace(held, { ...held, ...row }), isAllowed);
    });
  }
});
