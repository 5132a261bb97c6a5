import assert from 'node:assert/strict';
import { costLabel, costPhrase, shortCostLabel, spokenCost } from '../../../src/core/answers/costLabels.ts';
import type { Spending } from '../../../src/core/answers/spending.ts';
import { noTokens } from '../../../src/core/model/tokens.ts';
import { labels } from '../plainLabels.ts';

const spending = (tokens: number, usd: number, unpriced: Spending['cost']['unpriced'] = []): Spending => ({
  tokens: { ...noTokens, input: tokens },
  webSearches: 0,
  turns: 1,
  incompleteTurns: 0,
  cost: { usd, unpriced },
});
const gateway = { model: 'my-gateway-model', tokens: 300_000 };

const rows: readonly (readonly [what: string, Spending, row: string, beside: string, spoken: string])[] = [
  ['nothing billed', spending(0, 0), '', '–', 'no cost'],
  ['a price for all', spending(10, 4.12), '$4.12', '$4.12', '4 dollars 12 cents'],
  ['tokens that are free', spending(10, 0), '$0.00', '$0.00', '0 dollars'],
  [
    'no price at all',
    spending(310_000, 0, [gateway, { model: 'b', tokens: 10_000 }]),
    'unpriced, 310.0k tokens',
    'unpriced',
    'unpriced',
  ],
  [
    'a price for a part',
    spending(310_000, 4.12, [gateway]),
    '$4.12+',
    '$4.12+',
    'at least 4 dollars 12 cents, some of it unpriced',
  ],
];

describe('cost labels', () => {
  for (const [what, cost, row, beside, spoken] of rows) {
    it(`say ${row || 'nothing'} for ${what}`, () => {
      assert.deepEqual(
        [costLabel(labels, cost), shortCostLabel(labels, cost), spokenCost(labels, cost)],
        [row, beside, spoken],
      );
    });
  }

  it('say what is only a floor since an output was cut short', () => {
    const floor = { ...spending(310_000, 4.12, [gateway]), incompleteTurns: 1 };
    assert.deepEqual(
      [costLabel(labels, floor), shortCostLabel(labels, floor), costPhrase(labels, floor), spokenCost(labels, floor)],
      ['≥ $4.12+', '≥ $4.12+', 'at least $4.12+', 'at least 4 dollars 12 cents, some of it unpriced'],
    );
    assert.equal(spokenCost(labels, { ...spending(10, 4), incompleteTurns: 1 }), 'at least 4 dollars');
    assert.equal(
      costLabel(labels, { ...spending(300_000, 0, [gateway]), incompleteTurns: 1 }),
      'unpriced, 300.0k tokens',
    );
  });

  it('know that web searches are spending too', () => {
    assert.equal(costLabel(labels, { ...spending(0, 0.02), webSearches: 2 }), '$0.020');
  });
});
