import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalizeDatetime, readAny, readCanonical } from '../../../src/core/kit/datetime.ts';

describe('normalizeDatetime', () => {
  const cases: readonly (readonly [text: unknown, at: number | undefined])[] = [
    ['2026-11-22T14:05:09.123Z', Date.UTC(2026, 10, 22, 14, 5, 9, 123)],
    ['2026-11-22T14:05:09Z', Date.UTC(2026, 10, 22, 14, 5, 9)],
    ['2026-11-22T14:05:09.123456789Z', Date.UTC(2026, 10, 22, 14, 5, 9, 123)],
    ['2026-11-22T14:05:09.5+01:30', Date.UTC(2026, 10, 22, 12, 35, 9, 500)],
    ['2024-02-29T00:00:00.000Z', Date.UTC(2024, 1, 29)],
    ['2025-02-29T00:00:00.000Z', undefined],
    ['2024-02-30T00:00:00.000Z', undefined],
    ['2026-13-01T00:00:00.000Z', undefined],
    ['2026-11-22T24:00:00.000Z', undefined],
    ['2026-11-22T23:59:60.000Z', undefined],
    ['2026-11-22T14:05:09.123', undefined],
    ['2026-11-22 14:05:09Z', undefined],
    ['2026-11-22', undefined],
    ['1', undefined],
    ['foo 5', undefined],
    ['', undefined],
    ['2022-12-31T23:59:59.999Z', undefined],
    ['2023-01-01T00:00:00.000Z', Date.UTC(2023, 0, 1)],
    ['2099-12-31T23:59:59.999Z', Date.UTC(2099, 11, 31, 23, 59, 59, 999)],
    ['2100-01-01T00:00:00.000Z', undefined],
    ['+275760-09-13T00:00:00.000Z', undefined],
    [1_700_000_000_000, undefined],
    [null, undefined],
    [{}, undefined],
  ];
  for (const [text, at] of cases) {
    it(`reads ${JSON.stringify(text)} as ${at === undefined ? 'no time' : new Date(at).toISOString()}`, () => {
      assert.equal(normalizeDatetime(text), at);
    });
  }

  it('reads the canonical form as luxon does, for every time and for damaged ones', () => {
    const canonical = fc
      .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const damaged = fc
      .tuple(canonical, fc.nat(23), fc.constantFrom(...'0123456789T:-.Z +'.split('')))
      .map(([text, at, character]) => text.slice(0, at) + character + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(canonical, damaged), (text) => {
        const fast = readCanonical(text);
        if (fast !== undefined) assert.equal(fast, readAny(text));
        // What the fast form leaves to luxon is no canonical time, or one long past.
        else assert.ok(!canonicalForm.test(text) || readAny(text) === undefined || text.startsWith('0'), text);
      }),
      { numRuns: 5000 },
    );
  });
});

const canonicalForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
