import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type ComponentType, type Context, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Refresher } from '../../../../src/core/refresh.ts';
import { TranscriptDesk } from '../../../../src/core/transcript/transcriptDesk.ts';
import type { Doings } from '../../../../src/webview/transcript/doings.ts';
import { type ItemRow, mainSection, rowsOf } from '../../../../src/webview/transcript/state/rows.ts';
import { type Section, unreadSection, withPage } from '../../../../src/webview/transcript/state/section.ts';
import { viewOf } from '../../logTree.ts';
import { everything, keysOf, pagesOf } from '../../transcript/walk.ts';
import { loadJsx } from '../../words/renderedPage.ts';
import { MemoryStore } from '../../world/memoryStore.ts';
import { assertHarmless } from './harmless.ts';

interface Views {
  readonly Entry: ComponentType<{ readonly row: ItemRow; readonly whole: undefined; readonly isTabStop: boolean }>;
  readonly Doings: Context<Doings>;
}

const corpus = path.resolve(import.meta.dirname, '../../../../../shared/corpus');
const nothing = (): void => {};
const opened: Doings = {
  ...{ openLink: nothing, copyText: nothing, copy: nothing, toggle: nothing, showAll: nothing, toggleLog: nothing },
  ...{ openDiff: nothing, openFile: nothing, askImage: nothing, image: () => undefined },
  isOpen: () => true,
  isLogOpen: () => true,
};

describe('every real transcript (../shared/corpus) as rows, all opened', function () {
  this.timeout(60_000);

  it('is drawn to its end with nothing but the page’s own elements, each line once', async function () {
    if (!existsSync(corpus)) this.skip();
    const folder = 'src/webview/transcript';
    const views = await loadJsx<Views>(`${folder}/rows/entry.tsx`, `${folder}/doings.ts`);
    const entries = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const env = { CLAUDE_CONFIG_DIR: entries.map(({ name }) => path.join(corpus, name)).join(',') };
    const refresher = new Refresher(new MemoryStore(), () => ({ env, home: '/', extraFolders: [] }));
    await refresher.request({ reason: 'start' });
    const view = viewOf(refresher.index);
    const desk = new TranscriptDesk();
    let drawn = 0;
    for (const key of keysOf(view)) {
      for (const { log, sizeBytes } of desk.head(view, key)?.logs ?? []) {
        const pages = pagesOf(view, key, log, everything, 'forward', desk);
        const section: Section = pages.reduce(withPage, unreadSection(log, sizeBytes));
        const rows = rowsOf(new Map([[mainSection, section]]));
        assert.ok(
          rows.every(({ kind }) => kind === 'item'),
          `${key} ${log} was read without a gap`,
        );
        assert.equal(new Set(rows.map((row) => row.key)).size, rows.length);
        for (const row of rows) {
          const entry = h(views.Entry, { row: row as ItemRow, whole: undefined, isTabStop: false });
          const html = renderToString(h(views.Doings.Provider, { value: opened, children: entry }));
          assertHarmless(html, `${key} ${row.key}`);
          drawn++;
        }
      }
    }
    assert.ok(drawn > 1000, String(drawn));
  });
});
