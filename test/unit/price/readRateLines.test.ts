import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { listPrices } from '../../../src/core/price/listPricer.ts';
import type { RateCardJson } from '../../../src/core/price/rateCard.ts';
import { createPricer } from '../../../src/core/price/rates.ts';
import { absurdUsdPerToken, readRateLines } from '../../../src/core/price/readRateLines.ts';
import { assertUsd, priced } from './priced.ts';

const complaintsOf = (value: unknown): readonly string[] => readRateLines(value).complaints;

describe('prices that others wrote', () => {
  it('are taken as they are where they are prices', () => {
    const lines = {
      'my-gateway-model': {
        input_cost_per_token: 3e-6,
        output_cost_per_token: 1.5e-5,
        cache_read_input_token_cost: null,
        input_cost_per_token_above_200k_tokens: 6e-6,
        provider_specific_entry: { fast: 2, us: 1.1 },
        search_context_cost_per_query: { search_context_size_medium: 0.01 },
        _long_context: { threshold: 100_000, output_cost_per_token: 2e-5 },
        _price_history: [{ until: '2026-03-13', input_cost_per_token: 4e-6 }],
      },
      'my-opus': { _alias_of: 'claude-opus-5-5' },
      free: { input_cost_per_token: 0, output_cost_per_token: 0 },
    };
    assert.deepEqual(readRateLines(lines), { models: lines, complaints: [] });
  });

  it('have nothing wrong in the list that we ship', () => {
    const { models, complaints } = readRateLines(listPrices.models);
    assert.deepEqual(complaints, []);
    const [shipped, read] = [listPrices, { ...listPrices, models }].map((card: RateCardJson) => createPricer(card));
    for (const model of Object.keys(listPrices.models)) {
      const request = { model, input: 150_000, output: 1000, cacheRead: 1000, cacheWrite5m: 10, cacheWrite1h: 10 };
      assert.deepEqual(priced(request, read), priced(request, shipped));
    }
  });

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [null, /^not an object of model ids$/],
    ['text', /^not an object/],
    [[], /^not an object/],
    [{ m: 3 }, /^m: 3 is not an object of prices$/],
    [{ m: null }, /^m: null is not/],
    [
      { m: { input_cost_per_token: '3' } },
      /^m: input_cost_per_token is "3", not US dollars per token \(0 or more, less than 0\.01/,
    ],
    [{ m: { input_cost_per_token: 3 } }, /input_cost_per_token is 3, not US dollars per token/],
    [{ m: { input_cost_per_token: -1e-6 } }, /is -0\.000001, not/],
    [{ m: { input_cost_per_token: Number.POSITIVE_INFINITY } }, /is null, not/],
    [{ m: { output_cost_per_tokens: 1e-6 } }, /^m: output_cost_per_tokens is not a price that is used here$/],
    [{ m: { constructor_cost: 1 } }, /is not a price/],
    [
      { m: { provider_specific_entry: { fast: 'very' } } },
      /^m: provider_specific_entry\.fast is "very", not a factor$/,
    ],
    [{ m: { provider_specific_entry: 2 } }, /provider_specific_entry is 2, not an object$/],
    [{ m: { _alias_of: 5 } }, /_alias_of is 5, not a text$/],
    [{ m: { _price_history: [{ until: 'soon' }] } }, /_price_history\.until is "soon", not a day like/],
    [{ m: { _long_context: { threshold: 'long' } } }, /_long_context\.threshold is "long", not a number of tokens$/],
  ];
  for (const [value, complaint] of wrong) {
    it(`complain of ${JSON.stringify(value)}`, () => {
      const { models, complaints } = readRateLines(value);
      assert.equal(complaints.length, 1);
      assert.match(complaints[0]!, complaint);
      const pricer = createPricer(listPrices, { models });
      assert.equal(pricer.forModel('m'), undefined);
    });
  }

  it('lose only the field that is wrong', () => {
    const { models, complaints } = readRateLines({
      'claude-opus-5-5': { input_cost_per_token: 5, output_cost_per_token: 1e-5 },
    });
    assert.equal(complaints.length, 1);
    const pricer = createPricer(listPrices, { models });
    assertUsd(priced({ model: 'claude-opus-5-5', input: 1_000_000, output: 1_000_000 }, pricer), 14);
  });

  it('are read from every field that the setting’s schema names', () => {
    const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'));
    const settings = manifest.contributes.configuration.map((block: { properties: object }) => block.properties);
    const schema = Object.assign({}, ...settings)['claudeTracer.prices.overrides'].additionalProperties;
    const sampleOf = ({ type, properties }: { type: unknown; properties?: object }): unknown =>
      type === 'object'
        ? Object.fromEntries(Object.entries(properties ?? {}).map(([name, each]) => [name, sampleOf(each)]))
        : type === 'string'
          ? 'claude-opus-5-5'
          : 1e-6;
    const lines = { 'my-model': sampleOf(schema) };
    assert.ok(Object.keys(lines['my-model'] as object).length >= 13);
    assert.deepEqual(readRateLines(lines), { models: lines, complaints: [] });
    assert.equal(schema.properties.input_cost_per_token.exclusiveMaximum, absurdUsdPerToken);
  });

  it('say nothing of what LiteLLM knows besides', () => {
    const line = { supports_vision: true, max_tokens: 1, mode: 'chat', input_cost_per_token: 1e-6 };
    assert.deepEqual(complaintsOf({ m: line }), []);
  });

  it('may have the names of Object.prototype, and change nothing there', () => {
    const evil = JSON.parse(
      '{"__proto__": {"input_cost_per_token": 1e-6}, "constructor": {"__proto__": {"a": 1}, "input_cost_per_token": 1e-6}}',
    );
    const { models } = readRateLines(evil);
    assert.deepEqual(Object.keys(models), ['__proto__', 'constructor']);
    assert.equal(Object.getPrototypeOf(models), Object.prototype);
    assert.equal(Object.hasOwn(models['constructor']!, '__proto__'), false);
    assert.equal(({} as { input_cost_per_token?: number }).input_cost_per_token, undefined);
  });

  it('never throw, and never make a price that is none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const json of [
          value,
          { m: value },
          { m: { input_cost_per_token: value, _price_history: value, provider_specific_entry: value } },
        ]) {
          const { models, complaints } = readRateLines(json);
          for (const complaint of complaints) assert.ok(complaint.length < 1000 || JSON.stringify(json).length > 500);
          const cost = priced({ model: 'm', input: 1e9 }, createPricer(listPrices, { models }));
          assert.ok(Number.isFinite(cost.usd) && cost.usd >= 0);
        }
      }),
    );
  });
});
