import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CostMode, costModeNotes, costModes, loggedCostText } from '../../../src/core/answers/costMode.ts';
import { dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import { periodReport, sessionReport } from '../../../src/core/answers/reports.ts';
import { sessionDetails } from '../../../src/core/answers/sessionDetails.ts';
import { spendingOf } from '../../../src/core/answers/spending.ts';
import { tracerCacheOf } from '../../../src/core/answers/tracerCacheOf.ts';
import { sumOf, sumUsage } from '../../../src/core/answers/usage.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { remarkLines, remarksOf } from '../../../src/core/export/remarks.ts';
import { periodJson } from '../../../src/core/export/reportJson.ts';
import { periodTable } from '../../../src/core/export/reportTable.ts';
import { loggedCostOf } from '../../../src/core/price/cost.ts';
import { usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { assertNear } from '../price/priced.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, session } from '../records.ts';
import { labels } from '../plainLabels.ts';

interface Message {
  /** In millions of tokens, at $20. */
  readonly output: number;
  readonly costUSD?: unknown;
  readonly model?: string;
}

const viewIn = (costMode: CostMode, ...messages: readonly Message[]): Viewpoint =>
  viewOf(
    indexOf(
      digestOf(
        `-a/${session}.jsonl`,
        messages.map(({ output, costUSD, model = 'claude-opus-5-5' }, i) =>
          assistant({
            id: `msg_${i}`,
            model,
            input: 0,
            output: output * 1e6,
            line: costUSD === undefined ? {} : { costUSD },
          }),
        ),
      ),
    ),
    { costMode },
  );

const allOf = (view: Viewpoint) => sumUsage(view, () => 0).get(0);
const usdOf = (view: Viewpoint): number => spendingOf(allOf(view)).cost.usd;

const some: readonly Message[] = [
  { output: 1, costUSD: 3 },
  { output: 2 },
  { output: 1, costUSD: 0.25, model: 'my-gateway-model' },
  { output: 1, costUSD: 0, model: 'my-gateway-model' },
  { output: 1, model: 'my-gateway-model' },
];

describe('cost modes, as ccusage defines them', () => {
  it('calculate: tokens at list prices, whatever was logged', () => {
    const view = viewIn('calculate', ...some);
    assertNear(usdOf(view), 60);
    assert.deepEqual(spendingOf(allOf(view)).cost.unpriced, [{ model: 'my-gateway-model', tokens: 3e6 }]);
  });

  it('auto: the logged cost where there is one, even $0, else calculated', () => {
    const view = viewIn('auto', ...some);
    assertNear(usdOf(view), 43.25);
    assert.deepEqual(spendingOf(allOf(view)).cost.unpriced, [{ model: 'my-gateway-model', tokens: 1e6 }]);
  });

  it('display: the logged cost, else $0, and nothing is unpriced', () => {
    const view = viewIn('display', ...some);
    assert.deepEqual(spendingOf(allOf(view)).cost, { usd: 3.25, unpriced: [] });
  });

  it('change no token and no count', () => {
    const counted = costModes.map((mode) => {
      const { cost: _cost, ...rest } = spendingOf(allOf(viewIn(mode, ...some)));
      return rest;
    });
    assert.deepEqual(counted[1], counted[0]);
    assert.deepEqual(counted[2], counted[0]);
    assert.equal(counted[0]!.turns, 5);
  });

  it('count a message once, at the highest figure that its lines have', () => {
    const lines = [{}, { costUSD: 0.5 }, { costUSD: 0.75 }, {}].map((line) => assistant({ line }));
    const view = viewOf(indexOf(digestOf(`-a/${session}.jsonl`, lines)), { costMode: 'display' });
    assert.equal(usdOf(view), 0.75);
  });

  it('take no figure for one that is none or cannot be', () => {
    for (const costUSD of ['3', null, -1, 1e300, 10_001, {}, true]) {
      assert.equal(usdOf(viewIn('display', { output: 1, costUSD })), 0, JSON.stringify(costUSD));
      assertNear(usdOf(viewIn('auto', { output: 1, costUSD })), 20);
      assert.equal(loggedCostOf(allOf(viewIn('calculate', { output: 1, costUSD }))!).turns, 0);
    }
  });

  it('add logged money exactly, in any order and however it is cut', () => {
    const figure = fc.oneof(
      fc.nat(2_000_000_000).map((nano) => nano / 1e9),
      fc.double({ min: 0, max: 10_000, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 40 }), fc.nat(39), (figures, cut) => {
        const view = (all: readonly number[]) => viewIn('display', ...all.map((costUSD) => ({ output: 1, costUSD })));
        const usd = usdOf(view(figures));
        assert.equal(usdOf(view(figures.toReversed())), usd);
        const whole = view(figures);
        const parts = sumUsage(whole, (row) => (row < cut ? 0 : 1));
        assert.equal(spendingOf(sumOf(whole, parts.values())).cost.usd, usd);
        const nano = figures.reduce((sum, each) => sum + BigInt(Math.round(each * 1e9)), 0n);
        assert.equal(Math.round(usd * 1e6), Math.round(Number(nano) / 1e3));
      }),
    );
  });

  it('never add ten cents to a bit less or more', () => {
    const view = viewIn('display', ...Array.from({ length: 10 }, () => ({ output: 0, costUSD: 0.1 })));
    assert.equal(usdOf(view), 1);
  });
});

describe('what is said of logged costs', () => {
  const notesIn = (mode: CostMode, ...messages: readonly Message[]): string[] =>
    costModeNotes(labels, mode, allOf(viewIn(mode, ...messages)));

  it('nothing where no message has one and none is missed', () => {
    assert.deepEqual(notesIn('calculate', { output: 1 }), []);
    assert.deepEqual(notesIn('auto', { output: 1 }), []);
    assert.deepEqual(notesIn('display', { output: 1, costUSD: 1 }), []);
    for (const mode of costModes) assert.deepEqual(costModeNotes(labels, mode, undefined), []);
  });

  it('how much of the cost is from the log, beside it or in it, and what counts as nothing', () => {
    assert.deepEqual(notesIn('calculate', ...some), [
      'Claude Code itself logged $3.25 for 3 of 5 messages; that is not in the cost.',
    ]);
    assert.deepEqual(notesIn('auto', ...some), [
      'For 3 of 5 messages the cost is the one that Claude Code logged, $3.25 in all.',
    ]);
    assert.deepEqual(notesIn('display', ...some), [
      'Claude Code logged no cost for 2 of 5 messages (3,000,000 tokens): they count as $0.00.',
    ]);
  });

  it('in the dashboard, with a label that says what the figure is', () => {
    const shown = costModes.map((mode) => {
      const { figures, notes } = dashboard(viewIn(mode, ...some), { ...usualQuestion, range: 'all' });
      return [figures[0]!.label, figures[0]!.value, notes[0]?.text];
    });
    assert.deepEqual(shown, [
      ['Cost as logged, else at list prices', '$43.25+', notesIn('auto', ...some)[0]],
      ['Cost at list prices', '$60.00+', notesIn('calculate', ...some)[0]],
      ['Cost as logged', '$3.25', notesIn('display', ...some)[0]],
    ]);
  });

  it('in a session’s tooltip, beside the calculated cost', () => {
    const details = (mode: CostMode, ...messages: readonly Message[]) =>
      sessionDetails(viewIn(mode, ...messages), `-a/${session}`)!;
    const costs = (...asked: Parameters<typeof details>) =>
      details(...asked)
        .lines.filter(({ label }) => /cost/i.test(label))
        .map(({ label, text }) => `${label}: ${text}`);
    assert.deepEqual(costs('calculate', { output: 1 }), ['Cost: $20.00 at list prices']);
    assert.deepEqual(costs('calculate', { output: 1, costUSD: 3 }), [
      'Cost: $20.00 at list prices',
      'Logged cost: $3.00',
    ]);
    assert.deepEqual(costs('auto', ...some), [
      'Cost: $43.25+ as logged, else at list prices',
      'Logged cost: $3.25 for 3 of 5 messages',
    ]);
    assert.deepEqual(costs('display', { output: 1 }), ['Cost: $0.00 as logged']);
    assert.deepEqual(details('calculate', ...some).notes, []);
    assert.deepEqual(details('display', ...some).notes, notesIn('display', ...some));
    assert.equal(loggedCostText(labels, allOf(viewIn('auto', { output: 1 }))!), undefined);
  });

  it('in reports: text, remarks and JSON', () => {
    const view = viewIn('display', ...some);
    const report = periodReport(view, 'daily', {});
    assert.deepEqual(remarkLines(labels, remarksOf(report)), notesIn('display', ...some));
    assert.match(
      periodTable('daily', report, { width: undefined, calendar: view.calendar, labels, basis: 'as logged' }),
      /\nAs logged; days of UTC\.\n$/,
    );
    const json = JSON.parse(periodJson('daily', report)) as { daily: object[]; totals: object; costNotes: string[] };
    assert.deepEqual(json.costNotes, report.costNotes);
    assert.deepEqual(
      { ...json.daily[0], ...json.totals },
      { ...json.daily[0], ...json.totals, totalCost: 3.25, loggedCost: 3.25 },
    );
    const plain = periodJson('daily', periodReport(viewIn('calculate', { output: 1 }), 'daily', {}));
    assert.doesNotMatch(plain, /logged|costNotes/);
    assert.equal(sessionReport(viewIn('calculate', ...some), {}).rows[0]!.loggedCost, 3.25);
  });

  it('in tracer-cache.json, whose price table has the name of what its costs are', () => {
    const generator = { name: 'test', version: '0' };
    const table = (mode: CostMode) => tracerCacheOf(viewIn(mode, ...some), generator).price_table;
    assert.match(table('calculate')!, /^\d{4}-\d\d-\d\d$/);
    assert.match(table('display')!, /^\d{4}-\d\d-\d\d, as logged$/);
  });
});
