import assert from 'node:assert/strict';
import { noBudgets, readBudgetLimits } from '../../../src/core/answers/budgetLimits.ts';
import { budgets } from '../../../src/core/answers/budgets.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant } from '../records.ts';

let made = 0;

/** So many dollars at the $4 per million tokens of Opus 5.5's input. */
function spent(usd: number, at: string, cwd = '/work/billing', model = 'claude-opus-5-5'): FileDigest {
  const id = `msg_${++made}`;
  const turn = assistant({ id, at, model, input: usd * 250_000, output: 0, line: { cwd } });
  return digestOf(`-x/${id}.jsonl`, [turn], { mtimeMs: Date.parse(at) });
}

/** Now is Sunday 2026-11-22 14:05 UTC. */
const digests = [
  spent(3, '2026-11-22T10:00:00Z'),
  spent(2, '2026-11-16T00:00:00Z', '/work/api'),
  spent(5, '2026-11-01T00:00:00Z'),
  spent(90, '2026-10-31T23:59:59Z'),
];
const view = viewOf(indexOf(...digests));

describe('a budget', () => {
  it('adds up the day, the week and the month of the calendar, and a project’s month', () => {
    const limits = { ...noBudgets, day: 10, week: 10, month: 10, projects: { '/work/billing': 16 } };
    const found = budgets(view, limits).map(({ id, period, spent: sum, limit, share, reached }) => [
      id,
      period,
      sum,
      limit,
      Math.round(share * 100),
      reached,
    ]);
    assert.deepEqual(found, [
      ['day', '2026-11-22', '$3.00', '$10.00', 30, undefined],
      ['week', '2026-11-16', '$5.00', '$10.00', 50, undefined],
      ['month', '2026-11-01', '$10.00', '$10.00', 100, 100],
      ['project:/work/billing', '2026-11-01', '$8.00', '$16.00', 50, undefined],
    ]);
  });

  it('foretells the end of the period by the average so far, and says so in a sentence', () => {
    const [month] = budgets(view, { ...noBudgets, month: 12 });
    // 21 days, 14 hours and 5 minutes of 30 days.
    const pace = (21 + (14 + 5 / 60) / 24) / 30;
    assert.ok(Math.abs(month!.pace - pace) < 1e-9);
    assert.equal(month!.forecast, `$${(10 / pace).toFixed(2)}`);
    assert.equal(month!.isForecastOver, true);
    assert.equal(month!.sentence, 'This month: $10.00 of $12.00 spent, 83 %; at this rate $13.90 in the end');
    assert.equal(month!.reached, 80);
  });

  it('foretells nothing from the first moments of a period', () => {
    const early = viewOf(indexOf(spent(1, '2026-11-22T00:01:00Z')), { now: Date.parse('2026-11-22T00:30:00Z') });
    const [day] = budgets(early, { ...noBudgets, day: 10 });
    assert.deepEqual([day!.forecast, day!.isForecastOver], ['', false]);
  });

  it('is in the currency of the user', () => {
    const labels = new Labels({ locale: 'en', currency: 'EUR', ratePerUsd: 0.5 });
    const [day] = budgets({ ...view, labels }, { ...noBudgets, day: 3 });
    assert.deepEqual([day!.spent, day!.limit, day!.share], ['€1.50', '€3.00', 0.5]);
  });

  it('says that what has no price is not in it', () => {
    const unpriced = viewOf(indexOf(spent(1, '2026-11-22T10:00:00Z', '/a', 'my-gateway-model')));
    const [day] = budgets(unpriced, { ...noBudgets, day: 3 });
    assert.match(day!.sentence, /some of it has no price and is not in it$/);
  });

  it('is read from settings that may be anything', () => {
    const found = {
      day: '5',
      week: -1,
      month: 20,
      projects: { '/a': 3, '/b': 'x' },
      thresholds: [100, 50, 0, 50, 'x'],
    };
    assert.deepEqual(readBudgetLimits(found), {
      day: 0,
      week: 0,
      month: 20,
      projects: { '/a': 3 },
      thresholds: [50, 100],
    });
    assert.deepEqual(
      readBudgetLimits({ day: 1, week: 0, month: 0, projects: null, thresholds: 5 }).thresholds,
      [80, 100],
    );
  });
});
