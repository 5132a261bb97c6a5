import assert from 'node:assert/strict';
import type { ReportFilter } from '../../../src/core/answers/reportFilter.ts';
import { type Grain, periodReport, sessionReport } from '../../../src/core/answers/reports.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, otherSession, session, user } from '../records.ts';

/** One session with a turn at each time, whose output is its number counted from one. */
function viewAt(zone: string, ...times: readonly string[]): Viewpoint {
  const turns = times.map((at, i) => assistant({ id: `msg_${i}`, at, output: i + 1 }));
  return viewOf(indexOf(digestOf(`-a/${session}.jsonl`, turns)), { calendar: new Calendar(zone) });
}

/** Period → output. */
const periods = (view: Viewpoint, grain: Grain, filter: ReportFilter = {}): Record<string, number> =>
  Object.fromEntries(periodReport(view, grain, filter).rows.map((row) => [row.period, row.outputTokens]));

describe('period reports', () => {
  const shortDay = [
    '2026-03-28T22:59:59.999Z',
    '2026-03-28T23:00:00Z',
    '2026-03-29T21:59:59.999Z',
    '2026-03-29T22:00:00Z',
  ];

  it('cut days where the zone does, also when clocks change', () => {
    const view = viewAt('Europe/Berlin', ...shortDay);
    assert.deepEqual(periods(view, 'daily'), { '2026-03-28': 1, '2026-03-29': 5, '2026-03-30': 4 });
    assert.deepEqual(periods(view, 'daily', { since: '2026-03-29', until: '2026-03-29' }), { '2026-03-29': 5 });
    assert.deepEqual(periods(view, 'daily', { since: '2026-03-30' }), { '2026-03-30': 4 });
    assert.deepEqual(periods(view, 'daily', { until: '2026-03-28' }), { '2026-03-28': 1 });
  });

  it('hold all 25 hours of a long day', () => {
    const view = viewAt('America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59.999Z', '2026-11-02T05:00:00Z');
    assert.deepEqual(periods(view, 'daily', { since: '2026-11-01', until: '2026-11-01' }), { '2026-11-01': 3 });
  });

  it('group by weeks and months of the calendar', () => {
    const view = viewAt('UTC', '2026-11-01T12:00:00Z', '2026-11-02T12:00:00Z', '2026-10-31T12:00:00Z');
    assert.deepEqual(periods(view, 'weekly'), { '2026-10-26': 4, '2026-11-02': 2 });
    assert.deepEqual(periods(view, 'monthly'), { '2026-10': 3, '2026-11': 3 });
  });

  it('show undated turns last, and only where no day is asked for', () => {
    const view = viewAt('UTC', 'yesterday', '2026-11-20T12:00:00Z');
    for (const grain of ['daily', 'weekly', 'monthly'] as const) {
      assert.equal(periodReport(view, grain, {}).rows.at(-1)!.period, 'undated');
    }
    assert.deepEqual(periods(view, 'daily', { since: '2026-01-01' }), { '2026-11-20': 2 });
    assert.deepEqual(periods(view, 'daily', { until: '2027-01-01' }), { '2026-11-20': 2 });
  });

  it('have totals that equal their rows', () => {
    const view = viewAt('Europe/Berlin', ...shortDay);
    const { rows, totals } = periodReport(view, 'daily', { since: '2026-03-29' });
    const sum = (pick: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + pick(row), 0);
    assert.equal(
      totals.totalTokens,
      sum((row) => row.totalTokens),
    );
    assert.ok(Math.abs(totals.totalCost - sum((row) => row.totalCost)) < 1e-12);
  });

  it('count messages whose output is only a floor, within the filter, and no replays', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, [
        assistant({ id: 'msg_A', stopReason: null, at: '2026-11-20T10:00:00Z' }),
        assistant({ id: 'msg_A', requestId: 'req_btw', stopReason: null, line: { isSidechain: true } }),
        assistant({ id: 'msg_B', stopReason: null, at: '2026-11-21T10:00:00Z' }),
        assistant({ id: 'msg_C' }),
      ]),
    );
    const { incompleteOutputs, totals } = periodReport(viewOf(index), 'daily', { until: '2026-11-20' });
    assert.deepEqual([incompleteOutputs, totals.outputTokens], [1, 40]);
  });

  it('name models dearest first and those without a price', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, [
        assistant({ id: 'msg_A', model: 'my-gateway-model', output: 999 }),
        assistant({ id: 'msg_B', model: 'claude-haiku-4-5', output: 5 }),
        assistant({ id: 'msg_C', model: 'claude-opus-5-5', output: 5 }),
      ]),
    );
    const [row] = periodReport(viewOf(index), 'daily', {}).rows;
    assert.deepEqual(row!.modelsUsed, ['claude-opus-5-5', 'claude-haiku-4-5', 'my-gateway-model']);
    assert.deepEqual(row!.unpricedModels, ['my-gateway-model']);
  });
});

describe('reports of a project', () => {
  const cwd = (path: string): object => ({ line: { cwd: path } });
  const view = viewOf(
    indexOf(
      digestOf(`-work-a-b/${session}.jsonl`, [assistant({ id: 'msg_A', output: 1, ...cwd('/work/a/b') })]),
      digestOf(`-work-a-b/${otherSession}.jsonl`, [
        assistant({ id: 'msg_B', output: 2, ...cwd('/work/a-b') }),
        assistant({ id: 'msg_D', output: 8, usage: { input_tokens: -1 } }),
      ]),
      digestOf(`-x/${session}.jsonl`, [assistant({ id: 'msg_C', output: 4, ...cwd('D:\\x\\b') })]),
    ),
  );
  const rows: readonly (readonly [asked: string, what: string, output: number])[] = [
    ['-work-a-b', 'slug, with all projects that share it', 11],
    ['/work/a/b', 'working directory', 1],
    ['b', 'folder name, of either kind of system', 5],
    ['a-b', 'folder name', 10],
    ['/work/a', 'nothing: a parent is another directory', 0],
    ['', 'nothing', 0],
  ];
  for (const [project, what, output] of rows) {
    it(`are found by ${JSON.stringify(project)} as ${what}`, () => {
      const sessions = sessionReport(view, { project });
      assert.equal(sessions.totals.outputTokens, output);
      assert.equal(periodReport(view, 'daily', { project }).totals.outputTokens, output);
    });
  }

  it('tell only of places skipped in their own logs', () => {
    assert.deepEqual(
      ['/work/a/b', '/work/a-b', undefined].map((project) => sessionReport(view, { project }).skips),
      [0, 1, 1],
    );
  });
});

describe('the session report', () => {
  it('puts the dearest first and gives the times of what it counts', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, [
        user('Hello'),
        assistant({ id: 'msg_A', at: '2026-11-20T10:00:00Z', output: 1 }),
        assistant({ id: 'msg_B', at: '2026-11-21T10:00:00Z', output: 1 }),
        assistant({ id: 'msg_C', at: 'never', output: 1 }),
      ]),
      digestOf(`-a/${otherSession}.jsonl`, [assistant({ id: 'msg_D', at: 'never', output: 500 })]),
    );
    const { rows } = sessionReport(viewOf(index), {});
    assert.deepEqual(
      rows.map((row) => [row.sessionId, row.firstActivity, row.lastActivity]),
      [
        [otherSession, undefined, undefined],
        [session, '2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z'],
      ],
    );
    const [narrow] = sessionReport(viewOf(index), { since: '2026-11-21' }).rows;
    assert.deepEqual([narrow!.firstActivity, narrow!.outputTokens], ['2026-11-21T10:00:00.000Z', 1]);
  });
});
