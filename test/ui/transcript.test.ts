import assert from 'node:assert/strict';
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import { ROOT } from '../host/paths.mjs';
import { assistant, jsonl } from '../unit/records.ts';
import { assertAccessible } from './accessibility.ts';
import { chooseExport, fileAt } from './exporting.ts';
import { writeHostile } from './hostileLog.ts';
import { logFile } from './transcriptLines.ts';
import { storySession, writeLong, writeStory } from './transcriptLogs.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';

describe('a transcript in the installed extension', () => {
  let workbench: Workbench;
  /** Everything that the browser asked for. */
  const requests: string[] = [];

  before(async () => {
    workbench = await Workbench.open({
      settings: { 'workbench.editor.showTabs': 'multiple' },
      fillHome: (home) => {
        writeStory(home);
        writeHostile(home);
        writeLong(home, 50_000);
      },
    });
    workbench.page.context().on('request', (request) => requests.push(request.url()));
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openView(ours);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed-${this.currentTest.title.slice(0, 20)}`);
  });

  after(() => workbench?.close());

  const page = (): FrameLocator => workbench.webview();
  const row = (text: string): Locator => page().getByRole('article').filter({ hasText: text });
  const scroller = (): Locator => page().locator('.scroller');
  const hasCopied = async (expected: RegExp): Promise<void> =>
    assert.match(await workbench.clipboard(expected), expected);
  const theDocument = async (): Promise<Frame> => {
    const root = await page().locator('html').elementHandle();
    return (await root.ownerFrame())!;
  };

  const level = (depth: 1 | 2): Locator => workbench.page.locator(`[aria-level="${depth}"]`);

  const isSeen = (element: Locator): Promise<boolean> =>
    element.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );

  async function open(title: string): Promise<void> {
    const session = workbench.rows.and(level(2)).filter({ hasText: title }).first();
    for (let tries = 0; tries < 5 && !(await session.isVisible()); tries++) {
      await workbench.expand(workbench.rows.and(level(1)).filter({ hasText: 'billing' }).first());
      await isSeen(session);
    }
    await session.click();
    await page().getByRole('heading', { name: title }).waitFor();
    await page().getByRole('article').first().waitFor();
  }

  /** Opens every row that is drawn. Rows that open push others away, which cannot be opened: whoever opens all comes again. */
  async function openAll(): Promise<void> {
    const closed = page().locator('.line[aria-expanded="false"]');
    while ((await closed.count()) > 0) {
      await closed
        .first()
        .dispatchEvent('click', {}, { timeout: 1000 })
        .catch(() => undefined);
    }
  }

  function assertNothingAsked(): void {
    assert.deepEqual(
      requests.filter((url) => /evil|:\/\/x\/|example/.test(url)),
      [],
    );
  }

  async function choose(theme: string): Promise<void> {
    await workbench.runCommand('Preferences: Color Theme');
    await workbench.page.locator('.quick-input-widget input').first().fill(theme);
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  }

  it('opens from the tree with what it is about, what was asked, said and done, and what it had cost', async () => {
    await open('Rework invoice export');
    assert.match(
      (await page().locator('.meta').innerText()).replaceAll('\u00a0', ' '),
      /billing · main · .*Opus 5\.5.* · \$\d/,
    );
    await row('Please rework the invoice export').waitFor();
    assert.match((await row('Edit').locator('.outcome').first().innerText()).trim(), /\+2 −1/);
    assert.match(await row('npm test').first().innerText(), /exit 1/);
    await page()
      .getByText(/^ctx \d+ %$/)
      .first()
      .waitFor();
    await workbench.screenshot('transcript');
  });

  it('opens what a call was given and what came back: lines, changes, output, pictures', async () => {
    const opened = async (text: string): Promise<Locator> => {
      const found = row(text).first();
      await found.locator('.line').first().click();
      await found.locator('.folded').waitFor();
      return found;
    };
    const edit = await opened('src/export/invoice.ts+2 −1');
    assert.deepEqual(await edit.locator('.removed .line-text').allInnerTexts(), ['  return render(invoice);']);
    assert.equal(await edit.locator('.added').count(), 2);
    const failed = await opened('npm test');
    assert.equal(await failed.locator('.ansi-red').innerText(), '1 failing');
    const report = await opened('npm run report');
    assert.doesNotMatch(await report.innerText(), /line 100 of the report/);
    await report.getByRole('button', { name: 'Show all 1,204 lines' }).click();
    await report.getByText('line 1204 of the report').waitFor();
    await report.locator('.line').first().click();
    const picture = await opened('docs/invoice.png');
    assert.equal(await picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth), 1);
    await row('find all callers').getByRole('button', { name: 'Messages' }).click();
    await row('Grep').waitFor();
    await workbench.screenshot('transcript-open');
  });

  it('compares a file before and after a call in VS Code’s own diff', async () => {
    await row('+2 −1').getByRole('button', { name: 'Open Diff' }).click();
    const diff = workbench.page.locator('.monaco-diff-editor');
    await diff.locator('.modified .view-lines', { hasText: 'roundLines' }).waitFor();
    await diff.locator('.original .view-lines', { hasText: 'return' }).waitFor();
    await workbench.screenshot('transcript-diff');
    await workbench.runCommand('View: Close Editor');
    await row('+2 −1').getByRole('button', { name: 'Open File' }).click();
    await workbench.notification('This file is not there any more.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await row('Please rework').waitFor();
  });

  it('goes by keys from row to row, opens and closes, and jumps to errors and prompts', async () => {
    const { keyboard } = workbench.page;
    const focused = (): Locator => page().locator('[role="article"]:focus');
    await row('Please rework').click();
    await keyboard.press('ArrowDown');
    await focused().filter({ hasText: 'thinking' }).waitFor();
    await keyboard.press('Enter');
    await focused().filter({ hasText: 'The exporter rounds late.' }).waitFor();
    await keyboard.press('ArrowLeft');
    await focused().filter({ hasNotText: 'The exporter rounds late.' }).waitFor();
    await keyboard.press('F8');
    await focused().filter({ hasText: 'npm test' }).waitFor();
    await keyboard.press('Alt+ArrowDown');
    await focused().filter({ hasText: '/cost' }).waitFor();
    await keyboard.press('Alt+ArrowDown');
    await focused().filter({ hasText: 'what is the plan' }).waitFor();
    for (let times = 0; times < 2; times++) await keyboard.press('Alt+ArrowUp');
    await focused().filter({ hasText: 'Please rework' }).waitFor();
  });

  it('copies a message, and a link that leads back to it', async () => {
    await workbench.runOn(row('I’ll start by reading'), 'Copy Message');
    await hasCopied(/^I’ll start by reading the current exporter\.$/);
    await row('what is the plan').click();
    await workbench.runCommand(`${ours}: Copy Link to Message`);
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await hasCopied(/^[\w-]+:\/\/claude-code-tracer\.claude-code-tracer\/transcript\?session=.+&message=/);
  });

  it('shows only prompts, only one tool’s calls, only what failed', async () => {
    const texts = async (): Promise<string> => (await page().getByRole('article').allInnerTexts()).join('\n');
    await page().getByLabel('Show', { exact: true }).selectOption('prompts');
    await row('Please rework').waitFor();
    assert.match(await texts(), /Please rework[^]*what is the plan/);
    await page().getByLabel('Show', { exact: true }).selectOption('all');
    await page().getByLabel('Tool', { exact: true }).selectOption({ label: 'Bash 2' });
    await row('npm run report').waitFor();
    assert.doesNotMatch(await texts(), /what is the plan/);
    await page().getByRole('button', { name: 'Errors' }).click();
    await row('npm test').waitFor();
    assert.equal(await page().getByRole('article').count(), 1);
    await page().getByRole('button', { name: 'Errors' }).click();
    await page().getByLabel('Tool', { exact: true }).selectOption('');
    await row('what is the plan').waitFor();
  });

  it('finds a text wherever it stands, and says when there is none', async () => {
    await row('Please rework').click();
    await workbench.page.keyboard.press('Control+f');
    await page().getByRole('searchbox').fill('NEVER THE OTHER WAY');
    await workbench.page.keyboard.press('Enter');
    const marks = async (): Promise<number> =>
      (await theDocument()).evaluate(() => CSS.highlights.get('find-current')?.size ?? 0);
    await row('never the other way round').waitFor();
    for (let tries = 0; tries < 50 && (await marks()) === 0; tries++) await workbench.page.waitForTimeout(50);
    assert.equal(await marks(), 1);
    await page().getByText('1 of 1').waitFor();
    await workbench.screenshot('transcript-find');
    await page().getByRole('searchbox').fill('no such words anywhere');
    await workbench.page.keyboard.press('Enter');
    await page().getByText('No results').waitFor();
    // It stands in the middle of what a call returned, in a fold and in the part of it that was cut.
    await page().getByRole('searchbox').fill('line 777 of');
    await workbench.page.keyboard.press('Enter');
    await row('line 777 of the report').waitFor();
    // A sub-agent's log that is open is looked through in its place, and what stands in it counts.
    await page().getByRole('searchbox').fill('find all callers');
    await workbench.page.keyboard.press('Enter');
    await row('find all callers').getByRole('button', { name: 'Messages' }).click();
    await row('Grep').waitFor();
    await page().getByRole('searchbox').fill('Found 3 files');
    await workbench.page.keyboard.press('Enter');
    await page().getByText('1 of 1').waitFor();
    await row('Grep').locator('.folded', { hasText: 'Found 3 files' }).waitFor();
    await workbench.screenshot('transcript-find-agent');
    await row('find all callers').getByRole('button', { name: 'Messages' }).click();
    await page().getByRole('searchbox').fill('');
    await workbench.page.keyboard.press('Escape');
  });

  it('is opened by a search at what was found, in a sub-agent’s log too', async () => {
    await workbench.runCommand(`${ours}: Search All Transcripts`);
    const box = workbench.page.locator('.quick-input-widget input').first();
    await box.fill('invoice');
    await workbench.page.locator('.quick-input-title', { hasText: /hits/ }).waitFor();
    // As it was said, not by where in the line the word stands.
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    assert.match(await rows.first().innerText(), /Please rework/);
    await workbench.screenshot('search-all');
    await box.fill('Three callers, all in src/api.');
    const hits = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Three callers' });
    await hits.filter({ hasText: 'Claude' }).click();
    await page().getByRole('button', { name: 'Back to the session' }).click();
    await row('Please rework').waitFor();
  });

  it('follows a session that runs: where the end is in sight it stays so, elsewhere nothing moves', async () => {
    await row('Please rework').click();
    await workbench.page.keyboard.press('End');
    await row('Rounding happens per line').waitFor();
    const say = (id: string, text: string): void =>
      appendFileSync(
        logFile(workbench.home, storySession),
        jsonl(assistant({ id, content: [{ type: 'text', text }], output: 10, line: { sessionId: storySession } })),
      );
    say('msg_live1', 'This was said just now.\n\n'.repeat(40));
    await row('This was said just now.').waitFor({ timeout: 10_000 });
    const fromEnd = (): Promise<number> =>
      scroller().evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    assert.ok((await fromEnd()) < 2);
    await workbench.page.keyboard.press('Home');
    await row('Please rework').waitFor();
    const top = await scroller().evaluate((element) => element.scrollTop);
    say('msg_live2', 'And this a moment later.');
    await page().locator('.meta').filter({ hasText: '$0.2' }).waitFor();
    assert.equal(await scroller().evaluate((element) => element.scrollTop), top);
  });

  it('shows hostile text as text: nothing is asked of the network, nothing is run', async () => {
    await open('<img src=x onerror=');
    await openAll();
    const text = await page().locator('.rows').innerText();
    for (const words of ['<script>document.title=2</script>', '$(loading~spin)', 'command:workbench.action.quit']) {
      assert.ok(text.includes(words), words);
    }
    assert.equal(await page().locator('#root :is(a, script, style, iframe, img, link, object)').count(), 0);
    assert.equal(await (await theDocument()).title(), 'Claude Code Tracer');
    for (const link of await page().getByRole('link').all()) {
      assert.match((await link.getAttribute('title'))!, /^https:\/\/evil\.example/);
    }
    assertNothingAsked();
    await workbench.screenshot('transcript-hostile');
  });

  it('shows hostile text that a search finds as text', async () => {
    await workbench.runCommand(`${ours}: Search All Transcripts`);
    const box = workbench.page.locator('.quick-input-widget input').first();
    await box.fill('$(loading~spin)');
    const hits = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '$(trash) $(loading~spin)' });
    await hits.first().waitFor();
    await workbench.page.locator('.quick-input-title', { hasText: /hits/ }).waitFor();
    await workbench.screenshot('search-hostile');
    assert.equal(await hits.locator('img, a[href], .codicon-trash, .codicon-loading').count(), 0);
    await workbench.page.keyboard.press('Escape');
    assertNothingAsked();
  });

  it('exports hostile text as text: a page that runs nothing and asks for nothing, and Markdown that does neither', async () => {
    const exported = (format: 'HTML' | 'Markdown'): Promise<string> =>
      chooseExport(workbench, format, () => page().getByRole('button', { name: 'Export…' }).click());
    const file = await fileAt(workbench, await exported('HTML'));
    await workbench.notification('The page has been written, to be opened in a browser.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    const shown = await workbench.page.context().browser()!.newPage();
    const asked: string[] = [];
    shown.on('request', (request) => asked.push(request.url()));
    await shown.goto(pathToFileURL(file).href);
    await shown.locator('details').evaluateAll((all) => {
      for (const each of all as HTMLDetailsElement[]) each.open = true;
    });
    const text = await shown.locator('body').innerText();
    for (const words of ['<script>document.title=2</script>', '$(loading~spin)', 'command:workbench.action.quit'])
      assert.ok(text.includes(words), words);
    assert.equal(await shown.locator('script, iframe, object, embed, link, form, img:not([src^="data:"])').count(), 0);
    assert.match(await shown.title(), /^<img src=x/);
    for (const link of await shown.locator('a').all())
      assert.match((await link.getAttribute('href'))!, /^https:\/\/evil\.example/);
    await shown.screenshot({ path: path.join(ROOT, 'out/shots/export-hostile.png') });
    await shown.close();
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('data:')),
      [pathToFileURL(file).href],
    );

    await row('gnp.exe').first().waitFor();
    await exported('Markdown');
    await workbench.page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
    const preview = workbench.webview();
    await preview.getByText('$(loading~spin)').first().waitFor();
    await workbench.screenshot('export-hostile-markdown');
    assert.equal(await preview.locator('body :is(img, iframe, a[href^="command:"], a[href^="vscode:"])').count(), 0);
    assertNothingAsked();
    await workbench.runCommand('View: Close Editor');
    await row('gnp.exe').first().waitFor();
  });

  it('reads fifty thousand messages a page at a time, to the end and to the costliest', async () => {
    await open('A very long session');
    await row('Prompt number 0:').waitFor();
    const isFar = async (): Promise<number> => page().getByRole('article').count();
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await scroller().evaluate((element, to) => (element.scrollTop = element.scrollHeight * to), share);
      await page().getByRole('article').first().waitFor();
      assert.ok((await isFar()) < 300);
    }
    await row('Answer number 49999.').waitFor();
    await page().getByRole('button', { name: 'Costliest message' }).click();
    await row('Answer number 31337.').waitFor();
    const topOf = (element: Locator): Promise<number> => element.evaluate((each) => each.getBoundingClientRect().top);
    const difference = async (): Promise<number> =>
      Math.abs((await topOf(row('Answer number 31337.'))) - (await topOf(scroller())));
    for (let tries = 0; tries < 40 && (await difference()) > 2; tries++) await workbench.page.waitForTimeout(50);
    assert.ok((await difference()) <= 2, `${await difference()} pixels from the top`);
    await workbench.screenshot('transcript-long');
  });

  it('is exported with its progress in sight, and leaves nothing behind when that is called off', async () => {
    const file = await chooseExport(workbench, 'HTML', () => page().getByRole('button', { name: 'Export…' }).click());
    const toast = workbench.notification('Exporting transcripts');
    await toast.locator('.monaco-progress-container.discrete').waitFor();
    await workbench.screenshot('export-progress');
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await toast.waitFor({ state: 'hidden' });
    const left = (): string[] => readdirSync(path.dirname(file)).filter((name) => name.includes('A very long session'));
    for (let tries = 0; tries < 40 && left().length > 0; tries++) await workbench.page.waitForTimeout(50);
    assert.deepEqual(left(), []);
  });

  it('comes back where it was: from behind another tab, and when the window is loaded again', async () => {
    const back = row('Answer number 31337.');
    // The place is kept a moment after it was reached: who leaves sooner comes back to the one before.
    for (let tries = 0; tries < 5; tries++) {
      await page().getByRole('button', { name: 'Costliest message' }).click();
      await back.waitFor();
      await open('Rework invoice export');
      await open('A very long session');
      if (await isSeen(back)) break;
    }
    await back.waitFor();
    await workbench.reload();
    await back.waitFor({ timeout: 30_000 });
  });

  it('is accessible in light, dark and high contrast', async () => {
    await open('Rework invoice export');
    await row('Please rework').waitFor();
    await openAll();
    for (const [theme, name] of [
      ['Light Modern', 'light'],
      ['Dark Modern', 'dark'],
      ['Dark High Contrast', 'hc'],
    ] as const) {
      await choose(theme);
      await page()
        .locator(`body.vscode-${name === 'hc' ? 'high-contrast' : name}`)
        .waitFor();
      await assertAccessible(page());
      await workbench.screenshot(`transcript-${name}`);
    }
  });
});
