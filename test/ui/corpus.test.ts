import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { ROOT } from '../host/paths.mjs';
import { assertAccessible } from './accessibility.ts';
import { chooseExport, fileAt } from './exporting.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';
const corpus = path.resolve(ROOT, '../shared/corpus');

describe('the side bar, transcripts and search on real logs (../shared/corpus)', function () {
  let workbench: Workbench;
  const rows = (): Locator => workbench.pane('Projects').locator('.monaco-list-row');
  const level = (depth: number): Locator => rows().and(workbench.page.locator(`[aria-level="${depth}"]`));
  const at = (place: number): Locator => rows().and(workbench.page.locator(`[data-index="${place}"]`));
  const page = (): FrameLocator => workbench.webview();

  before('needs the corpus', async function () {
    if (!existsSync(corpus)) this.skip();
    workbench = await Workbench.open({ fillHome: gatherCorpus });
    await workbench.openView(ours);
    await workbench.page.locator('.sidebar .pane-header[aria-label^="Live"]').click();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed-${this.currentTest.title.slice(0, 20)}`);
  });

  after(() => workbench?.close());

  it('lists every project, and comes to what the command line says of all of them', async () => {
    const cost = costOfAll(workbench.home).toFixed(2);
    // Some of it has no price, and old logs tell of some only the least that it can have been.
    await workbench.pane('Projects').getByText(`sessions · ≥ $${cost}+`).first().waitFor();
    await workbench.screenshot('corpus-tree');
  });

  it('says a sentence of every row, however deep, of the session with most in it', async () => {
    const latest = await at(0).innerText();
    await workbench.runCommand(`${ours}: Sort by Cost`);
    await at(0).filter({ hasNotText: latest }).waitFor();
    await workbench.expand(at(0));
    await workbench.expand(at(1));
    const sections = level(3);
    await sections.first().waitFor();
    // From the last one up: what opens pushes away what is below it.
    const names = await sections.locator('.label-name').allInnerTexts();
    assert.ok(names.length > 3);
    for (const name of names.toReversed()) await workbench.expand(sections.filter({ hasText: new RegExp(`^${name}`) }));
    await level(4).first().waitFor();
    await workbench.screenshot('corpus-inside');
    // The list draws what is seen of it: down, until nothing new comes.
    const labels = new Set<string>();
    for (let seen = -1; seen < labels.size;) {
      seen = labels.size;
      for (const label of await rows().evaluateAll((all) => all.map((row) => row.ariaLabel ?? ''))) labels.add(label);
      await workbench.pane('Projects').locator('.monaco-list').hover();
      await workbench.page.mouse.wheel(0, 400);
      await workbench.page.waitForTimeout(150);
    }
    assert.ok(labels.size > 30, `${labels.size} rows`);
    for (const label of labels) assert.match(label, /^\S.*, .*\S/u, label);
    await workbench.page.mouse.wheel(0, -100_000);
  });

  it('reads transcripts from different tools and years to their end, opened, in order for eye and ear', async () => {
    await workbench.runCommand(`${ours}: Do Not Group`);
    await workbench.runCommand(`${ours}: Sort by Cost`);
    await workbench.runCommand('Focus on Projects View');
    await workbench.page.keyboard.press('Home');
    await at(0).waitFor();
    for (const place of [0, 7, 14]) {
      const session = at(place);
      const name = await session.locator('.label-name').innerText();
      await session.click();
      await page().getByRole('heading', { name, exact: true }).waitFor();
      await page().getByRole('article').first().waitFor();
      const closed = page().locator('.line[aria-expanded="false"]');
      for (let opened = 0; opened < 6 && (await closed.count()) > 0; opened++)
        await closed
          .first()
          .dispatchEvent('click', {}, { timeout: 1000 })
          .catch(() => undefined);
      await workbench.screenshot(`corpus-transcript-${place}`);
      await assertAccessible(page());
      await page().getByRole('article').first().click();
      await workbench.page.keyboard.press('End');
      await page().locator('[role="article"]:focus').waitFor();
    }
  });

  it('finds what was said anywhere, and opens it there', async () => {
    await workbench.runCommand(`${ours}: Search All Transcripts`);
    const box = workbench.page.locator('.quick-input-widget input').first();
    await box.fill('the tests');
    await workbench.page.locator('.quick-input-title', { hasText: /\d hits/ }).waitFor();
    await workbench.screenshot('corpus-search');
    const hit = workbench.page.locator('.quick-input-list .monaco-list-row').first();
    assert.match((await hit.getAttribute('aria-label'))!, /the tests/i);
    await hit.click();
    await page()
      .locator('[role="article"]:focus')
      .filter({ hasText: /the tests/i })
      .waitFor();
  });

  it('exports the dearest session as a page that asks for nothing', async () => {
    const name = await at(0).locator('.label-name').innerText();
    await at(0).click();
    await page().getByRole('heading', { name, exact: true }).waitFor();
    const start = (): Promise<void> => page().getByRole('button', { name: 'Export…' }).click();
    const file = await fileAt(workbench, await chooseExport(workbench, 'HTML', start));
    const shown = await workbench.page.context().browser()!.newPage();
    const asked: string[] = [];
    shown.on('request', (request) => asked.push(request.url()));
    await shown.goto(`file://${encodeURI(file)}`);
    assert.ok((await shown.locator('article').count()) > 20);
    await shown.screenshot({ path: path.join(ROOT, 'out/shots/corpus-export.png') });
    await shown.close();
    assert.deepEqual(
      asked.slice(1).filter((url) => !url.startsWith('data:')),
      [],
    );
    assert.doesNotMatch(readFileSync(file, 'utf8'), /<script|<iframe|<link/i);
  });
});

/** All logs of the corpus as one Claude Code would have them. */
function gatherCorpus(home: string): void {
  for (const entry of readdirSync(corpus, { withFileTypes: true })) {
    const projects = path.join(corpus, entry.name, 'projects');
    if (existsSync(projects))
      cpSync(projects, path.join(home, '.claude/projects'), { recursive: true, preserveTimestamps: true });
  }
}

/** What the command line of this build answers for the same home. */
function costOfAll(home: string): number {
  const env = { ...process.env, HOME: home, CLAUDE_CONFIG_DIR: '', XDG_CONFIG_HOME: path.join(home, '.config') };
  const words = [path.join(ROOT, 'dist/cli.js'), 'session', '--json', '-z', 'local'];
  const json = execFileSync(process.execPath, words, { env, maxBuffer: 64e6 }).toString();
  return (JSON.parse(json) as { readonly totals: { readonly totalCost: number } }).totals.totalCost;
}
