import assert from 'node:assert/strict';
import {
  everything,
  filterOf,
  isEverything,
  readNavigation,
} from '../../../../src/webview/transcript/state/navigation.ts';
import { isCounted } from '../../../../src/webview/transcript/state/find.ts';
import { mainSection, rowsOf, sectionBelow } from '../../../../src/webview/transcript/state/rows.ts';
import { type Action, initialState, reduce, type State } from '../../../../src/webview/transcript/state/state.ts';
import { answer, figure, head, lineBytes, page, subAgent, toolCall } from './pages.ts';

const after = (...actions: readonly Action[]): State => actions.reduce(reduce, initialState(readNavigation(undefined)));

const arrived = (parts: ReturnType<typeof page>, generation = 1, section = mainSection): Action => ({
  kind: 'pageArrived',
  generation,
  section,
  page: parts,
  near: 0,
});

const keys = (state: State): string[] => rowsOf(state.sections).map(({ key }) => key);

describe('the transcript page', () => {
  it('has one long gap when it knows only how long the log is', () => {
    assert.deepEqual(keys(after({ kind: 'headArrived', head: head(10) })), ['main/gap 0']);
  });

  it('shows the lines of a page, and gaps for what was not read', () => {
    const state = after({ kind: 'headArrived', head: head(4) }, arrived(page(0, 2, 4)));
    assert.deepEqual(keys(state), ['main/0', 'main/100', 'main/gap 200']);
  });

  it('ignores a head that is older than the one it shows', () => {
    const state = after(
      { kind: 'headArrived', head: head(4, { revision: 2, title: 'new' }) },
      { kind: 'headArrived', head: head(4, { revision: 1, title: 'old' }) },
    );
    assert.equal(state.head?.title, 'new');
  });

  it('drops a page that was asked for under another choice', () => {
    const chosen: Action = { kind: 'chosen', choice: { ...everything, show: 'prompts' } };
    const state = after({ kind: 'headArrived', head: head(4) }, chosen, arrived(page(0, 4, 4)));
    assert.deepEqual(keys(state), ['main/gap 0']);
    assert.deepEqual(keys(reduce(state, arrived(page(0, 4, 4, { items: [answer(1)] }), 2))), ['main/100']);
  });

  describe('with sub-agents', () => {
    const log = (name: string, kind: 'main' | 'agent', sizeBytes: number) =>
      ({ log: name, kind, title: '', agentType: '', cost: '', sizeBytes }) as const;
    const agents = head(2, { logs: [log('main', 'main', 200), log('a1', 'agent', 100), log('a2', 'agent', 100)] });
    const outer = sectionBelow('main/0', 'a1');
    const inner = sectionBelow(`${outer}/0`, 'a2');
    const toggled = (
      section: string,
      name: string,
      place = { section: mainSection, log: 'main', depth: 0 },
    ): Action => ({
      kind: 'logToggled',
      section,
      log: name,
      below: { place, item: subAgent(0, name) },
    });
    const open = after(
      { kind: 'headArrived', head: agents },
      arrived(page(0, 2, 2, { items: [subAgent(0, 'a1'), answer(1)] })),
      toggled(outer, 'a1'),
      arrived(page(0, 1, 1, { items: [subAgent(0, 'a2')] }), 1, outer),
      toggled(inner, 'a2', { section: outer, log: 'a1', depth: 1 }),
    );

    it('opens a log below its call, and closes with it what was opened below', () => {
      assert.deepEqual(keys(open), ['main/0', `${outer}/0`, `${inner}/gap 0`, 'main/100']);
      assert.deepEqual(
        rowsOf(open.sections).map(({ place }) => place.depth),
        [0, 1, 2, 0],
      );
      assert.deepEqual(keys(reduce(open, toggled(outer, 'a1'))), ['main/0', 'main/100']);
    });

    it('finds a text in all that is open, in the order of the list, and forgets what is closed', () => {
      const told = (section: string, ...offsets: readonly number[]): Action => ({
        kind: 'hitsArrived',
        text: 'VAT',
        section,
        hits: { offsets, further: undefined },
      });
      const looked: readonly Action[] = [
        { kind: 'findTyped', text: 'VAT' },
        told(mainSection, 0, 100),
        told(outer, 0, 50),
      ];
      const some = looked.reduce(reduce, open);
      assert.equal(isCounted(some.find, some.sections), false);
      const found = reduce(some, told(inner, 10));
      assert.equal(isCounted(found.find, found.sections), true);
      assert.deepEqual(
        found.find.hits.map(({ path }) => path),
        [[0], [0, 0], [0, 0, 10], [0, 50], [100]],
      );
      const closed = reduce(found, toggled(inner, 'a2'));
      assert.deepEqual(
        closed.find.hits.map(({ path }) => path),
        [[0], [0, 0], [0, 50], [100]],
      );
      const again = reduce(closed, toggled(inner, 'a2', { section: outer, log: 'a1', depth: 1 }));
      assert.equal(isCounted(again.find, again.sections), false);
    });
  });

  it('shows a message’s figure once, beside its first line, and the time where it changes', () => {
    const items = [answer(0, 'm1'), { ...toolCall(1), figure: 'm1' }, { ...answer(2, 'm2'), time: '14:06' }];
    const state = after(
      { kind: 'headArrived', head: head(3) },
      arrived(page(0, 3, 3, { items, figures: [figure('m1'), figure('m2')] })),
    );
    const rows = rowsOf(state.sections).filter((row) => row.kind === 'item');
    assert.deepEqual(
      rows.map((row) => row.figure?.id),
      ['m1', undefined, 'm2'],
    );
    assert.deepEqual(
      rows.map((row) => row.isTimeTold),
      [true, false, true],
    );
  });

  it('counts each place of a text once, and says when there are too many to count', () => {
    const known: Action = { kind: 'headArrived', head: head(9) };
    const typed: Action = { kind: 'findTyped', text: 'VAT' };
    const told = (offsets: readonly number[], further?: number): Action => ({
      kind: 'hitsArrived',
      text: 'VAT',
      section: mainSection,
      hits: { offsets, further },
    });
    const found = (...actions: readonly Action[]) => {
      const { find, sections } = after(known, typed, ...actions);
      return [find.hits.map(({ path }) => path[0]), isCounted(find, sections), find.isCut];
    };
    assert.deepEqual(found(told([300, 100], 400)), [[100, 300], false, false]);
    assert.deepEqual(found(told([300, 100], 400), told([100, 500])), [[100, 300, 500], true, false]);
    const all = Array.from({ length: 6000 }, (_, line) => line);
    assert.deepEqual(found(told(all, 1)), [all.slice(0, 5000), true, true]);
    assert.deepEqual(found({ kind: 'findTyped', text: 'other' }, told([1])), [[], false, false]);
  });

  it('reads a sub-agent’s log in the place of the session’s own when somebody is led there, and goes back', () => {
    const agents = head(2, {
      logs: [
        { log: 'main', kind: 'main', title: '', agentType: '', cost: '', sizeBytes: 200 },
        { log: 'a1', kind: 'agent', title: '', agentType: '', cost: '', sizeBytes: 100 },
      ],
    });
    const led = after({ kind: 'headArrived', head: agents }, { kind: 'logShown', log: 'a1' });
    assert.deepEqual([led.sections.get(mainSection)?.log, led.generation], ['a1', 2]);
    assert.equal(reduce(led, { kind: 'logShown', log: 'main' }).sections.get(mainSection)?.log, 'main');
    assert.equal(reduce(led, { kind: 'logShown', log: 'a1' }), led);
  });

  it('forgets what is far away once it has read much', () => {
    let state = after({ kind: 'headArrived', head: head(5000) });
    for (let from = 0; from < 5000; from += 100) {
      state = reduce(state, { ...arrived(page(from, from + 100, 5000)), near: from * lineBytes } as Action);
    }
    assert.ok(keys(state).length < 1700);
    assert.equal(keys(state).at(-1), 'main/499900');
  });

  it('shows nothing instead of a gap for what could not be read, and does not ask for it again', () => {
    const failed: Action = { kind: 'pageFailed', generation: 1, section: mainSection };
    assert.deepEqual(keys(after({ kind: 'headArrived', head: head(4) }, failed)), []);
  });
});

describe('what outlives the transcript page', () => {
  it('is read from whatever was saved, by whatever version', () => {
    const first = { session: '', choice: everything, log: 'main', offset: 0, pixels: 0, open: [] };
    for (const saved of [undefined, null, 7, 'x', {}, { offset: -1, pixels: NaN, choice: 3, open: 'x', session: {} }]) {
      assert.deepEqual(readNavigation(saved), first);
    }
    const kept = {
      session: 's/1',
      choice: { ...everything, tool: 'Bash' },
      log: 'a1',
      offset: 7,
      pixels: 3,
      open: ['main/0'],
    };
    assert.deepEqual(readNavigation(JSON.parse(JSON.stringify(kept))), kept);
  });

  it('becomes the worker’s filter; one that chooses nothing asks for nothing', () => {
    assert.deepEqual(filterOf(everything), {});
    assert.equal(isEverything(everything), true);
    assert.deepEqual(filterOf({ show: 'tools', tool: 'Bash', errorsOnly: true, text: 'VAT' }), {
      kinds: ['toolCall', 'subAgent'],
      tools: ['Bash'],
      errorsOnly: true,
      text: 'VAT',
    });
    assert.deepEqual(filterOf({ ...everything, show: 'details' }), { withDetails: true });
  });
});
