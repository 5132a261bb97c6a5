import assert from 'node:assert/strict';
import fc from 'fast-check';
import { turnFlag } from '../../../src/core/model/turn.ts';
import { noTokens, totalTokens } from '../../../src/core/model/tokens.ts';
import { costOf, sumByModel, usageOf } from '../../../src/core/price/cost.ts';
import { listPrices } from '../../../src/core/price/listPricer.ts';
import { unpricedClass } from '../../../src/core/price/fixedClasses.ts';
import { createPricer } from '../../../src/core/price/rates.ts';
import { UsageSum } from '../../../src/core/price/usageSum.ts';
import type { UsageBook } from '../../../src/core/price/usageSum.ts';
import { assertNear, listPricer } from './priced.ts';

const models = [
  'claude-opus-4-6',
  'claude-sonnet-4-5',
  'claude-haiku-5-5',
  'MiniMax-M3',
  'nobody-knows',
  '<synthetic>',
];

interface Turn {
  readonly model: number;
  readonly flags: number;
  readonly at: number;
  readonly counts: readonly [number, number, number, number, number, number];
}

const count = fc.oneof(fc.nat(2000), fc.nat(400_000));
const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    model: fc.nat(models.length - 1),
    flags: fc.constantFrom(0, turnFlag.fast, turnFlag.geoUs, turnFlag.batch, turnFlag.fast | turnFlag.geoUs),
    at: fc.constantFrom(Date.UTC(2026, 1, 1), Date.UTC(2026, 9, 1), Number.POSITIVE_INFINITY),
    counts: fc.tuple(count, count, count, count, count, fc.nat(3)),
  }),
  { maxLength: 60 },
);

const book: UsageBook = { models, classes: listPricer.classes };

function sumOf(all: readonly Turn[], pricer = listPricer, names: readonly string[] = models): UsageSum {
  const sum = new UsageSum({ models: names, classes: pricer.classes });
  for (const { model, flags, at, counts } of all) {
    const context = counts[0] + counts[2] + counts[3] + counts[4];
    sum.add(model, pricer.forModel(names[model]!)?.classOf(flags, context, at) ?? unpricedClass, ...counts, true);
  }
  return sum;
}

const shown = (sum: UsageSum) => ({ ...usageOf(sum), cost: costOf(sum), byModel: sumByModel(sum) });

describe('a sum of turns', () => {
  it('is nothing at first', () => {
    const sum = new UsageSum(book);
    assert.deepEqual(costOf(sum), { usd: 0, unpriced: [] });
    assert.deepEqual(usageOf(sum), { tokens: noTokens, webSearches: 0, turns: 0, incompleteTurns: 0 });
    assert.deepEqual(sumByModel(sum), []);
  });

  it('adds tokens, searches and turns exactly, and multiplies per model', () => {
    const sum = new UsageSum(book);
    const opus = listPricer.forModel('claude-opus-4-6')!.classOf(0, 0, Number.POSITIVE_INFINITY);
    sum.add(0, opus, 1_000_000, 0, 0, 0, 0, 1, true);
    sum.add(4, unpricedClass, 10, 20, 30, 40, 50, 0, true);
    sum.add(0, opus, 0, 1_000_000, 0, 0, 0, 1, true);
    assert.deepEqual(usageOf(sum).tokens, {
      input: 1_000_010,
      output: 1_000_020,
      cacheRead: 30,
      cacheWrite5m: 40,
      cacheWrite1h: 50,
    });
    assert.deepEqual([usageOf(sum).turns, usageOf(sum).webSearches], [3, 2]);
    assertNear(costOf(sum).usd, 30.02);
    assert.deepEqual(costOf(sum).unpriced, [{ model: 'nobody-knows', tokens: 150 }]);
    assert.deepEqual(
      sumByModel(sum).map((row) => [
        row.model,
        row.turns,
        row.webSearches,
        totalTokens(row.tokens),
        row.cost.unpriced.length > 0,
      ]),
      [
        ['claude-opus-4-6', 2, 2, 2_000_000, false],
        ['nobody-knows', 1, 0, 150, true],
      ],
    );
  });

  it('may be added to itself', () => {
    const sum = sumOf([{ model: 0, flags: 0, at: Number.POSITIVE_INFINITY, counts: [1_000_000, 0, 0, 0, 0, 0] }]);
    sum.addAll(sum);
    assert.equal(usageOf(sum).turns, 2);
  });

  it('shows a search of a model without a price as missing, not as free', () => {
    const sum = new UsageSum(book);
    sum.add(4, unpricedClass, 0, 0, 0, 0, 0, 2, true);
    assert.deepEqual(costOf(sum), { usd: 0, unpriced: [{ model: 'nobody-knows', tokens: 0 }] });
  });

  it('keeps one line per model however many classes lack a price', () => {
    const both = [turnFlag.fast, turnFlag.fast | turnFlag.batch].map((flags): Turn => {
      return { model: 1, flags, at: Number.POSITIVE_INFINITY, counts: [1, 1, 1, 1, 1, 0] };
    });
    assert.deepEqual(costOf(sumOf(both)).unpriced, [{ model: 'claude-sonnet-4-5', tokens: 10 }]);
  });

  it('refuses sums that count otherwise', () => {
    assert.throws(
      () => sumOf([]).addAll(new UsageSum({ models, classes: createPricer(listPrices).classes })),
      /cannot be added/,
    );
    assert.throws(() => sumOf([]).addAll(new UsageSum({ ...book, models: [...models] })), /cannot be added/);
  });

  it('counts turns whose output is only a floor', () => {
    const sum = new UsageSum(book);
    sum.add(4, unpricedClass, 0, 5, 0, 0, 0, 0, false);
    sum.add(4, unpricedClass, 0, 5, 0, 0, 0, 0, true);
    assert.deepEqual([usageOf(sum).turns, usageOf(sum).incompleteTurns, usageOf(sum).tokens.output], [2, 1, 10]);
  });

  it('counts beyond 32 bits', () => {
    const sum = new UsageSum(book);
    for (let i = 0; i < 5; i++) sum.add(4, unpricedClass, 4_294_967_295, 0, 0, 0, 0, 0, true);
    assert.equal(usageOf(sum).tokens.input, 21_474_836_475);
  });

  it('holds ten thousand models as well as one', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `model-${String(i).padStart(5, '0')}`);
    const sum = new UsageSum({ models: names, classes: listPricer.classes });
    for (let round = 0; round < 3; round++)
      for (let i = 0; i < names.length; i++) sum.add(i, unpricedClass, i, 0, 0, 0, 0, 0, true);
    const rows = sumByModel(sum);
    assert.equal(rows.length, names.length);
    rows.forEach((row, i) => assert.deepEqual([row.model, row.turns, row.tokens.input], [names[i], 3, 3 * i]));
  });
});

describe('laws of sums', () => {
  it('the order of turns changes no digit', () => {
    fc.assert(
      fc.property(turns, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = all.map((turn) => ({ turn, by: random.next().value! })).sort((a, b) => a.by - b.by);
        const other = shuffled.map(({ turn }) => turn);
        assert.deepEqual(shown(sumOf(other)), shown(sumOf(all)));
      }),
    );
  });

  it('nor does the order in which models and classes were first met', () => {
    fc.assert(
      fc.property(turns, (all) => {
        const pricer = createPricer(listPrices);
        const names = models.toReversed();
        const mirrored = all.map((turn) => ({ ...turn, model: names.length - 1 - turn.model })).toReversed();
        assert.deepEqual(shown(sumOf(mirrored, pricer, names)), shown(sumOf(all)));
      }),
    );
  });

  it('parts add up to the whole, however it is cut', () => {
    fc.assert(
      fc.property(turns, fc.array(fc.nat(4), { minLength: 60, maxLength: 60 }), (all, parts) => {
        const sums = [0, 1, 2, 3, 4].map((part) => sumOf(all.filter((_, i) => parts[i] === part)));
        const whole = new UsageSum(book);
        for (const sum of sums) whole.addAll(sum);
        assert.deepEqual(shown(whole), shown(sumOf(all)));
      }),
    );
  });

  it('every token is in the cost or among the unpriced', () => {
    fc.assert(
      fc.property(turns, (all) => {
        const sum = sumOf(all);
        const missing = costOf(sum).unpriced.reduce((tokens, part) => tokens + part.tokens, 0);
        const covered = sum.cells().reduce((tokens, cell) => {
          const kinds = Object.keys(cell.tokens) as (keyof typeof cell.tokens)[];
          const known = kinds.filter((kind) => cell.rate.usdPerToken[kind] !== undefined);
          return tokens + known.reduce((part, kind) => part + cell.tokens[kind], 0);
        }, 0);
        assert.equal(missing + covered, totalTokens(usageOf(sum).tokens));
        const rows = sumByModel(sum);
        assert.equal(
          rows.reduce((tokens, row) => tokens + totalTokens(row.tokens), 0),
          totalTokens(usageOf(sum).tokens),
        );
        assertNear(
          rows.reduce((usd, row) => usd + row.cost.usd, 0),
          costOf(sum).usd,
        );
      }),
    );
  });
});
