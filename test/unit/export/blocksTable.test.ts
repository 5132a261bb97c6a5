import assert from 'node:assert/strict';
import { blocksTable } from '../../../src/core/export/blocksTable.ts';
import { remarksOf } from '../../../src/core/export/remarks.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { block, gapBlock, hostile, obeyed, periodRow, report } from './samples.ts';
import { labels } from '../plainLabels.ts';

const page = { width: undefined, calendar: new Calendar('UTC'), labels, basis: 'at list prices' };
const opus = { model: 'claude-opus-5', input: 100, output: 20, cacheWrite: 3, cacheRead: 4000, cost: 1.5 };
const allPriced = remarksOf(report([periodRow('2026-11', opus)]));

const golden = (text: string): string => text.replace(/^ {6}/gm, '').replace(/^\n| +$/g, '');

describe('blocksTable', () => {
  it('shows blocks, the gaps between them and their sum', () => {
    assert.equal(
      blocksTable([block(), gapBlock], allPriced, page),
      golden(`
      Block from        Last used         State               Models  Input  Output  Cache write  Cache read  Total   Cost
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      2026-11-20 09:00  2026-11-20 09:30                      opus-5    100      20            3       4,000  4,123  $1.50
      2026-11-20 14:30                    gap of 17 h 40 min              –       –            –           –      –      –
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Total                                                             100      20            3       4,000  4,123  $1.50

      At list prices; days of UTC.
      `),
    );
  });

  it('marks what has no price', () => {
    const remarks = remarksOf(report([periodRow('2026-11', opus, { model: 'my-gateway', input: 7 })]));
    const some = block({ models: ['claude-opus-5', 'my-gateway'], unpricedModels: ['my-gateway'] });
    const all = block({ models: ['my-gateway'], unpricedModels: ['my-gateway'], costUSD: 0 });
    const costs = blocksTable([block(), some, all], remarks, page)
      .split('\n')
      .slice(2, 7)
      .map((line) => line.split(/\s+/).at(-1));
    assert.deepEqual(costs.toSpliced(3, 1), ['$1.50', '$1.50+', 'unpriced', '$3.00+']);
  });

  it('tells of the active block when it ends and what it may come to', () => {
    const active = block({
      isActive: true,
      burnRate: { tokensPerMinute: 137.4, tokensPerMinuteForIndicator: 4, costPerHour: 3 },
      projection: { totalTokens: 41_230, totalCost: 15, remainingMinutes: 270 },
    });
    const lines = blocksTable([active], allPriced, page).split('\n\n')[1]!.split('\n');
    assert.deepEqual(lines.slice(0, 2), [
      'The active block ends at 2026-11-20 14:00, in 4 h 30 min.',
      'At its rate so far (137 tokens a minute, $3.00 an hour) it will come to about 41.2k tokens and $15.00.',
    ]);
  });

  it('lets nothing of a hostile name out that a terminal obeys', () => {
    const remarks = remarksOf(report([periodRow('2026-11', { model: hostile, input: 7 })]));
    const table = blocksTable([block({ models: [hostile] })], remarks, page);
    assert.doesNotMatch(table, obeyed);
    assert.match(table, /Unpriced, so not in the costs: evil/);
  });
});
