import assert from 'node:assert/strict';
import { undated } from '../../../src/core/model/time.ts';
import { priceFlags, turnFlag } from '../../../src/core/model/turn.ts';
import { listPrices } from '../../../src/core/price/listPricer.ts';
import { unpricedClass } from '../../../src/core/price/fixedClasses.ts';
import { createPricer } from '../../../src/core/price/rates.ts';
import { assertNear, assertUsd, classOf, listPricer, priced, ruleOf } from './priced.ts';
import type { Request } from './priced.ts';

const { fast, geoUs, batch, priority, sidechain, complete, advisor } = turnFlag;
const million = 1_000_000;

/** PRICING.md "Claude list prices", USD per million: input, write 5m, write 1h, read, output. */
const listed: readonly (readonly [model: string, ...usdPerMillion: number[]])[] = [
  ['claude-fable-5-2', 8, 10, 16, 0.2, 40],
  ['claude-mythos-5-2', 8, 10, 16, 0.2, 40],
  ['claude-fable-5-1', 10, 12.5, 20, 0.25, 50],
  ['claude-mythos-5-1', 10, 12.5, 20, 0.25, 50],
  ['claude-fable-5', 10, 12.5, 20, 1, 50],
  ['claude-mythos-5', 10, 12.5, 20, 1, 50],
  ['claude-opus-5-5', 4, 5, 8, 0.2, 20],
  ['claude-opus-5', 5, 6.25, 10, 0.5, 25],
  ['claude-opus-4-8', 5, 6.25, 10, 0.5, 25],
  ['claude-opus-4-7', 5, 6.25, 10, 0.5, 25],
  ['claude-opus-4-6', 5, 6.25, 10, 0.5, 25],
  ['claude-opus-4-5-20251101', 5, 6.25, 10, 0.5, 25],
  ['claude-opus-4-1-20250805', 15, 18.75, 30, 1.5, 75],
  ['claude-opus-4-20250514', 15, 18.75, 30, 1.5, 75],
  ['claude-3-opus-20240229', 15, 18.75, 30, 1.5, 75],
  ['claude-sonnet-5-5', 2, 2.5, 4, 0.1, 10],
  ['claude-sonnet-5', 2, 2.5, 4, 0.2, 10],
  ['claude-sonnet-4-6', 3, 3.75, 6, 0.3, 15],
  ['claude-sonnet-4-5-20250929', 3, 3.75, 6, 0.3, 15],
  ['claude-sonnet-4-20250514', 3, 3.75, 6, 0.3, 15],
  ['claude-haiku-5-5', 0.1, 0.125, 0.2, 0.01, 0.5],
  ['claude-haiku-4-5-20251001', 1, 1.25, 2, 0.1, 5],
  ['claude-3-5-haiku-20241022', 0.8, 1, 1.6, 0.08, 4],
  ['claude-3-haiku-20240307', 0.25, 0.3, 0.5, 0.03, 1.25],
];

describe('list prices', () => {
  for (const [model, ...usdPerMillion] of listed) {
    it(`${model} costs what PRICING.md says`, () => {
      const { usdPerToken } = listPricer.classes[classOf({ model })]!;
      const { input, cacheWrite5m, cacheWrite1h, cacheRead, output } = usdPerToken;
      [input, cacheWrite5m, cacheWrite1h, cacheRead, output].forEach((usd, i) =>
        assertNear(usd! * million, usdPerMillion[i]!),
      );
    });
  }
});

/** Each figure worked out by hand from PRICING.md; the sums are in the comments. */
const table: readonly (readonly [rule: string, request: Request, usd: number, label: string])[] = [
  [
    'the five kinds each have their price',
    // 0.005 + 0.05 + 0.05 + 0.025 + 0.03
    { model: 'claude-opus-4-8', input: 1000, output: 2000, cacheRead: 100_000, cacheWrite5m: 4000, cacheWrite1h: 3000 },
    0.16,
    'list',
  ],
  ['an hour of cache costs twice the input', { model: 'claude-sonnet-4-6', cacheWrite1h: million }, 6, 'list'],
  ['five minutes of cache cost 1.25 of the input', { model: 'claude-sonnet-4-6', cacheWrite5m: million }, 3.75, 'list'],
  ['Opus 5.5 reads at 0.05 of its input', { model: 'claude-opus-5-5', cacheRead: million }, 0.2, 'list'],
  ['Sonnet 5.5 reads at 0.05 of its input', { model: 'claude-sonnet-5-5', cacheRead: million }, 0.1, 'list'],
  ['Fable 5.1 reads at a quarter of Fable 5', { model: 'claude-fable-5-1', cacheRead: million }, 0.25, 'list'],
  ['Fable 5 reads at 1', { model: 'claude-fable-5', cacheRead: million }, 1, 'list'],
  ['Opus 5.5 hour writes have a price of their own', { model: 'claude-opus-5-5', cacheWrite1h: million }, 8, 'list'],
  ['3 Haiku keeps its odd write price', { model: 'claude-3-haiku-20240307', cacheWrite5m: million }, 0.3, 'list'],

  [
    'Haiku 5.5 at exactly 100k is short',
    // 0.001 + 0.0008 + 0.00125 + 0.0005
    { model: 'claude-haiku-5-5', input: 10_000, cacheRead: 80_000, cacheWrite5m: 10_000, output: 1000 },
    0.00355,
    'list',
  ],
  [
    'Haiku 5.5 one token over 100k pays five times for all of it',
    // 0.0050005 + 0.004 + 0.00625 + 0.0025
    { model: 'claude-haiku-5-5', input: 10_001, cacheRead: 80_000, cacheWrite5m: 10_000, output: 1000 },
    0.0177505,
    'long context > 100k',
  ],
  ['output is no context', { model: 'claude-haiku-5-5', output: million }, 0.5, 'list'],
  ['Haiku 5.5 hour writes over 100k', { model: 'claude-haiku-5-5', cacheWrite1h: million }, 1, 'long context > 100k'],
  [
    'Haiku 5.5 in a region has its own long price',
    { model: 'us.anthropic.claude-haiku-5-5', input: million },
    0.55,
    'long context > 100k',
  ],
  [
    'Sonnet 4.5 at exactly 200k is short',
    // 0.06 + 0.15
    { model: 'claude-sonnet-4-5-20250929', cacheRead: 200_000, output: 10_000 },
    0.21,
    'list',
  ],
  [
    'Sonnet 4.5 over 200k pays the higher price for the whole request, output too',
    // 0.000006 + 0.12 + 0.225
    { model: 'claude-sonnet-4-5-20250929', input: 1, cacheRead: 200_000, output: 10_000 },
    0.345006,
    'long context > 200k',
  ],
  [
    'both kinds of write count as context and have a long price',
    // 0.75 + 1.200012
    { model: 'claude-sonnet-4-20250514', cacheWrite5m: 100_000, cacheWrite1h: 100_001 },
    1.950012,
    'long context > 200k',
  ],
  ['Sonnet 5 is flat', { model: 'claude-sonnet-5', input: 900_000 }, 1.8, 'list'],
  ['Opus 4.8 is flat', { model: 'claude-opus-4-8', cacheRead: 900_000 }, 0.45, 'list'],

  [
    'fast Opus 4.6 costs six times, cache included',
    // (0.005 + 0.025 + 0.005 + 0.00625 + 0.01) × 6
    {
      model: 'claude-opus-4-6',
      flags: fast,
      input: 1000,
      output: 1000,
      cacheRead: 10_000,
      cacheWrite5m: 1000,
      cacheWrite1h: 1000,
    },
    0.3075,
    'fast ×6',
  ],
  ['fast Opus 4.7', { model: 'claude-opus-4-7', flags: fast, output: million }, 150, 'fast ×6'],
  ['fast Opus 4.8', { model: 'claude-opus-4-8', flags: fast, output: million }, 50, 'fast ×2'],
  ['fast Opus 5 reads', { model: 'claude-opus-5', flags: fast, cacheRead: million }, 1, 'fast ×2'],
  ['fast Opus 5.5', { model: 'claude-opus-5-5', flags: fast, input: million }, 8, 'fast ×2'],
  ['fast Fable 5.2', { model: 'claude-fable-5-2', flags: fast, output: million }, 80, 'fast ×2'],
  ['fast by name', { model: 'claude-opus-4.8-fast', input: million }, 10, 'fast ×2'],
  [
    'fast by name and by flag is fast once',
    { model: 'claude-opus-4-8-fast', flags: fast, input: million },
    10,
    'fast ×2',
  ],

  ['US inference on Opus 4.6', { model: 'claude-opus-4-6', flags: geoUs, input: million }, 5.5, 'US inference ×1.1'],
  [
    'US inference on Sonnet 4.6',
    { model: 'claude-sonnet-4-6', flags: geoUs, output: million },
    16.5,
    'US inference ×1.1',
  ],
  [
    'US inference on Haiku 5.5',
    { model: 'claude-haiku-5-5', flags: geoUs, output: million },
    0.55,
    'US inference ×1.1',
  ],
  ['US inference came after Opus 4.5', { model: 'claude-opus-4-5', flags: geoUs, input: million }, 5, 'list'],
  ['US inference came after Haiku 4.5', { model: 'claude-haiku-4-5', flags: geoUs, input: million }, 1, 'list'],
  [
    'a regional id of the card has the factor in it',
    { model: 'us.anthropic.claude-opus-4-6-v1', input: million },
    5.5,
    'list',
  ],
  [
    'a region is paid once, by id',
    { model: 'us.anthropic.claude-opus-4-6-v1', flags: geoUs, input: million },
    5.5,
    'list',
  ],
  [
    'a regional id that only the bare id prices',
    { model: 'us.anthropic.claude-opus-4-6', input: million },
    5.5,
    'regional ×1.1',
  ],
  [
    'and it is paid once too',
    { model: 'us.anthropic.claude-opus-4-6', flags: geoUs, input: million },
    5.5,
    'regional ×1.1',
  ],
  [
    'a Bedrock sibling of another region',
    { model: 'jp.anthropic.claude-opus-4-6-v1', input: million },
    5.5,
    'regional ×1.1',
  ],
  ['global is no region', { model: 'global.anthropic.claude-mythos-5-1', input: million }, 10, 'list'],
  [
    'before 4.5 a region cost nothing',
    { model: 'apac.anthropic.claude-opus-4-20250514-v1:0', input: million },
    15,
    'list',
  ],
  ['a Vertex region by id', { model: 'claude-opus-4-6@eu', flags: geoUs, input: million }, 5.5, 'list'],
  [
    'inference_geo is a Claude API modifier',
    { model: 'claude-opus-4-6@default', flags: geoUs, input: million },
    5,
    'list',
  ],

  [
    'batch halves tokens',
    { model: 'claude-sonnet-5-5', flags: batch, input: million, output: million },
    6,
    'batch ×0.5',
  ],
  [
    'batch does not halve searches',
    // (2 + 10) × 0.5 + 3 × 0.01
    { model: 'claude-sonnet-5-5', flags: batch, input: million, output: million, webSearches: 3 },
    6.03,
    'batch ×0.5',
  ],
  [
    'priority is list price, and says so',
    { model: 'claude-opus-5', flags: priority, input: million },
    5,
    'priority at list price',
  ],
  ['ten dollars for a thousand searches', { model: 'claude-opus-5', webSearches: 1000 }, 10, 'list'],
  [
    'fast and US stack',
    // 5 × 2 × 1.1
    { model: 'claude-opus-5', flags: fast | geoUs, input: million },
    11,
    'fast ×2 · US inference ×1.1',
  ],
  [
    'all at once',
    // 5 × 2 × 1.1 × 0.5 + 0.01
    { model: 'claude-opus-5', flags: fast | geoUs | batch, input: million, webSearches: 1 },
    5.51,
    'fast ×2 · US inference ×1.1 · batch ×0.5',
  ],
  [
    'long context and batch',
    // 300,000 × 6 / 1M × 0.5
    { model: 'claude-sonnet-4-5', flags: batch, input: 300_000 },
    0.9,
    'long context > 200k · batch ×0.5',
  ],
  [
    'other flags are no matter of price',
    { model: 'claude-opus-5', flags: sidechain | complete | advisor, input: million },
    5,
    'list',
  ],

  [
    'Opus 4.6 over 200k before 13 March 2026',
    { model: 'claude-opus-4-6', at: '2026-03-12T23:59:59.999Z', input: 200_001 },
    2.00001,
    'price until 2026-03-13 · long context > 200k',
  ],
  [
    'Opus 4.6 over 200k since',
    { model: 'claude-opus-4-6', at: '2026-03-13T00:00:00Z', input: 200_001 },
    1.000005,
    'list',
  ],
  ['Opus 4.6 over 200k, no date', { model: 'claude-opus-4-6', input: 200_001 }, 1.000005, 'list'],
  [
    'Opus 4.6 below 200k back then',
    { model: 'claude-opus-4-6', at: '2026-03-01T00:00:00Z', input: 200_000 },
    1,
    'price until 2026-03-13',
  ],
  [
    'fast Opus 4.6 over 200k was twelve times the input price',
    { model: 'claude-opus-4-6', at: '2026-03-01T00:00:00Z', flags: fast, input: million },
    60,
    'price until 2026-03-13 · long context > 200k · fast ×6',
  ],
  [
    'Sonnet 4.6 over 200k back then: output 22.5',
    // 200,001 × 0.6 / 1M + 22.5
    { model: 'claude-sonnet-4-6', at: '2026-03-01T00:00:00Z', cacheRead: 200_001, output: million },
    22.6200006,
    'price until 2026-03-13 · long context > 200k',
  ],
  [
    'Bedrock Sonnet 5.5 reads before 7 October 2026',
    { model: 'global.anthropic.claude-sonnet-5-5', at: '2026-10-06T12:00:00Z', cacheRead: million },
    0.2,
    'price until 2026-10-07',
  ],
  [
    'Bedrock Sonnet 5.5 reads since',
    { model: 'global.anthropic.claude-sonnet-5-5', at: '2026-10-07T00:00:00Z', cacheRead: million },
    0.1,
    'list',
  ],

  [
    'GLM has no write price above zero, and the list says zero',
    { model: 'zai/glm-4.6', cacheWrite5m: million },
    0,
    'list',
  ],
  ['a free model is free', { model: 'zai/glm-4.7-flash', input: million, output: million }, 0, 'list'],
  ['MiniMax M3 over 512k', { model: 'MiniMax-M3', input: 512_001 }, 0.3072006, 'long context > 512k'],
  ['the client itself bills nothing', { model: '<synthetic>', input: 5, output: 5, webSearches: 1 }, 0, 'not billed'],
];

describe('price of a turn', () => {
  for (const [rule, request, usd, label] of table) {
    it(rule, () => {
      assertUsd(priced(request), usd);
      assert.equal(ruleOf(request), label);
    });
  }

  it('a model without a price is unpriced, with all its tokens', () => {
    const request = {
      model: 'my-gateway-model',
      input: 100,
      output: 20,
      cacheRead: 3000,
      cacheWrite5m: 4,
      cacheWrite1h: 5,
    };
    assert.deepEqual(priced(request), { usd: 0, unpriced: [{ model: 'my-gateway-model', tokens: 3129 }] });
    assert.equal(listPricer.forModel('my-gateway-model'), undefined);
  });

  it('a kind without a price is unpriced, the others are not', () => {
    const cost = priced({ model: 'MiniMax-M3', input: million, cacheRead: 100, cacheWrite5m: 7, cacheWrite1h: 8 });
    assertNear(cost.usd, 0.600012);
    assert.deepEqual(cost.unpriced, [{ model: 'MiniMax-M3', tokens: 15 }]);
  });

  it('a read price is never derived', () => {
    const cost = priced({ model: 'kimi-k2.5', input: million, cacheRead: 50 });
    assertNear(cost.usd, 0.6);
    assert.deepEqual(cost.unpriced, [{ model: 'kimi-k2.5', tokens: 50 }]);
  });

  it('a kind that the long-context list leaves out is not billed at the short price', () => {
    const cost = priced({ model: 'qwen3.6-plus', input: 300_000, cacheWrite5m: 10 });
    assertNear(cost.usd, 0.6);
    assert.deepEqual(cost.unpriced, [{ model: 'qwen3.6-plus', tokens: 10 }]);
  });

  it('fast without a known factor is unpriced, not cheap', () => {
    assert.deepEqual(priced({ model: 'claude-sonnet-5', flags: fast, input: 10 }).unpriced, [
      { model: 'claude-sonnet-5', tokens: 10 },
    ]);
    assert.equal(listPricer.forModel('claude-sonnet-5-fast'), undefined);
  });
});

describe('a pricer', () => {
  it('gives the same class for the same circumstances, and only as many as are met', () => {
    const pricer = createPricer(listPrices);
    const before = pricer.classes.length;
    const opus = pricer.forModel('claude-opus-4-8')!;
    const dotted = pricer.forModel('anthropic/claude-opus-4.8')!;
    const ids = new Set<number>();
    for (const pricing of [opus, dotted]) {
      for (let flags = 0; flags < 1024; flags++) ids.add(pricing.classOf(flags & ~priceFlags, flags * 1000, flags));
    }
    assert.deepEqual([...ids], [before]);
    assert.equal(pricer.classes.length, before + 1);
    assert.equal(pricer.forModel('claude-opus-4-8'), opus);
  });

  it('numbers its classes by their place', () => {
    for (const request of table) classOf(request[1]);
    listPricer.classes.forEach((rate, i) => assert.equal(rate.id, i));
    const names = listPricer.classes.map((rate) => `${rate.priceId} ${rate.label}`);
    assert.equal(new Set(names).size, names.length);
  });

  it('keeps a place for what has no price', () => {
    assert.equal(listPricer.classes[unpricedClass]!.label, 'unpriced');
  });

  it('tells where a price is from and whether it is doubted', () => {
    const mythos = listPricer.forModel('claude-mythos-5-2')!;
    assert.equal(mythos.isUnverified, true);
    assert.equal(listPricer.forModel('minimax-m3')!.priceId, 'MiniMax-M3');
    assert.ok(Object.hasOwn(listPrices.sources, listPricer.forModel('claude-opus-4-6')!.source!));
    assert.equal(listPricer.forModel('claude-opus-4-6')!.isUnverified, false);
  });

  it('prices a turn from the future by today', () => {
    const pricing = listPricer.forModel('claude-opus-4-6')!;
    assert.equal(pricing.classOf(0, 900_000, 1e15), pricing.classOf(0, 900_000, undated));
    assert.equal(pricing.classOf(0, 900_000, Number.NaN), pricing.classOf(0, 900_000, undated));
  });
});
