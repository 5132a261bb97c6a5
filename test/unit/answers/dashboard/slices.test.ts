import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dashboard } from '../../../../src/core/answers/dashboard/dashboard.ts';
import type { DashboardRange } from '../../../../src/core/answers/dashboard/question.ts';
import { selectionOf } from '../../../../src/core/answers/dashboard/selection.ts';
import { isInPeriod, rowsIn } from '../../../../src/core/answers/dashboard/slices.ts';
import { spendingOf } from '../../../../src/core/answers/spending.ts';
import { sumUsage } from '../../../../src/core/answers/usage.ts';
import { ViewMemory } from '../../../../src/core/answers/viewMemory.ts';
import { Calendar } from '../../../../src/core/kit/calendar.ts';
import { GlobalIndex } from '../../../../src/core/index/globalIndex.ts';
import { listPricer } from '../../../../src/core/price/listPricer.ts';
import { usualQuestion } from '../../../../src/link/dashboardQuestion.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { assistant } from '../../records.ts';

const now = Date.UTC(2026, 10, 22, 14);

const anyTurn = fc.record({
  id: fc.nat(12),
  hoursAgo: fc.option(fc.integer({ min: -30, max: 24 * 50 }), { freq: 8, nil: undefined }),
  model: fc.constantFrom('claude-opus-5-5', 'claude-haiku-4-5', 'somebody-else'),
  input: fc.nat(2000),
  write5m: fc.nat(2000),
  branch: fc.constantFrom('main', 'fix'),
  skill: fc.constantFrom(undefined, 'review'),
  isSidechain: fc.boolean(),
});
type LogTurn = typeof anyTurn extends fc.Arbitrary<infer Turn> ? Turn : never;
const anyLogs = fc.array(fc.array(anyTurn, { maxLength: 8 }), { maxLength: 4 });

/** The same request may stand in several logs, and twice in one. */
function indexOfLogs(logs: readonly (readonly LogTurn[])[]): GlobalIndex {
  const digests = logs.map((turns, log) => {
    const lines = turns.map(({ id, hoursAgo, model, input, write5m, branch, skill, isSidechain }) => {
      const at = hoursAgo === undefined ? 'once' : new Date(now - hoursAgo * 3_600_000).toISOString();
      const line = { gitBranch: branch, isSidechain, ...(skill && { attributionSkill: skill }), cwd: `/p/${log % 2}` };
      return assistant({ id: `msg_${id}`, at, model, input, write5m, line });
    });
    return digestOf(`-p-${log % 2}/s${log}.jsonl`, lines, { birthMs: 1000 + log });
  });
  return indexOf(...digests);
}

describe('what a dashboard is made of', () => {
  const ranges: readonly DashboardRange[] = ['today', '7d', '30d', 'all', { from: '2026-10-20', to: '2026-10-25' }];

  it('comes to what its requests come to, by whatever it is divided', () => {
    const calendar = new Calendar('Asia/Kathmandu');
    fc.assert(
      fc.property(
        anyLogs,
        fc.constantFrom(...ranges),
        fc.constantFrom('auto', 'hour', 'week'),
        (logs, range, grain) => {
          const view = viewOf(indexOfLogs(logs), { now, calendar });
          const { columns } = view.index.ledger;
          const { period, sessions, bars, barOf, detail } = selectionOf(view, { ...usualQuestion, range, grain });
          const isIn = (row: number): boolean => isInPeriod(period.span, columns.at[row]!);
          const slices = sessions.flatMap((each) => each.slices);
          const both = (naive: (row: number) => boolean, own: readonly (typeof slices)[number][]): void =>
            assert.deepEqual(
              own.reduce((sum, { usage }) => sum + spendingOf(usage).tokens.input, 0),
              spendingOf(sumUsage(view, (row) => (isIn(row) && naive(row) ? 0 : -1)).get(0)).tokens.input,
            );
          both(() => true, slices);
          assert.deepEqual(spendingOf(detail.total), spendingOf(sumUsage(view, (row) => (isIn(row) ? 0 : -1)).get(0)));
          for (const [bar] of bars.entries())
            both(
              (row) => barOf(columns.at[row]!) === bar,
              slices.filter(({ from }) => barOf(from) === bar),
            );
          const branchOf = (row: number): string | undefined => {
            const { turns, branches } = view.index.fileOf(columns.owner[row]!);
            return branches[turns.branch[columns.ownerTurn[row]!]!];
          };
          both(
            (row) => branchOf(row) === 'fix',
            slices.filter(({ branch }) => branch === 'fix'),
          );
          assert.equal(
            rowsIn(view, detail.sessions, detail.span).length,
            slices.reduce((sum, { usage }) => sum + spendingOf(usage).turns, 0),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Tells whose rows were looked at. */
class WatchedIndex extends GlobalIndex {
  readonly asked = new Set<number>();

  override rowsOf(session: number): number[] {
    this.asked.add(session);
    return super.rowsOf(session);
  }

  override actRowsOf(session: number): number[] {
    this.asked.add(session);
    return super.actRowsOf(session);
  }
}

describe('the work of a dashboard', () => {
  it('is the session in which a line was said and no other, and nothing where nothing was said', () => {
    const index = new WatchedIndex();
    const lines = (at: string, session: number) => assistant({ id: `msg_${session}_${at}`, at });
    const grown = (session: number, ...times: readonly string[]) =>
      digestOf(
        `-p/s${session}.jsonl`,
        times.map((at) => lines(at, session)),
      );
    const first = Array.from({ length: 20 }, (_, session) => grown(session, '2026-11-20T10:00:00Z'));
    index.apply(first.map((digest) => ({ digest, isContinuation: false })));
    const asker = { pricer: listPricer(), calendar: new Calendar('UTC'), memory: new ViewMemory(), now };
    const ask = (name: 'sessions' | 'tools'): number[] => {
      index.asked.clear();
      dashboard(viewOf(index, asker), { ...usualQuestion, range: 'today', table: { ...usualQuestion.table, name } });
      return [...index.asked];
    };
    assert.equal(ask('sessions').length, 20);
    ask('tools');
    assert.deepEqual([ask('sessions'), ask('tools')], [[], []]);
    const more = grown(7, '2026-11-20T10:00:00Z', '2026-11-22T11:00:00Z');
    index.apply([{ digest: more, isContinuation: true, fromTurn: 1 }]);
    assert.deepEqual(ask('sessions'), [7]);
    assert.deepEqual(ask('tools'), [7]);
  });
});
