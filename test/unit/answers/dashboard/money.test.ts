import assert from 'node:assert/strict';
import { blocksPanel } from '../../../../src/core/answers/dashboard/blocksPanel.ts';
import { priceRows } from '../../../../src/core/answers/dashboard/priceRows.ts';
import { whatIf } from '../../../../src/core/answers/dashboard/whatIf.ts';
import { sumUsage } from '../../../../src/core/answers/usage.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { assistant, session } from '../../records.ts';

/** Opus 5.5 costs $4 in, $20 out, $0.20 read, $5 and $8 written per million. Now is Sunday 2026-11-22 14:05 UTC. */
const turns = [
  assistant({ id: 'msg_A', at: '2026-11-22T12:30:00Z', input: 1_000_000, output: 100_000 }),
  assistant({ id: 'msg_B', at: '2026-11-22T13:30:00Z', input: 0, output: 0, cacheRead: 1_000_000, write1h: 500_000 }),
  assistant({ id: 'msg_C', at: '2026-11-10T10:00:00Z', input: 500_000, output: 0, model: 'my-gateway-model' }),
  assistant({ id: 'msg_D', at: '2026-11-09T10:00:00Z', input: 1_000, output: 0, model: 'claude-haiku-5-5' }),
];
const view = viewOf(indexOf(digestOf(`-a/${session}.jsonl`, turns)));
const total = sumUsage(view, () => 0).get(0)!;

describe('what if', () => {
  const { rows, actual } = whatIf(view, total);
  const usdOf = (id: string): number => Math.round(rows.find((row) => row.id === id)!.usd * 1e6) / 1e6;
  const haiku = view.pricer.forModel('claude-haiku-5-5')!;
  const {
    input = 0,
    output = 0,
    cacheRead = 0,
    cacheWrite1h = 0,
  } = view.pricer.classes[haiku.classOf(0, 0, view.now)]!.usdPerToken;

  it('bills the priced tokens at each model’s list price of today', () => {
    const opus = 1_001_000 * 4e-6 + 100_000 * 20e-6 + 1_000_000 * 0.2e-6 + 500_000 * 8e-6;
    assert.equal(usdOf('claude-opus-5-5'), Math.round(opus * 1e6) / 1e6);
    const cheaper = 1_001_000 * input + 100_000 * output + 1_000_000 * cacheRead + 500_000 * cacheWrite1h;
    assert.equal(usdOf('claude-haiku-5-5'), Math.round(cheaper * 1e6) / 1e6);
    assert.deepEqual(
      rows.filter(({ kind }) => kind === 'model').map(({ label }) => label),
      ['Haiku 5.5', 'Opus 5.5'],
    );
  });

  it('bills cache writes otherwise, and reads and writes as input where there is no cache', () => {
    const actualUsd = 4 + 2 + 0.2 + 4 + 1_000 * input;
    assert.equal(actual, view.labels.money(actualUsd));
    assert.equal(usdOf('5m'), Math.round((actualUsd - 500_000 * 3e-6) * 1e6) / 1e6);
    assert.equal(usdOf('1h'), Math.round(actualUsd * 1e6) / 1e6);
    assert.equal(usdOf('none'), Math.round((4 + 2 + 4 + 2 + 1_000 * input) * 1e6) / 1e6);
    assert.equal(rows.find(({ id }) => id === '1h')!.change, '=');
    assert.match(rows.find(({ id }) => id === 'none')!.spoken, /^No cache at all: \$12\.\d\d, 18 % more$/);
  });

  it('is empty where nothing has a price', () => {
    const unpriced = viewOf(indexOf(digestOf(`-a/${session}.jsonl`, [turns[2]!])));
    assert.equal(whatIf(unpriced, sumUsage(unpriced, () => 0).get(0)!).isEmpty, true);
  });
});

describe('the price list', () => {
  it('has each model of the logs, per million tokens, and a dash for what is not known', () => {
    const rows = priceRows(view);
    assert.deepEqual(
      rows.map(({ model }) => model),
      ['claude-haiku-5-5', 'claude-opus-5-5', 'my-gateway-model'],
    );
    const { priceId, input, output, cacheRead, cacheWrite5m, cacheWrite1h } = rows[1]!;
    assert.deepEqual(
      [priceId, input, output, cacheRead, cacheWrite5m, cacheWrite1h],
      ['claude-opus-5-5', '$4.00', '$20.00', '$0.20', '$5.00', '$8.00'],
    );
    assert.deepEqual([rows[2]!.priceId, rows[2]!.input], ['', '–']);
  });
});

describe('the panel of 5-hour blocks', () => {
  const panel = blocksPanel(view);

  it('shows the block that runs, what it burns and where that leads', () => {
    // From 12:00 to 17:00; $10.20 in the hour between its first and its last answer.
    assert.deepEqual([panel.active!.spent, panel.active!.burnRate], ['$10.20', '$10.20 an hour']);
    assert.equal(panel.active!.left, '2 h 55 min left');
    assert.equal(panel.active!.projection, '$39.95');
  });

  it('shows blocks and weeks, the latest first, and the largest', () => {
    assert.deepEqual(
      panel.history.map(({ label, tokens }) => `${label} ${tokens}`),
      ['22 Nov 12:00–17:00 2.6M tokens', '10 Nov 10:00–15:00 500.0k tokens', '9 Nov 10:00–15:00 1.0k tokens'],
    );
    assert.match(panel.largest, /^Largest of 30 days: .*2\.6M tokens$/);
    assert.deepEqual(
      panel.weeks.slice(0, 3).map(({ label, tokens, cost }) => `${label} ${tokens} ${cost}`),
      ['Week of 16 Nov 2.6M tokens $10.20', 'Week of 9 Nov 501.0k tokens < $0.001+', 'Week of 2 Nov 0 tokens –'],
    );
    assert.equal(panel.weeks.length, 8);
  });
});
