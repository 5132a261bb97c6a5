import assert from 'node:assert/strict';
import { blocksReport } from '../../../../src/core/answers/blocks.ts';
import { noBudgets } from '../../../../src/core/answers/budgetLimits.ts';
import { dashboard } from '../../../../src/core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion, TableName } from '../../../../src/core/answers/dashboard/question.ts';
import type { DashboardTable } from '../../../../src/core/answers/dashboard/tables/table.ts';
import { takeAway } from '../../../../src/core/answers/dashboard/takeAway.ts';
import { usualQuestion } from '../../../../src/link/dashboardQuestion.ts';
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

const asking = (name: TableName, change: Partial<DashboardQuestion> = {}): DashboardQuestion => ({
  ...usualQuestion,
  table: { ...usualQuestion.table, name },
  ...change,
});
const table = (name: TableName, change: Partial<DashboardQuestion> = {}): DashboardTable =>
  dashboard(view, asking(name, change), limits).table;
const limits = { ...noBudgets, day: 100, month: 5 };

/** The texts of some columns, row by row. */
function texts({ columns, rows }: DashboardTable, ...ids: readonly string[]): string[] {
  const places = ids.map((id) => columns.findIndex((column) => column.id === id));
  return rows.map(({ cells }) => places.map((place) => cells[place]!.text).join(' | '));
}

describe('what if', () => {
  const shown = table('what-if');
  const usdOf = (key: string): number => {
    const row = shown.rows.find((each) => each.key === key)!;
    return Math.round(Number(row.cells[1]!.value) * 1e6) / 1e6;
  };
  const haiku = view.pricer.forModel('claude-haiku-5-5')!;
  const rates = view.pricer.classes[haiku.classOf(0, 0, view.now)]!.usdPerToken;
  const { input = 0, output = 0, cacheRead = 0, cacheWrite1h = 0 } = rates;

  it('bills the priced tokens at each model’s list price of today, cheapest first', () => {
    const opus = 1_001_000 * 4e-6 + 100_000 * 20e-6 + 1_000_000 * 0.2e-6 + 500_000 * 8e-6;
    assert.equal(usdOf('claude-opus-5-5'), Math.round(opus * 1e6) / 1e6);
    const cheaper = 1_001_000 * input + 100_000 * output + 1_000_000 * cacheRead + 500_000 * cacheWrite1h;
    assert.equal(usdOf('claude-haiku-5-5'), Math.round(cheaper * 1e6) / 1e6);
    assert.deepEqual(texts(shown, 'choice').slice(0, 3), ['As it was', 'Haiku 5.5', 'Opus 5.5']);
  });

  it('bills cache writes otherwise, and reads and writes as input where there is no cache', () => {
    const actualUsd = 4 + 2 + 0.2 + 4 + 1_000 * input;
    assert.equal(usdOf('actual'), Math.round(actualUsd * 1e6) / 1e6);
    assert.equal(usdOf('5m'), Math.round((actualUsd - 500_000 * 3e-6) * 1e6) / 1e6);
    assert.equal(usdOf('1h'), Math.round(actualUsd * 1e6) / 1e6);
    assert.equal(usdOf('none'), Math.round((4 + 2 + 4 + 2 + 1_000 * input) * 1e6) / 1e6);
    const change = (key: string) => shown.rows.find((row) => row.key === key)!.cells[2]!;
    assert.deepEqual([change('1h').text, change('1h').spoken], ['=', 'the same']);
    assert.deepEqual([change('none').text, change('none').spoken], ['▲ 18 %', '18 % more']);
  });

  it('says that it is no promise, and is empty where nothing has a price', () => {
    assert.match(shown.summary, /^Hypothetical: /);
    const unpriced = viewOf(indexOf(digestOf(`-a/${session}.jsonl`, [turns[2]!])));
    assert.deepEqual(dashboard(unpriced, asking('what-if')).table.rows, []);
  });
});

describe('the table of prices', () => {
  it('has each model of the logs, per million tokens, and a dash for what is not known', () => {
    assert.deepEqual(
      texts(table('prices', { range: 'today' }), 'id', 'priceId', 'input', 'output', 'cacheRead', 'cacheWrite1h').slice(
        1,
      ),
      [
        'claude-opus-5-5 | claude-opus-5-5 | $4.00 | $20.00 | $0.20 | $8.00',
        'my-gateway-model | unpriced | – | – | – | –',
      ],
    );
  });
});

describe('the table of 5-hour blocks', () => {
  it('tells of the block that runs what it burns and where that leads', () => {
    // From 12:00 to 17:00; $10.20 in the hour between its first and its last answer.
    assert.deepEqual(
      table('blocks').facts.map(({ label, value, detail }) => `${label}: ${value} (${detail})`),
      [
        'This block: $10.20 (2.6M tokens, 2 h 55 min left)',
        'Burn rate: $10.20 an hour (43.3k tokens a minute)',
        'At its end, at this rate: $39.95 (10.2M tokens)',
        'Largest in this range: $10.20 (2.6M tokens · 22 Nov 12:00–17:00)',
      ],
    );
  });

  it('has the blocks that a range touches, the latest first, as the report of blocks has them', () => {
    assert.deepEqual(texts(table('blocks'), 'when', 'tokens', 'cost', 'models'), [
      '22 Nov 12:00–17:00 | 2.6M | $10.20 | Opus 5.5',
      '10 Nov 10:00–15:00 | 500.0k | unpriced | my-gateway-model',
      '9 Nov 10:00–15:00 | 1.0k | < $0.001 | Haiku 5.5',
    ]);
    assert.deepEqual(texts(table('blocks', { range: 'today' }), 'tokens'), ['2.6M']);
    const reported = blocksReport(view, {}).filter(({ isGap }) => !isGap);
    assert.deepEqual(
      table('blocks', { range: 'all' }).rows.map(({ key }) => key),
      reported.map(({ id }) => id).toReversed(),
    );
    assert.match(table('blocks').summary, /^Estimates/);
  });

  it('says where none is running', () => {
    const old = viewOf(indexOf(digestOf(`-a/${session}.jsonl`, [turns[3]!])));
    assert.equal(dashboard(old, asking('blocks')).table.facts[0]!.detail, 'No block is running now.');
  });
});

describe('the table of weeks', () => {
  it('has whole weeks that a range touches, the latest first', () => {
    assert.deepEqual(texts(table('weeks'), 'week', 'tokens', 'cost'), [
      '16 Nov | 2.6M | $10.20',
      '9 Nov | 501.0k | < $0.001+',
    ]);
    assert.deepEqual(texts(table('weeks', { range: { from: '2026-11-15', to: '2026-11-15' } }), 'tokens'), ['501.0k']);
    assert.deepEqual(table('weeks').rows[0]!.opens, { kind: 'days', days: { from: '2026-11-16', to: '2026-11-22' } });
  });
});

describe('the table of budgets', () => {
  it('has every limit with what is used of it, where even spending would stand and where it leads', () => {
    const shown = table('budgets', { range: 'today' });
    assert.deepEqual(texts(shown, 'budget', 'spent', 'limit', 'used', 'pace', 'forecast'), [
      'Today | $10.20 | $100.00 | 10 % | 59 % | $17.38',
      'This month | $10.20+ | $5.00 | 204 % | 72 % | $14.18',
    ]);
    const bars = shown.rows.map(({ cells }) => cells[1]!.bar!);
    assert.deepEqual(
      bars.map(({ share, isOver }) => [Math.round(share * 100), isOver]),
      [
        [10, false],
        [100, true],
      ],
    );
    assert.match(shown.summary, /^Forecast: the average of the period so far/);
  });

  it('says where none is set, and leads to the settings', () => {
    const { rows, summary, nothing } = dashboard(view, asking('budgets')).table;
    assert.deepEqual([rows.length, summary, nothing.text], [0, '', 'No budget is set.']);
    assert.deepEqual(nothing.remedy?.target, { kind: 'budgetSettings' });
  });
});

describe('every table about money', () => {
  it('can be taken away as it is shown', () => {
    for (const name of ['what-if', 'blocks', 'weeks', 'budgets', 'prices'] as const) {
      const { title, rows } = takeAway(view, asking(name), 'table', limits);
      const shown = table(name);
      assert.equal(title, shown.title);
      assert.deepEqual(
        rows.map((cells) => cells.map(({ text }) => text)),
        shown.rows.map(({ cells }) => cells.map(({ text }) => text)),
      );
    }
  });
});
