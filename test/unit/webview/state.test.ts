import assert from 'node:assert/strict';
import { type Dashboard, dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion } from '../../../src/core/answers/dashboard/question.ts';
import { usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { readNavigation } from '../../../src/webview/dashboard/navigation.ts';
import { type Action, initialState, isCurrent, reduce, type State } from '../../../src/webview/dashboard/state.ts';
import { indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';

const asking = (change: Partial<DashboardQuestion> = {}): DashboardQuestion => ({ ...usualQuestion, ...change });

const picture = (parts: Partial<Dashboard> = {}): Dashboard => ({
  ...dashboard(viewOf(indexOf()), asking()),
  revision: 1,
  asOf: '14:05 · Europe/Berlin',
  ...parts,
});

const arrived = (parts: Partial<Dashboard>): Action => ({ kind: 'arrived', dashboard: picture(parts) });

const after = (...actions: readonly Action[]): State => actions.reduce(reduce, initialState(readNavigation(undefined)));

describe('the dashboard page', () => {
  it('shows the last picture that arrived', () => {
    assert.equal(after(arrived({ revision: 1 }), arrived({ revision: 2 })).picture?.revision, 2);
  });

  it('shows a picture of the same revision anew, since the clock and the prices may have moved', () => {
    assert.equal(after(arrived({ asOf: '14:05' }), arrived({ asOf: '14:06' })).picture?.asOf, '14:06');
  });

  it('ignores a picture that is older than the one it shows', () => {
    assert.equal(after(arrived({ revision: 2 }), arrived({ revision: 1 })).picture?.revision, 2);
  });

  it('ignores the answer to a range that is no longer chosen', () => {
    assert.equal(after(arrived({ question: asking({ range: '7d' }) })).picture, undefined);
  });

  it('keeps the picture of the range before until the chosen one arrives, of whatever revision', () => {
    const chosen = after(arrived({ revision: 5 }), { kind: 'asked', change: { range: '7d' } });
    assert.equal(chosen.picture?.question.range, '30d');
    assert.equal(isCurrent(chosen), false);
    const answered = reduce(chosen, arrived({ revision: 4, question: asking({ range: '7d' }) }));
    assert.equal(answered.picture?.question.range, '7d');
    assert.equal(isCurrent(answered), true);
  });

  it('announces what the user asked for, and no update that came by itself', () => {
    assert.equal(after(arrived({})).announcement, '');
    assert.match(
      after({ kind: 'asked', change: { range: '7d' } }, arrived({ question: asking({ range: '7d' }) })).announcement,
      /^Showing/,
    );
    assert.match(after({ kind: 'refreshAsked' }, arrived({})).announcement, /^Refreshed/);
  });

  it('reads the day that was reached last, by pointer or by keys', () => {
    const focused = after({ kind: 'barPointed', bar: '2026-11-20' }, { kind: 'barFocused', bar: '2026-11-21' });
    assert.deepEqual(focused.reading, { pointed: undefined, focused: '2026-11-21', tabStop: '2026-11-21' });
  });

  it('comes back to the day that was left', () => {
    const left = after({ kind: 'barFocused', bar: '2026-11-21' }, { kind: 'barFocused', bar: undefined });
    assert.deepEqual(left.reading, { pointed: undefined, focused: undefined, tabStop: '2026-11-21' });
  });

  it('leaves navigation alone when only figures change, so that nothing is saved', () => {
    const before = after();
    assert.equal(reduce(before, arrived({})).navigation, before.navigation);
  });
});

describe('what the page asks', () => {
  const askedOf = (...actions: readonly Action[]): DashboardQuestion => after(...actions).navigation.question;
  const onBar: Action = { kind: 'asked', change: { bar: '2026-11-20' } };

  it('keeps the chosen bar when bars are made of something else, and forgets it with the range, the scope or the grain', () => {
    assert.equal(askedOf(onBar, { kind: 'asked', change: { stack: 'kind' } }).bar, '2026-11-20');
    for (const change of [{ range: '7d' }, { grain: 'week' }, { scope: { kind: 'workspace' } }] as const)
      assert.equal(askedOf(onBar, { kind: 'asked', change }).bar, undefined);
  });

  it('begins with the first page of a table that is sorted, filtered or chosen anew', () => {
    const paged: Action = { kind: 'tableAsked', change: { page: 3 } };
    assert.equal(askedOf(paged).table.page, 3);
    assert.equal(askedOf(paged, { kind: 'tableAsked', change: { filter: 'x' } }).table.page, 0);
    assert.equal(askedOf(paged, onBar).table.page, 0);
    const other = askedOf(
      { kind: 'tableAsked', change: { sortBy: 'cost', filter: 'x' } },
      {
        kind: 'tableAsked',
        change: { name: 'tools' },
      },
    );
    assert.deepEqual(other.table, { name: 'tools', sortBy: '', isDescending: false, filter: '', page: 0 });
  });
});

describe('saved navigation', () => {
  it('is restored', () => {
    const saved = {
      question: asking({ range: { from: '2026-11-01', to: '2026-11-20' }, scope: { kind: 'project', project: '/x' } }),
      isChartTable: true,
      isHeatTable: false,
      openLists: ['projects'],
      hiddenColumns: ['sessions.branch'],
    };
    assert.deepEqual(readNavigation(saved), saved);
  });

  const damaged = [
    { range: '8d' },
    { range: { from: '2026-02-30', to: '2026-03-01' } },
    { stack: 'x' },
    { scope: { kind: 'project' } },
  ];
  for (const saved of [
    undefined,
    null,
    'x',
    7,
    [],
    ...damaged.map((change) => ({ question: { ...usualQuestion, ...change } })),
  ]) {
    it(`starts anew from ${JSON.stringify(saved)?.slice(0, 120)}`, () => {
      assert.deepEqual(readNavigation(saved).question, usualQuestion);
    });
  }

  it('forgets lists and columns of another version', () => {
    const saved = readNavigation({
      openLists: ['branches', 'models', 3],
      hiddenColumns: ['nothing.x', 'tools.calls', 4],
    });
    assert.deepEqual([saved.openLists, saved.hiddenColumns], [['models'], ['tools.calls']]);
  });
});
