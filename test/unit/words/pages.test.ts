import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import { labelForm } from '../../../src/core/answers/labelForm.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import type { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import { readNavigation } from '../../../src/webview/dashboard/navigation.ts';
import { namedRanges, tableNames, usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { type Action, type Dispatch, initialState, reduce, type State } from '../../../src/webview/dashboard/state.ts';
import { indexOf } from '../index/digestOf.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { writeForeignLogs } from './foreignTree.ts';
import { loadJsx } from './renderedPage.ts';
import { latinWords, saidIn, strangeTongue } from './strangeTongue.ts';

interface PageProps {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly post: () => void;
}

const help = 'Wrap the text in l10n.t and run `npm run strings` (CONTRIBUTING.md, Words).';

describe('the dashboard’s page in a language without a Latin letter', () => {
  const tree = new LogTree();
  const labels = new Labels(labelForm('ru', 'EUR', 0.92));
  let index: GlobalIndex;
  let Page: FunctionComponent<PageProps>;

  before(async function () {
    this.timeout(20_000);
    ({ Page } = await loadJsx<{ Page: FunctionComponent<PageProps> }>('src/webview/dashboard/page.tsx'));
    writeForeignLogs(tree);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    index = refresher.index;
    l10n.config({ contents: strangeTongue() });
  });

  after(() => {
    l10n.config({ contents: {} });
    tree[Symbol.dispose]();
  });

  const said = (state: State): string =>
    saidIn(renderToString(h(Page, { state, dispatch: () => undefined, post: () => undefined })));
  const stateAfter = (state: State, ...actions: readonly Action[]): State => actions.reduce(reduce, state);

  it('says nothing in English, whatever is shown', () => {
    const view = viewOf(index, { labels });
    const questions = [
      ...namedRanges.map((range) => ({ ...usualQuestion, range })),
      ...tableNames.map((name) => ({
        ...usualQuestion,
        range: 'all' as const,
        table: { ...usualQuestion.table, name },
      })),
      { ...usualQuestion, range: { from: '2026-11-20', to: '2026-11-20' }, stack: 'kind' as const },
      { ...usualQuestion, range: 'all' as const, stack: 'project' as const, bar: '2026-11-20' },
    ];
    for (const question of questions) {
      const start = initialState(readNavigation({ question }));
      const full = stateAfter(
        start,
        { kind: 'refreshAsked' },
        { kind: 'arrived', dashboard: dashboard(view, question) },
      );
      const empty = dashboard(viewOf(indexOf(), { labels }), question);
      const states = [
        start,
        full,
        stateAfter(full, { kind: 'chartTableToggled' }, { kind: 'heatTableToggled' }),
        stateAfter(full, { kind: 'barFocused', bar: '2026-11-20' }),
        stateAfter(start, { kind: 'asked', change: { range: '7d' } }, { kind: 'arrived', dashboard: empty }),
      ];
      for (const state of states) {
        const text = said(state);
        assert.ok(text.trim().length > 40, text);
        assert.deepEqual(latinWords(text), [], `${help} The page: ${text}`);
        assert.doesNotMatch(text, /\$/);
      }
    }
  });
});
