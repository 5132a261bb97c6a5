import assert from 'node:assert/strict';
import { activeMs } from '../../../../src/core/answers/acts/activeTime.ts';
import { activeMsByBar } from '../../../../src/core/answers/dashboard/activity.ts';
import { barFinder, barsOf, grainOf } from '../../../../src/core/answers/dashboard/bars.ts';
import { type Dashboard, dashboard } from '../../../../src/core/answers/dashboard/dashboard.ts';
import { topPlaces } from '../../../../src/core/answers/dashboard/dearRows.ts';
import { periodOf } from '../../../../src/core/answers/dashboard/period.ts';
import type { DashboardQuestion, DashboardRange, Grain } from '../../../../src/core/answers/dashboard/question.ts';
import { takeAway } from '../../../../src/core/answers/dashboard/takeAway.ts';
import type { Viewpoint } from '../../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../../src/core/kit/calendar.ts';
import type { FileDigest } from '../../../../src/core/model/fileDigest.ts';
import { usualQuestion } from '../../../../src/link/dashboardQuestion.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { assistant, type AssistantParts } from '../../records.ts';

let made = 0;

/** A session of some turns of Opus 5.5. */
function sessionOf(folder: string, ...turns: readonly AssistantParts[]): FileDigest {
  const lines = turns.map((turn) => assistant({ id: `msg_${++made}`, line: { cwd: `/p/${folder}` }, ...turn }));
  return digestOf(`-p-${folder}/s${++made}.jsonl`, lines);
}

const dollars = (count: number, at: string): AssistantParts => ({ at, input: count * 250_000, output: 0 });
const ask = (view: Viewpoint, change: Partial<DashboardQuestion>): Dashboard =>
  dashboard(view, { ...usualQuestion, range: '7d', ...change });

describe('the bars of a range', () => {
  const berlin = viewOf(indexOf(), { calendar: new Calendar('Europe/Berlin') });
  const keys = (range: DashboardRange, grain: Grain | 'auto'): readonly string[] => {
    const period = periodOf(berlin, range, () => '2026-01-05');
    return barsOf(berlin, period, grainOf(berlin, period, grain)).map(({ key }) => key);
  };

  it('are hours for a day, days for a quarter, weeks for a year, months for more', () => {
    assert.equal(keys('today', 'auto').length, 24);
    assert.equal(keys('90d', 'auto').length, 90);
    assert.deepEqual(keys('all', 'auto').slice(0, 2), ['2026-01-05', '2026-01-12']);
    assert.deepEqual(keys({ from: '2024-11-20', to: '2026-11-22' }, 'auto').slice(0, 2), ['2024-11-01', '2024-12-01']);
  });

  it('are coarser than asked where nobody could read them', () => {
    assert.equal(keys('90d', 'hour').length, 90);
  });

  it('leave out no hour and double none when clocks change', () => {
    assert.equal(keys({ from: '2026-10-25', to: '2026-10-25' }, 'hour').length, 25);
    assert.equal(keys({ from: '2026-03-29', to: '2026-03-29' }, 'hour').length, 23);
  });

  it('hold every moment of the range once, and no other', () => {
    for (const grain of ['hour', 'day', 'week', 'month'] as const) {
      const period = periodOf(berlin, { from: '2026-10-20', to: '2026-11-03' }, () => undefined);
      const bars = barsOf(berlin, period, grain);
      const barOf = barFinder(bars);
      for (let at = period.span.from; at < period.span.to; at += 7_919_000) {
        const place = bars.findIndex(({ from, to }) => at >= from && at < to);
        assert.equal(barOf(at), place, `${grain} ${new Date(at).toISOString()}`);
        assert.ok(place >= 0);
      }
      assert.deepEqual([barOf(period.span.from - 1), barOf(period.span.to)], [-1, -1]);
    }
  });
});

describe('the dashboard of a scope, against the time before', () => {
  const view = viewOf(
    indexOf(
      sessionOf('a', dollars(6, '2026-11-20T10:00:00Z'), dollars(3, '2026-11-21T10:00:00Z')),
      sessionOf('b', { ...dollars(1, '2026-11-21T11:00:00Z'), model: 'claude-haiku-4-5' }),
      sessionOf('a', dollars(18, '2026-11-12T10:00:00Z')),
    ),
    { workspaceFolders: ['/p/b'] },
  );
  const cost = (board: Dashboard): string => board.figures[0]!.value;

  it('counts only the sessions of a project, a workspace or itself', () => {
    const [project] = view.index.projects();
    assert.equal(cost(ask(view, {})), '$9.25');
    assert.equal(cost(ask(view, { scope: { kind: 'project', project: project!.id } })), '$9.00');
    assert.equal(cost(ask(view, { scope: { kind: 'workspace' } })), '$0.25');
    const session = { kind: 'session', session: ask(view, {}).why.dearestSessions[0]!.session } as const;
    assert.equal(cost(ask(view, { scope: session })), '$9.00');
    assert.equal(cost(ask(view, { scope: { kind: 'project', project: '/none' } })), '$0.00');
  });

  it('tells how much more or less than the days before, where there was anything', () => {
    const changes = (isCompared: boolean) => ask(view, { isCompared }).figures.map(({ change }) => change?.sentence);
    assert.equal(changes(true)[0], '49 % less than the 7 days before');
    assert.equal(changes(true)[6], '100 % more than the 7 days before');
    assert.ok(changes(false).every((change) => change === undefined));
  });

  it('stacks bars so that their parts come to the whole, whatever they are made of', () => {
    for (const stack of ['model', 'kind', 'project'] as const) {
      const { bars, parts } = ask(view, { stack }).chart;
      for (const bar of bars) {
        assert.equal(bar.parts.length, parts.length);
        assert.ok(Math.abs(bar.parts.reduce((sum, usd) => sum + usd, 0) - bar.usd) < 1e-9);
      }
    }
    assert.deepEqual(
      ask(view, { stack: 'project' }).chart.parts.map(({ label, tone }) => [label, tone]),
      [
        ['a', 0],
        ['b', 1],
      ],
    );
  });

  it('narrows what is below to a bar, and leaves figures and chart as they are', () => {
    const [all, day] = [ask(view, {}), ask(view, { bar: '2026-11-21' })];
    assert.deepEqual([day.narrowedTo, cost(day)], ['21 Nov', '$9.25']);
    assert.deepEqual(day.chart, all.chart);
    assert.deepEqual(
      day.projects.map(({ name, cost: label }) => [name, label]),
      [
        ['a', '$3.00'],
        ['b', '$0.25'],
      ],
    );
    assert.equal(day.table.rows.length, 2);
    assert.equal(ask(view, { bar: 'nonsense' }).narrowedTo, undefined);
  });

  it('takes away every request that its cost is made of', () => {
    const rows = takeAway(view, { ...usualQuestion, range: '7d' }, 'ledger').rows;
    assert.equal(rows.length, 3);
    assert.equal(
      rows.reduce((sum, cells) => sum + Number(cells.at(-1)!.value), 0),
      9.25,
    );
    assert.equal(takeAway(view, { ...usualQuestion, range: '7d' }, 'chart').rows.length, 7);
  });
});

describe('a table of the dashboard', () => {
  const view = viewOf(
    indexOf(...Array.from({ length: 120 }, (_, i) => sessionOf(`p${i % 3}`, dollars(i + 1, '2026-11-20T10:00:00Z')))),
  );
  const table = (change: Partial<DashboardQuestion['table']>) =>
    ask(view, { table: { ...usualQuestion.table, ...change } }).table;

  it('shows fifty rows a page, dearest first, and never a page that is not there', () => {
    const [first, last] = [table({}), table({ page: 99 })];
    assert.deepEqual([first.rows.length, first.extent, first.pageCount], [50, '1–50 / 120', 3]);
    assert.equal(first.rows[0]!.cells.find(({ text }) => text.startsWith('$'))!.text, '$120.00');
    assert.deepEqual([last.page, last.rows.length], [2, 20]);
  });

  it('sorts all rows and not only the page, numbers by value', () => {
    const costs = (isDescending: boolean): number[] => {
      const { columns, rows } = table({ sortBy: 'cost', isDescending });
      const place = columns.findIndex(({ id }) => id === 'cost');
      return rows.map(({ cells }) => Math.round(Number(cells[place]!.value)));
    };
    assert.deepEqual([costs(false)[0], costs(true)[0], costs(false)[49]], [1, 120, 50]);
  });

  it('keeps rows that have all words of the filter, in names and not in figures', () => {
    assert.equal(table({ filter: 'P1' }).extent, '40');
    assert.equal(table({ filter: 'p1 p2' }).rows.length, 0);
    assert.equal(table({ filter: '120' }).rows.length, 0);
  });
});

describe('why it is so much', () => {
  it('finds what was written to the cache again because it had expired, and nothing else', () => {
    const turn = (at: string, read: number, write: number): AssistantParts => ({
      at,
      output: 0,
      usage: { input_tokens: 0, output_tokens: 0, cache_read_input_tokens: read, cache_creation_input_tokens: write },
    });
    const facts = (...turns: readonly AssistantParts[]) =>
      ask(viewOf(indexOf(sessionOf('a', ...turns))), {}).why.facts.map(({ detail }) => detail);
    const begun = turn('2026-11-20T10:00:00Z', 0, 100_000);
    assert.match(facts(begun, turn('2026-11-20T10:06:00Z', 0, 110_000))[0]!, /once · 100,000 tokens/);
    assert.deepEqual(facts(begun, turn('2026-11-20T10:04:00Z', 0, 110_000)), []);
    assert.deepEqual(facts(begun, turn('2026-11-20T10:06:00Z', 100_000, 10_000)), []);
  });

  it('finds sessions far outside of what is usual in their project', () => {
    const usual = Array.from({ length: 9 }, () => sessionOf('a', dollars(1, '2026-11-20T10:00:00Z')));
    const board = ask(viewOf(indexOf(...usual, sessionOf('a', dollars(40, '2026-11-21T10:00:00Z')))), {});
    assert.deepEqual(
      board.why.outliers.map(({ detail, cost }) => [detail, cost]),
      [['40 times what is usual in a', '$40.00']],
    );
  });

  it('names the largest of many, largest first', () => {
    assert.deepEqual(topPlaces(Float64Array.of(3, 0, 9, 9, 1, 7), 3), [2, 3, 5]);
  });
});

describe('active time by bars', () => {
  it('comes to the active time of the whole', () => {
    const times = ['08:58', '08:59:30', '09:03', '09:20', '12:00', '12:04:59', '12:09:58'];
    const view = viewOf(indexOf(sessionOf('a', ...times.map((time) => dollars(1, `2026-11-22T${time}Z`)))));
    const period = periodOf(view, 'today', () => undefined);
    const bars = barsOf(view, period, 'hour');
    const byBar = activeMsByBar(view, undefined, bars, barFinder(bars));
    assert.ok(byBar.reduce((sum, ms) => sum + ms, 0) > 0);
    assert.equal(
      byBar.reduce((sum, ms) => sum + ms, 0),
      activeMs(view, { span: period.span }),
    );
  });
});
