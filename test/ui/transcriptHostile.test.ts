import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../host/paths.mjs';
import { chooseExport, fileAt } from './exporting.ts';
import { writeHostile } from './hostileLog.ts';
import { TranscriptPage } from './transcriptPage.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';

describe('a transcript of hostile text in the installed extension', () => {
  let workbench: Workbench;
  let transcript: TranscriptPage;
  /** Everything that the browser asked for. */
  const requests: string[] = [];

  before(async () => {
    workbench = await Workbench.open({ fillHome: writeHostile });
    workbench.page.context().on('request', (request) => requests.push(request.url()));
    transcript = new TranscriptPage(workbench);
    await workbench.openView(ours);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed-${this.currentTest.title.slice(0, 20)}`);
  });

  after(() => workbench?.close());

  function assertNothingAsked(): void {
    assert.deepEqual(
      requests.filter((url) => /evil|:\/\/x\/|example/.test(url)),
      [],
    );
  }

  it('is shown as text: nothing is asked of the network, nothing is run', async () => {
    await transcript.open('<img src=x onerror=');
    await transcript.openAll();
    const text = await transcript.locator.locator('.rows').innerText();
    for (const words of ['<script>document.title=2</script>', '$(loading~spin)', 'command:workbench.action.quit']) {
      assert.ok(text.includes(words), words);
    }
    assert.equal(await transcript.locator.locator('#root :is(a, script, style, iframe, img, link, object)').count(), 0);
    assert.equal(await (await transcript.frame()).title(), 'Claude Code Tracer');
    for (const link of await transcript.locator.getByRole('link').all()) {
      assert.match((await link.getAttribute('title'))!, /^https:\/\/evil\.example/);
    }
    assertNothingAsked();
    await workbench.screenshot('transcript-hostile');
  });

  it('is shown as text where a search finds it', async () => {
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

  it('is exported as text: a page that runs nothing and asks for nothing, and Markdown that does neither', async () => {
    const exported = (format: 'HTML' | 'Markdown'): Promise<string> =>
      chooseExport(workbench, format, () => transcript.locator.getByRole('button', { name: 'Export…' }).click());
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

    await transcript.row('gnp.exe').first().waitFor();
    await exported('Markdown');
    await workbench.page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
    const preview = workbench.webview();
    await preview.getByText('$(loading~spin)').first().waitFor();
    await workbench.screenshot('export-hostile-markdown');
    assert.equal(await preview.locator('body :is(img, iframe, a[href^="command:"], a[href^="vscode:"])').count(), 0);
    assertNothingAsked();
    await workbench.runCommand('View: Close Editor');
    await transcript.row('gnp.exe').first().waitFor();
  });
});
