import assert from 'node:assert/strict';
import { listPrices } from '../../../src/core/price/listPricer.ts';
import { mergePrices, type PriceMerge } from '../../../src/core/price/mergePrices.ts';
import { newerCard, parsePriceTable, priceTableText } from '../../../src/core/price/priceTable.ts';
import type { RateCardJson } from '../../../src/core/price/rateCard.ts';
import { createPricer } from '../../../src/core/price/rates.ts';
import { assertUsd, priced } from './priced.ts';

const origin = { day: '2026-12-10', address: 'https://example.org/table.json' };
const merge = (table: unknown, card: RateCardJson = listPrices): PriceMerge => mergePrices(card, table, origin)!;
const pricerOf = ({ card }: PriceMerge) => createPricer(card);
const million = 1_000_000;

/** As LiteLLM has it today. */
const opus = {
  cache_creation_input_token_cost: 5e-6,
  cache_creation_input_token_cost_above_1hr: 8e-6,
  cache_read_input_token_cost: 2e-7,
  input_cost_per_token: 4e-6,
  litellm_provider: 'anthropic',
  max_input_tokens: 1_000_000,
  mode: 'chat',
  output_cost_per_token: 2e-5,
  provider_specific_entry: { us: 1.1 },
  supports_vision: true,
};

describe('a newer table merged into the price list', () => {
  it('changes nothing where it says the same, but for the last digits', () => {
    const { changes, added, unchanged, complaints } = merge({
      'claude-opus-5-5': { ...opus, input_cost_per_token: 4e-6 * (1 + 1e-12) },
    });
    assert.deepEqual([changes, added, unchanged, complaints], [[], [], 1, []]);
  });

  it('changes known models field by field, and says from what to what', () => {
    const merged = merge({
      'claude-opus-5-5': { ...opus, output_cost_per_token: 1.8e-5, provider_specific_entry: { fast: 3 } },
    });
    assert.deepEqual(merged.changes, [
      { model: 'claude-opus-5-5', field: 'output_cost_per_token', was: 2e-5, is: 1.8e-5 },
      { model: 'claude-opus-5-5', field: 'provider_specific_entry.fast', was: 2, is: 3 },
    ]);
    const pricer = pricerOf(merged);
    assertUsd(priced({ model: 'claude-opus-5-5', input: million, output: million }, pricer), 22);
    assert.equal(pricer.forModel('claude-opus-5-5')!.source, 'litellm@2026-12-10');
    assert.equal(merged.card.sources['litellm@2026-12-10'], origin.address);
    assert.equal(merged.card.models['claude-opus-5-5']!.provider_specific_entry!.us, 1.1);
    assert.equal(pricer.cardId, '2026-12-10');
  });

  it('adds Claude models that we did not know, by the ids that logs have', () => {
    const fresh = { ...opus, input_cost_per_token: 6e-6 };
    const merged = merge({
      'claude-opus-6': fresh,
      'us.anthropic.claude-opus-6-v1:0': fresh,
      'claude-opus-6@20261201': fresh,
    });
    assert.deepEqual(
      merged.added.map(({ model }) => model),
      ['claude-opus-6', 'us.anthropic.claude-opus-6-v1:0', 'claude-opus-6@20261201'],
    );
    assert.equal(merged.added[0]!.prices['input_cost_per_token'], 6e-6);
    assertUsd(priced({ model: 'claude-opus-6', input: million }, pricerOf(merged)), 6);
    const names = Object.keys(merged.card.models);
    assert.deepEqual(names, names.toSorted());
  });

  it('takes nothing else: no other vendors, no resellers’ paths, no sample, no free or half priced lines', () => {
    const table = {
      ...JSON.parse('{"__proto__": {"input_cost_per_token": 1e-6, "output_cost_per_token": 1e-6}}'),
      'claude-opus-5-5': opus,
      constructor: opus,
      sample_spec: opus,
      'gpt-9': opus,
      'openrouter/anthropic/claude-opus-6': opus,
      'claude-\u202egnp.exe': opus,
      'claude-<img src=x>': opus,
      [`claude-${'9'.repeat(200)}`]: opus,
      'anthropic.claude-mythos-preview-2': { ...opus, input_cost_per_token: 0, output_cost_per_token: 0 },
      'claude-half-1': { input_cost_per_token: 1e-6 },
      'claude-none-1': null,
      'claude-list-1': [],
    };
    const { added, changes, unchanged } = merge(table);
    assert.deepEqual([added, changes, unchanged], [[], [], 1]);
    assert.equal(({} as { input_cost_per_token?: number }).input_cost_per_token, undefined);
  });

  it('takes a known model of another vendor, in whatever case', () => {
    const { changes } = merge({ 'minimax-m3': { input_cost_per_token: 4e-7, output_cost_per_token: 1.2e-6 } });
    assert.deepEqual(changes, [{ model: 'MiniMax-M3', field: 'input_cost_per_token', was: 3e-7, is: 4e-7 }]);
  });

  it('leaves out prices that are none, and tells', () => {
    const bad = [-1e-6, '4e-6', Number.NaN, 1e308, 4, {}, true];
    for (const price of bad) {
      const { changes, complaints } = merge({ 'claude-opus-5-5': { ...opus, input_cost_per_token: price } });
      assert.deepEqual(changes, []);
      assert.equal(complaints.length, 1);
    }
    const { changes } = merge({ 'claude-opus-5-5': { ...opus, input_cost_per_token: null } });
    assert.deepEqual(changes, [], 'what it does not say stays');
  });

  it('keeps what only we know: dates and long contexts', () => {
    const merged = merge({
      'claude-opus-4-6': { ...opus, input_cost_per_token: 4.5e-6 },
      'claude-haiku-5-5': { input_cost_per_token: 2e-7 },
    });
    const pricer = pricerOf(merged);
    const long = { model: 'claude-opus-4-6', at: '2026-02-01T00:00:00Z', input: million };
    assertUsd(priced(long, pricer), 10);
    assertUsd(priced({ model: 'claude-haiku-5-5', input: million }, pricer), 0.5);
    assertUsd(priced({ model: 'claude-haiku-5-5', input: 100_000 }, pricer), 0.02);
  });

  it('lets the price of one-hour writes follow where it was derived and the table has none', () => {
    const { cache_creation_input_token_cost_above_1hr: _oneHour, ...without } = opus;
    const merged = merge({
      'claude-opus-5-5': { ...without, cache_creation_input_token_cost: 6e-6 },
      'claude-opus-6': without,
      'claude-opus-4-8': { cache_creation_input_token_cost: 7e-6, cache_creation_input_token_cost_above_1hr: 9e-6 },
    });
    const pricer = pricerOf(merged);
    assertUsd(priced({ model: 'claude-opus-5-5', cacheWrite1h: million }, pricer), 9.6);
    assertUsd(priced({ model: 'claude-opus-6', cacheWrite1h: million }, pricer), 8);
    assertUsd(priced({ model: 'claude-opus-4-8', cacheWrite1h: million }, pricer), 9);
  });

  it('is none where the table has no model of ours', () => {
    for (const table of [null, [], 'text', 7, {}, { 'gpt-9': opus }])
      assert.equal(mergePrices(listPrices, table, origin), undefined);
  });
});

describe('prices.json', () => {
  it('keeps a list whole, dated and with its sources', () => {
    const { card } = merge({ 'claude-opus-6': opus });
    const text = priceTableText(card);
    assert.deepEqual(
      [JSON.parse(text).version, JSON.parse(text).generated, JSON.parse(text).sources['litellm@2026-12-10']],
      [1, '2026-12-10', origin.address],
    );
    const read = parsePriceTable(text, listPrices);
    assert.ok(read.ok);
    for (const model of Object.keys(card.models)) {
      const request = {
        model,
        at: '2026-02-01T00:00:00Z',
        input: 300_000,
        output: 1000,
        cacheWrite1h: 10,
        webSearches: 1,
      };
      assert.deepEqual(priced(request, createPricer(read.value)), priced(request, createPricer(card)));
    }
    assert.deepEqual(read.value.rules, listPrices.rules);
  });

  it('is of no use when damaged, empty, undated or of another version', () => {
    const table = { version: 1, generated: '2026-12-10', sources: {}, models: { 'claude-opus-6': opus } };
    const useless = [
      '',
      '{"version":1',
      'null',
      '[]',
      ...[{ version: 2 }, { generated: 5 }, { generated: 'soon' }, { models: {} }, { models: null }].map((part) =>
        JSON.stringify({ ...table, ...part }),
      ),
    ];
    for (const text of useless) assert.equal(parsePriceTable(text, listPrices).ok, false, text);
    assert.ok(parsePriceTable(JSON.stringify({ ...table, sources: null }), listPrices).ok);
  });

  it('gives way to a newer list that comes with the extension', () => {
    const older = { ...listPrices, generated: '2026-11-01' };
    const newer = { ...listPrices, generated: '2026-12-10' };
    assert.equal(newerCard(listPrices, older), listPrices);
    assert.equal(newerCard(listPrices, newer), newer);
    const sameDay = { ...listPrices };
    assert.equal(newerCard(listPrices, sameDay), sameDay);
  });
});
