import assert from 'node:assert/strict';
import { plainForm } from '../../../src/core/answers/labelForm.ts';
import type { Dashboard } from '../../../src/core/answers/dashboard.ts';
import { readNavigation } from '../../../src/webview/dashboard/navigation.ts';
import { type Action, initialState, isCurrent, reduce, type State } from '../../../src/webview/dashboard/state.ts';

const picture = (parts: Partial<Dashboard> = {}): Dashboard => ({
  revision: 1,
  range: '30d',
  form: plainForm,
  asOf: '14:05 · Europe/Berlin',
  figures: [],
  daily: { title: 'Cost per day', summary: '', days: [] },
  models: [],
  projects: [],
  notes: [],
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
    assert.equal(after(arrived({ range: '7d' })).picture, undefined);
  });

  it('keeps the picture of the range before until the chosen one arrives, of whatever revision', () => {
    const chosen = after(arrived({ revision: 5 }), { kind: 'rangeChosen', range: '7d' });
    assert.equal(chosen.picture?.range, '30d');
    assert.equal(isCurrent(chosen), false);
    const answered = reduce(chosen, arrived({ revision: 4, range: '7d' }));
    assert.equal(answered.picture?.range, '7d');
    assert.equal(isCurrent(answered), true);
  });

  it('announces what the user asked for, and no update that came by itself', () => {
    assert.equal(after(arrived({})).announcement, '');
    assert.match(after({ kind: 'rangeChosen', range: '7d' }, arrived({ range: '7d' })).announcement, /the last 7 days/);
    assert.match(after({ kind: 'refreshAsked' }, arrived({})).announcement, /^Refreshed/);
  });

  it('reads the day that was reached last, by pointer or by keys', () => {
    const focused = after({ kind: 'dayPointed', day: '2026-11-20' }, { kind: 'dayFocused', day: '2026-11-21' });
    assert.deepEqual(focused.reading, { pointed: undefined, focused: '2026-11-21', tabStop: '2026-11-21' });
  });

  it('comes back to the day that was left', () => {
    const left = after({ kind: 'dayFocused', day: '2026-11-21' }, { kind: 'dayFocused', day: undefined });
    assert.deepEqual(left.reading, { pointed: undefined, focused: undefined, tabStop: '2026-11-21' });
  });

  it('leaves navigation alone when only figures change, so that nothing is saved', () => {
    const before = after();
    assert.equal(reduce(before, arrived({})).navigation, before.navigation);
  });
});

describe('saved navigation', () => {
  it('is restored', () => {
    const saved = { range: '90d', isDailyTable: true, openLists: ['projects'] };
    assert.deepEqual(readNavigation(saved), saved);
  });

  for (const saved of [undefined, null, 'x', 7, [], { range: '8d', isDailyTable: 'yes', openLists: 'models' }]) {
    it(`starts anew from ${JSON.stringify(saved)}`, () => {
      assert.deepEqual(readNavigation(saved), { range: '30d', isDailyTable: false, openLists: [] });
    });
  }

  it('forgets lists of another version', () => {
    assert.deepEqual(readNavigation({ openLists: ['branches', 'models', 3] }).openLists, ['models']);
  });
});
