import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import { type ComponentType, type Context, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { labelForm } from '../../../src/core/answers/labelForm.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import type { TranscriptHead, TranscriptPage } from '../../../src/core/answers/transcript.ts';
import type { TranscriptItem } from '../../../src/core/answers/transcriptItem.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { TranscriptDesk } from '../../../src/core/transcript/transcriptDesk.ts';
import type { Doings } from '../../../src/webview/transcript/doings.ts';
import type { Find } from '../../../src/webview/transcript/state/find.ts';
import { everything, filterOf, shows } from '../../../src/webview/transcript/state/navigation.ts';
import { type ItemRow, mainSection } from '../../../src/webview/transcript/state/rows.ts';
import type { State } from '../../../src/webview/transcript/state/state.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { pagesOf } from '../transcript/walk.ts';
import { foreignTalk, writeForeignTalk } from './foreignTalk.ts';
import { loadJsx } from './renderedPage.ts';
import { latinIn, latinWords, saidIn, strangeTongue } from './strangeTongue.ts';

interface Views {
  readonly Head: ComponentType<
    Pick<State, 'head' | 'log' | 'choice' | 'find'> & { readonly at: number; readonly isCounted: boolean }
  >;
  readonly Entry: ComponentType<{ readonly row: ItemRow; readonly whole: undefined; readonly isTabStop: boolean }>;
  readonly Doings: Context<Doings>;
}

const help = 'Wrap the text in l10n.t and run `npm run strings` (CONTRIBUTING.md, Words).';

/** What logs name so: tools, kinds of images, fields of a record that is shown as it stands. */
const named = ['Bash', 'Edit', 'Write', 'Read', 'Task', 'PNG', 'SVG', 'type', 'sessionId'];
const unasked = { text: 'ж', outcome: 'unasked', hits: [], counted: new Set<string>(), isCut: false } as const;
const finds: readonly Find[] = [
  unasked,
  { ...unasked, outcome: 'searching' },
  { ...unasked, outcome: 'none' },
  { ...unasked, outcome: 'found', hits: [1, 2].map((offset) => ({ section: mainSection, path: [offset] })) },
];
const nothing = (): void => {};
const yes = (): boolean => true;
const doings: Doings = {
  ...{ openLink: nothing, copyText: nothing, copy: nothing, toggle: nothing, showAll: nothing, toggleLog: nothing },
  ...{ openDiff: nothing, openFile: nothing, askImage: nothing, image: () => undefined },
  isOpen: yes,
  isLogOpen: yes,
};

describe('the transcript’s page in a language without a Latin letter', () => {
  const tree = new LogTree();
  const desk = new TranscriptDesk();
  let view: Viewpoint;
  let views: Views;

  before(async function () {
    this.timeout(20_000);
    const folder = 'src/webview/transcript';
    views = await loadJsx<Views>(`${folder}/head/head.tsx`, `${folder}/rows/entry.tsx`, `${folder}/doings.ts`);
    writeForeignTalk(tree);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    view = viewOf(refresher.index, { labels: new Labels(labelForm('ru', 'EUR', 0.92)) });
    l10n.config({ contents: strangeTongue() });
  });

  after(() => {
    l10n.config({ contents: {} });
    tree[Symbol.dispose]();
  });

  const headOf = (): TranscriptHead | undefined => desk.head(view, foreignTalk);
  const pages = (): TranscriptPage[] => pagesOf(view, foreignTalk, 'main', { withDetails: true }, 'forward', desk);

  it('says nothing in English above what is read', () => {
    for (const head of [undefined, headOf()]) {
      for (const show of shows) {
        for (const find of finds) {
          const log = head?.logs.at(-1)?.log ?? '';
          const html = renderToString(
            h(views.Head, { head, log, choice: { ...everything, show }, find, isCounted: true, at: 0 }),
          );
          assert.deepEqual(latinWords(saidIn(html), ...named), [], help);
        }
      }
    }
    assert.equal(filterOf(everything).withDetails, undefined);
  });

  it('says nothing in English in anything that is read, opened to its end', () => {
    const kinds = new Set<TranscriptItem['kind']>();
    for (const page of pages()) {
      const figures = new Map(page.figures.map((figure) => [figure.id, figure]));
      for (const item of page.items) {
        kinds.add(item.kind);
        const row: ItemRow = {
          kind: 'item',
          key: item.id,
          place: { section: mainSection, log: 'main', depth: 0 },
          item,
          isTimeTold: true,
          figure: item.figure === undefined ? undefined : figures.get(item.figure),
        };
        const entry = h(views.Entry, { row, whole: undefined, isTabStop: true });
        const said = saidIn(renderToString(h(views.Doings.Provider, { value: doings, children: entry })));
        const data = [item.at, item.uuid].filter((name) => name !== undefined);
        assert.deepEqual(latinWords(said, ...data, ...named), [], `${help} A ${item.kind}: ${said}`);
        assert.doesNotMatch(said, /\$/);
      }
    }
    assert.equal(kinds.size, 11, [...kinds].join(' '));
    assert.deepEqual(latinIn(pages()[0]?.figures ?? [], ['id', 'messageId', 'requestId']), []);
  });
});
