import assert from 'node:assert/strict';
import { periodTable, sessionTable } from '../../../src/core/export/reportTable.ts';
import { textWidth } from '../../../src/core/export/textWidth.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { hostile, obeyed, periodRow, report, sessionRow } from './samples.ts';
import { labels } from '../plainLabels.ts';

const calendar = new Calendar('Europe/Berlin');
const said = { calendar, labels, basis: 'at list prices' };
const wide = { width: undefined, ...said };

const rows = [
  periodRow('2026-11-20', {
    model: 'claude-opus-4-5-20251101',
    input: 1234,
    output: 5678,
    cacheWrite: 90_123,
    cacheRead: 4_567_890,
    cost: 4.125,
  }),
  periodRow(
    '2026-11-21',
    { model: 'claude-opus-5', output: 20, cost: 0.0005 },
    { model: 'my-gateway', input: 310_000 },
  ),
  periodRow('2026-11-22', { model: 'my-gateway', input: 1000 }),
];

/** The lines of a golden text, without the margin it has in the source. */
const golden = (text: string): string => text.replace(/^ {6}/gm, '').replace(/^\n| +$/g, '');

describe('reportTable', () => {
  it('shows days with exact numbers where there is room', () => {
    assert.equal(
      periodTable('daily', report(rows, { skips: 1, incompleteOutputs: 12 }), wide),
      golden(`
      Day         Models                Input  Output  Cache write  Cache read      Total       Cost
      ──────────────────────────────────────────────────────────────────────────────────────────────
      2026-11-20  opus-4-5              1,234   5,678       90,123   4,567,890  4,664,925      $4.13
      2026-11-21  opus-5, my-gateway  310,000      20            –           –    310,020  < $0.001+
      2026-11-22  my-gateway            1,000       –            –           –      1,000   unpriced
      ──────────────────────────────────────────────────────────────────────────────────────────────
      Total                           312,234   5,698       90,123   4,567,890  4,975,945     $4.13+

      Unpriced, so not in the costs: my-gateway (311.0k tokens).
      Output is at least 5,698: of 12 messages the logs have only an early count.
      1 line of the logs could not be read whole.
      At list prices; days of Europe/Berlin.
      `),
    );
  });

  it('rounds and leaves columns out where there is none', () => {
    assert.equal(
      periodTable('daily', report(rows.slice(0, 1)), { width: 48, ...said }),
      golden(`
      Day         Input  Output  Total   Cost
      ───────────────────────────────────────
      2026-11-20   1.2k    5.7k   4.7M  $4.13
      ───────────────────────────────────────
      Total        1.2k    5.7k   4.7M  $4.13

      At list prices; days of Europe/Berlin.
      `),
    );
  });

  it('names the first day of a week', () => {
    assert.match(periodTable('weekly', report(rows), wide), /^Week from /);
  });

  it('shows sessions with their project, the last use in the zone asked for, and at most two models', () => {
    const models = ['claude-opus-5', 'claude-haiku-4-5-20251001', 'claude-sonnet-5'].map((model) => ({
      model,
      cost: 1,
    }));
    const found = report([
      sessionRow({}, ...models.map((use) => ({ ...use, input: 100 }))),
      sessionRow({ cwd: undefined, lastActivity: undefined }, { model: 'claude-opus-5', output: 1, cost: 1 }),
    ]);
    assert.equal(
      sessionTable(found, wide),
      golden(`
      Session                               Project    Last used         Models                Input  Output  Cache write  Cache read  Total   Cost
      ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      aaaaaaaa-0000-4000-8000-000000000001  api        2026-11-20 10:30  opus-5, haiku-4-5 +1    300       –            –           –    300  $3.00
      aaaaaaaa-0000-4000-8000-000000000001  -work-api  –                 opus-5                    –       1            –           –      1  $1.00
      ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Total                                                                                      300       1            –           –    301  $4.00

      At list prices; days of Europe/Berlin.
      `),
    );
  });

  it('shortens ids in a narrow terminal', () => {
    const table = sessionTable(report([sessionRow({}, { model: 'claude-opus-5', input: 1, cost: 1 })]), {
      width: 60,
      ...said,
    });
    assert.match(table, /^aaaaaaaa {2}api /m);
  });

  it('is never wider than the terminal', () => {
    const found = report([
      sessionRow({ cwd: '/work/東京-プロジェクト' }, { model: 'claude-opus-5', input: 1, cost: 1 }),
    ]);
    for (let width = 1; width < 160; width++) {
      const table = sessionTable(found, { width, ...said }).split('\n\n')[0]!;
      for (const line of table.split('\n')) assert.ok(textWidth(line) <= width, `${width}: ${line}`);
    }
  });

  it('lets nothing of a hostile name out that a terminal obeys', () => {
    const found = report([sessionRow({ sessionId: hostile, cwd: `/work/${hostile}` }, { model: hostile, input: 1 })]);
    for (const width of [undefined, 60]) {
      const table = sessionTable(found, { width, ...said });
      assert.doesNotMatch(table, obeyed);
      // A line break in a name would let it draw rows of its own.
      assert.equal(
        table.split('\n').length,
        sessionTable(report([sessionRow({}, { model: 'm' })]), wide).split('\n').length,
      );
    }
    assert.doesNotMatch(
      periodTable('daily', report([periodRow('2026-11-20', { model: hostile, input: 1 })]), wide),
      obeyed,
    );
  });
});
