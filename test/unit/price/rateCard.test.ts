import assert from 'node:assert/strict';
import { turnFlag } from '../../../src/core/model/turn.ts';
import { isSince } from '../../../src/core/price/modelId.ts';
import { listPrices } from '../../../src/core/price/listPricer.ts';
import type { RateCardJson, RateFields } from '../../../src/core/price/rateCard.ts';
import { createPricer } from '../../../src/core/price/rates.ts';
import { assertNear, assertUsd, classOf, priced, ruleOf } from './priced.ts';

const card: RateCardJson = {
  generated: '2026-11-22',
  sources: {},
  rules: { batch: 0.5, priority: 1, inference_geo_us: 1.1, web_search_usd_per_request: 0.01 },
  models: {
    'Some-Model': { input_cost_per_token: 2e-6, output_cost_per_token: 8e-6, cache_read_input_token_cost: 1e-7 },
    'other-model': { input_cost_per_token: 1e-6, output_cost_per_token: 3e-6 },
  },
};
const million = 1_000_000;

describe('the price list we ship', () => {
  const models = Object.entries<RateFields>(listPrices.models);

  it('is dated, names its sources, and has every model in order', () => {
    assert.match(listPrices.generated, /^\d{4}-\d\d-\d\d$/);
    const names = models.map(([name]) => name);
    assert.deepEqual(names, names.toSorted());
    assert.equal(names.length, 266);
    const unsourced = models.filter(([, fields]) => !Object.hasOwn(listPrices.sources, fields._source ?? ''));
    for (const [name, fields] of unsourced) assert.equal(fields._unverified, true, name);
  });

  it('has an input and an output price for every model, none absurd', () => {
    for (const [name, fields] of models) {
      for (const usd of [fields.input_cost_per_token, fields.output_cost_per_token]) {
        assert.ok(typeof usd === 'number' && usd >= 0 && usd < 1e-3, name);
      }
    }
  });

  it('charges US inference for exactly the Claude API models since 4.6', () => {
    for (const [name, fields] of models) {
      const isCharged = fields.provider_specific_entry?.us !== undefined;
      const isApi = fields.litellm_provider === 'anthropic';
      assert.equal(isCharged, isApi && isSince(name, 4, 6), name);
    }
  });

  it('has regional Bedrock ids that cost 1.1 of the global one since 4.5', () => {
    const { models: all } = listPrices;
    for (const [name, fields] of models) {
      const bare = name.replace(/^(us|au|jp|in)\.anthropic\./, 'global.anthropic.');
      const globally = all[bare];
      if (bare === name || globally === undefined || !isSince(bare.slice('global.'.length), 4, 5)) continue;
      assertNear(fields.output_cost_per_token! / globally.output_cost_per_token!, 1.1);
    }
  });

  it('has no two names that differ in case only', () => {
    assert.equal(new Set(models.map(([name]) => name.toLowerCase())).size, models.length);
  });
});

describe('overrides', () => {
  it('win field by field, whatever their case', () => {
    const pricer = createPricer(card, { models: { 'some-model': { output_cost_per_token: 4e-6 } } });
    assertUsd(priced({ model: 'some-model', input: million, output: million, cacheRead: million }, pricer), 6.1);
    assert.equal(pricer.forModel('SOME-MODEL')?.priceId, 'Some-Model');
  });

  it('add models that the card does not know', () => {
    const gateway = { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 };
    const pricer = createPricer(card, { models: { 'my-gateway-model': gateway } });
    assertUsd(priced({ model: 'my-gateway-model', input: million, output: million }, pricer), 3);
  });

  it('may point to another model', () => {
    const pricer = createPricer(card, { models: { mine: { _alias_of: 'some-model', input_cost_per_token: 1e-6 } } });
    assertUsd(priced({ model: 'mine', input: million, output: million, cacheRead: million }, pricer), 9.1);
  });

  it('an alias of nothing, of itself or in a ring is unpriced', () => {
    const models = {
      a: { _alias_of: 'b' },
      b: { _alias_of: 'a' },
      c: { _alias_of: 'c' },
      d: { _alias_of: '__proto__' },
    };
    const pricer = createPricer(card, { models });
    for (const model of Object.keys(models)) assert.equal(pricer.forModel(model), undefined);
  });

  it('take a price away with null', () => {
    const pricer = createPricer(card, { models: { 'some-model': { cache_read_input_token_cost: null } } });
    assert.deepEqual(priced({ model: 'some-model', cacheRead: 9 }, pricer).unpriced, [
      { model: 'some-model', tokens: 9 },
    ]);
  });

  it('change rules', () => {
    const pricer = createPricer(card, { rules: { batch: 0.25, web_search_usd_per_request: 0.02 } });
    const request = { model: 'some-model', flags: turnFlag.batch, input: million, webSearches: 1 };
    assertUsd(priced(request, pricer), 0.52);
    assert.equal(ruleOf(request, pricer), 'batch ×0.25');
  });

  it('a new Claude model is charged for US inference like the others', () => {
    const pricer = createPricer(card, { models: { 'claude-opus-6': { input_cost_per_token: 1e-5 } } });
    assertUsd(priced({ model: 'claude-opus-6', flags: turnFlag.geoUs, input: million }, pricer), 11);
  });

  it('an id that is itself the fast one is not multiplied again', () => {
    const pricer = createPricer(card, { models: { 'claude-opus-6-fast': { input_cost_per_token: 2e-5 } } });
    assertUsd(priced({ model: 'claude-opus-6-fast', flags: turnFlag.fast, input: million }, pricer), 20);
  });

  it('prices that are no prices are none', () => {
    const nonsense = ['3', -1, Number.NaN, Number.POSITIVE_INFINITY, {}, true] as unknown as number[];
    for (const value of nonsense) {
      const pricer = createPricer(card, { models: { odd: { input_cost_per_token: value } } });
      assert.equal(pricer.forModel('odd'), undefined);
    }
    const lines = [null, 3, 'text', []] as unknown as RateFields[];
    for (const line of lines) assert.equal(createPricer(card, { models: { odd: line } }).forModel('odd'), undefined);
  });

  it('names from Object.prototype are names like any other', () => {
    const models = JSON.parse('{"__proto__": {"input_cost_per_token": 1e-6}}') as RateCardJson['models'];
    const pricer = createPricer(card, { models });
    assertUsd(priced({ model: '__proto__', input: million }, pricer), 1);
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) assert.equal(pricer.forModel(name), undefined);
    assert.equal(createPricer(card).forModel('__proto__'), undefined);
  });

  it('a history in any order applies by date; a broken date is left out', () => {
    const history = [
      { until: '2026-06-01', input_cost_per_token: 3e-6 },
      { until: 'soon', input_cost_per_token: 9e-6 },
      { until: '2026-01-01', input_cost_per_token: 5e-6 },
    ];
    const pricer = createPricer(card, { models: { 'some-model': { _price_history: history } } });
    const at = (time: string) => priced({ model: 'some-model', at: time, input: million }, pricer);
    assertUsd(at('2025-12-31T23:59:59Z'), 5);
    assertUsd(at('2026-01-01T00:00:00Z'), 3);
    assertUsd(at('2026-06-01T00:00:00Z'), 2);
    assert.notEqual(
      classOf({ model: 'some-model', at: '2025-01-01T00:00:00Z' }, pricer),
      classOf({ model: 'some-model' }, pricer),
    );
  });

  it('a whole LiteLLM-shaped line is read as it is', () => {
    const line = {
      input_cost_per_token: 3e-6,
      output_cost_per_token: 1.5e-5,
      input_cost_per_token_above_200k_tokens: 6e-6,
      output_cost_per_token_above_200k_tokens: 2.25e-5,
      search_context_cost_per_query: { search_context_size_medium: 0.03 },
      supports_vision: true,
      mode: 'chat',
    };
    const pricer = createPricer(card, { models: { 'vertex_ai/thing': line } });
    const request = { model: 'vertex_ai/thing', input: 300_000, output: 100_000, webSearches: 2 };
    assertUsd(priced(request, pricer), 4.11);
  });
});
