import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { labels } from '../plainLabels.ts';

/** Each row: what goes in, what must come out. */
function table<In>(label: (value: In) => string, rows: readonly (readonly [value: In, expected: string])[]): void {
  for (const [value, expected] of rows) {
    it(`says ${JSON.stringify(expected)} for ${String(value)}`, () => assert.equal(label(value), expected));
  }
}

describe('labels', () => {
  describe('of changes', () => {
    table(
      ([before, now]: readonly [number, number]) => labels.change(before, now),
      [
        [[100, 112], '▲ 12 %'],
        [[100, 60], '▼ 40 %'],
        [[1000, 1001], '▲ < 1 %'],
        [[3, 0], '▼ 100 %'],
        [[1, 9.99], '▲ 899 %'],
        [[1, 10], '▲ 10 ×'],
        [[0.5, 1234], '▲ 2,468 ×'],
      ],
    );
  });

  describe('of money', () => {
    table(
      (value) => labels.money(value),
      [
        [0, '$0.00'],
        [1e-12, '< $0.001'],
        [0.000_999, '< $0.001'],
        [0.001, '$0.001'],
        [0.0374, '$0.037'],
        [0.0994, '$0.099'],
        [0.0995, '$0.10'],
        [0.1, '$0.10'],
        [4.12, '$4.12'],
        [999.99, '$999.99'],
        [999.994, '$999.99'],
        [999.995, '$1,000'],
        [1204.4, '$1,204'],
        [1_234_567.8, '$1,234,568'],
      ],
    );

    it('grows with the amount, and is never a tenth of a cent or half a hundredth of it away', () => {
      const read = (usd: number): number => Number(labels.money(usd).replace(/[<$, ]/g, ''));
      const amount = fc.double({ min: 0.001, max: 1e6, noNaN: true });
      fc.assert(
        fc.property(amount, amount, (a, b) => {
          assert.ok(a < b ? read(a) <= read(b) : read(a) >= read(b), `${a} and ${b}`);
          assert.ok(Math.abs(read(a) - a) <= Math.max(0.000_501, a / 18), `${a} is shown as ${labels.money(a)}`);
        }),
      );
    });
  });

  describe('of tokens', () => {
    table(
      (value) => labels.tokens(value),
      [
        [0, '0'],
        [812, '812'],
        [999, '999'],
        [1000, '1.0k'],
        [12_345, '12.3k'],
        [999_949, '999.9k'],
        [999_950, '1.0M'],
        [4_100_000, '4.1M'],
        [999_949_999, '999.9M'],
        [999_950_000, '1.0B'],
        [1_200_000_000, '1.2B'],
      ],
    );

    it('never show four digits before the point where there is a larger unit', () => {
      fc.assert(
        fc.property(fc.nat(2 ** 31 - 1), (count) => assert.match(labels.tokens(count), /^(\d{1,3}|\d{1,3}\.\d[kMB])$/)),
      );
    });
  });

  describe('of sizes', () => {
    table(
      (value) => labels.size(value),
      [
        [0, '0 B'],
        [999, '999 B'],
        [12_345, '12.3 kB'],
        [999_950, '1.0 MB'],
        [1_200_000_000, '1.2 GB'],
      ],
    );
  });

  describe('of durations', () => {
    const minutes = (count: number): number => count * 60_000;
    table(
      (value) => labels.duration(value),
      [
        [0, '0 s'],
        [38_400, '38 s'],
        [59_499, '59 s'],
        [59_500, '1 min'],
        [minutes(12), '12 min'],
        [minutes(59.4), '59 min'],
        [minutes(59.5), '1 h 00 min'],
        [minutes(185), '3 h 05 min'],
        [minutes(60 * 30), '30 h 00 min'],
      ],
    );
  });

  describe('of counts and shares', () => {
    table(
      (value) => labels.exact(value),
      [
        [0, '0'],
        [1_234_567, '1,234,567'],
      ],
    );
    table(
      (count: number) => labels.count(count, 'session'),
      [
        [0, '0 sessions'],
        [1, '1 session'],
        [1204, '1,204 sessions'],
      ],
    );
    table(
      ([part, whole]: readonly [number, number]) => labels.share(part, whole),
      [
        [[91, 100], '91 %'],
        [[1, 1000], '< 1 %'],
        [[0, 5], '–'],
        [[0, 0], '–'],
        [[5, 5], '100 %'],
      ],
    );
  });

  describe('of money, spoken', () => {
    table(
      (value) => labels.spokenMoney(value),
      [
        [0, '0 dollars'],
        [0.004, 'less than one cent'],
        [0.01, '0 dollars 1 cent'],
        [0.999, '1 dollar'],
        [1.01, '1 dollar 1 cent'],
        [4.12, '4 dollars 12 cents'],
        [1204, '1,204 dollars'],
      ],
    );
  });

  describe('of days', () => {
    table(
      (day: string) => labels.day(day, '2026-11-22'),
      [
        ['2026-11-12', '12 Nov'],
        ['2026-01-02', '2 Jan'],
        ['2025-11-12', '12 Nov 2025'],
        ['undated', 'undated'],
      ],
    );
  });

  describe('of ages', () => {
    const utc = new Calendar('UTC');
    const at = (iso: string): number => Date.parse(iso);
    const ago = (then: string, now: string, calendar = utc): string => labels.ago(at(then), at(now), calendar);
    const now = '2026-11-22T14:05:00Z';
    table(
      (then: string) => ago(then, now),
      [
        ['2026-11-22T14:04:00.001Z', 'just now'],
        ['2026-11-22T15:00:00Z', 'just now'],
        ['2026-11-22T14:04:00Z', '1 min ago'],
        ['2026-11-22T13:05:00.001Z', '59 min ago'],
        ['2026-11-22T13:05:00Z', '1 h ago'],
        ['2026-11-22T00:00:00Z', '14 h ago'],
        ['2026-11-21T23:59:59Z', 'Sat'],
        ['2026-11-16T00:00:00Z', 'Mon'],
        ['2026-11-15T23:59:59Z', '15 Nov'],
        ['2025-11-22T14:05:00Z', '22 Nov 2025'],
      ],
    );

    it('count minutes across midnight and hours only within the day', () => {
      assert.equal(ago('2026-11-21T23:50:00Z', '2026-11-22T00:30:00Z'), '40 min ago');
      assert.equal(ago('2026-11-21T22:00:00Z', '2026-11-22T00:30:00Z'), 'Sat');
    });

    it('take the day from the zone of the person who looks', () => {
      const then = '2026-11-21T23:30:00Z';
      assert.equal(ago(then, now, new Calendar('Europe/Berlin')), '14 h ago');
      assert.equal(ago(then, now, new Calendar('America/New_York')), 'Sat');
      assert.equal(ago('2026-11-22T02:00:00Z', '2026-11-22T03:30:00Z', new Calendar('Pacific/Kiritimati')), '1 h ago');
    });
  });
});
