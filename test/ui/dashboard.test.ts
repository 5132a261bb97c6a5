import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';
import { appendTurns } from '../../bench/generate/append.mjs';
import { ROOT } from '../host/paths.mjs';
import { makeDemo } from './demo.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tabs = ['Projects', 'Sessions', 'Branches', 'Models', 'Tools', 'Skills', 'Sub-agents', 'Files', 'Errors'];
const tableNames = ['projects', 'sessions', 'branches', 'models', 'tools', 'skills', 'agents', 'files', 'errors'];

describe('the dashboard in the installed extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ fillHome: makeDemo });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openView(ours);
    await workbench.statusBarItem('claudeTracer.cost').waitFor();
    await workbench.runCommand(`${ours}: Open Dashboard`);
    await page().getByRole('heading', { name: 'Cost per day' }).waitFor();
  });

  after(() => workbench?.close());

  const page = (): FrameLocator => workbench.webview();

  /** The frame that the page is in, for what a locator cannot do. */
  async function theFrame(): Promise<Frame> {
    const handle = await page().locator('body').elementHandle();
    return (await handle.ownerFrame())!;
  }

  /** What a screen reader and the eye are given is in order, by axe-core's rules. */
  async function assertAccessible(): Promise<void> {
    const frame = await theFrame();
    await frame.evaluate(axe);
    const { violations } = await frame.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      [],
    );
  }

  /** Texts with a figure in them, without names and axes. */
  async function figuresShown(): Promise<string[]> {
    return (await theFrame()).evaluate(() => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue!.trim();
        const isFigure = !node.parentElement!.closest('button, .words, .name, .price, .day-label, .detail');
        if (isFigure && /\d/.test(text)) texts.push(text.replace(/^, /, ''));
      }
      return texts;
    });
  }

  /** What the command line of this build answers to the same question. */
  function answer(...words: readonly string[]): string {
    const env = {
      ...process.env,
      HOME: workbench.home,
      CLAUDE_CONFIG_DIR: '',
      XDG_CONFIG_HOME: `${workbench.home}/.config`,
    };
    const cli = path.join(ROOT, 'dist/cli.js');
    const text = execFileSync(process.execPath, [cli, 'dashboard', ...words, '--json', '-z', 'local', '-w', 'monday'], {
      env,
    });
    return text.toString();
  }

  for (const [i, tab] of tabs.entries()) {
    it(`shows of ${tab} and all else the very figures that the command line prints`, async () => {
      await page().getByRole('tab', { name: tab, exact: true }).click();
      await page().locator(`main[aria-busy="false"] #tab-${tableNames[i]}[aria-selected="true"]`).waitFor();
      const json = answer('--table', tableNames[i]!);
      const said = (JSON.parse(json) as { table: { rows: unknown[] } }).table;
      const shown = await figuresShown();
      assert.ok(shown.length > 40, String(shown.length));
      const texts = json.replaceAll('\\"', '"');
      assert.deepEqual(
        shown.filter((text) => !texts.includes(text)),
        [],
      );
      if (said.rows.length > 0) assert.equal(await page().locator('.rows tbody tr').count(), said.rows.length);
    });
  }

  it('narrows all below to the bar that is chosen by keys, and widens again', async () => {
    const bars = page().locator('.columns .column');
    const before = await page().locator('.shares .cost, .shares .sorted').allTextContents();
    await bars.last().focus();
    await workbench.page.keyboard.press('Enter');
    await page()
      .getByText(/^Below: only/)
      .waitFor();
    await page().locator('main[aria-busy="false"]').waitFor();
    assert.notDeepEqual(await page().locator('.shares .cost, .shares .sorted').allTextContents(), before);
    await workbench.screenshot('dashboard-narrowed');
    await page().getByRole('button', { name: 'Show all of the range' }).click();
    await page()
      .getByText(/^Below: only/)
      .waitFor({ state: 'hidden' });
    await page().locator('main[aria-busy="false"]').waitFor();
    assert.deepEqual(await page().locator('.shares .cost, .shares .sorted').allTextContents(), before);
  });

  it('sorts and filters a table, opens a session by its row, and hides a column', async () => {
    await page().getByRole('tab', { name: 'Sessions' }).click();
    await page().getByRole('button', { name: 'Session', exact: true }).click();
    await page().locator('th[aria-sort="ascending"]').waitFor();
    const names = await page().locator('.rows .row-link').allTextContents();
    const order = new Intl.Collator('en', { numeric: true });
    assert.deepEqual(
      names,
      names.toSorted((a, b) => order.compare(a, b)),
    );
    await page().getByRole('searchbox').fill('node 24');
    await page().locator('.rows tbody tr').nth(1).waitFor({ state: 'hidden' });
    assert.match((await page().locator('.rows').innerText()).toLowerCase(), /node 24/);
    await page().getByText('Columns', { exact: true }).click();
    await page().getByLabel('Project', { exact: true }).uncheck();
    await page().locator('.rows th', { hasText: 'Project' }).waitFor({ state: 'hidden' });
    await workbench.page.keyboard.press('Escape');
    await page().getByRole('searchbox').fill('');
    await page().locator('.rows tbody tr').nth(5).waitFor();
  });

  /** What of the page is drawn anew loses its mark. */
  const unmarked = '.figure:not([data-seen]), .column:not([data-seen]), .rows tbody tr:not([data-seen])';

  it('changes in place when something is said: nothing is drawn anew, what is focused and scrolled to stays', async () => {
    await page().getByRole('tab', { name: 'Sessions' }).click();
    await page().locator('main[aria-busy="false"]').waitFor();
    const header = page().getByRole('button', { name: 'Session', exact: true });
    await header.focus();
    const cost = page().locator('.figure-value').first();
    const before = await cost.innerText();
    const frame = await theFrame();
    const mark = (): number => {
      for (const each of document.querySelectorAll('.figure, .column, .rows tbody tr'))
        each.setAttribute('data-seen', '');
      document.activeElement!.setAttribute('data-held', '');
      return document.scrollingElement!.scrollTop;
    };
    const scrolledTo = await frame.evaluate(mark);
    assert.ok(scrolledTo > 0);
    appendTurns(workbench.home, { lines: 60, nowMs: Date.now() });
    await cost.filter({ hasNotText: before }).waitFor({ timeout: 10_000 });
    assert.equal(await page().locator(unmarked).count(), 0);
    assert.equal(await frame.evaluate(() => document.activeElement!.hasAttribute('data-held')), true);
    assert.equal(await frame.evaluate(() => document.scrollingElement!.scrollTop), scrolledTo);
  });

  it('is gone while it is hidden, and comes back to what was chosen, with what was said meanwhile', async () => {
    await page().getByRole('tab', { name: 'Errors' }).click();
    await page().locator('main[aria-busy="false"] #tab-errors[aria-selected="true"]').waitFor();
    const before = await page().locator('.figure-value').first().innerText();
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    appendTurns(workbench.home, { lines: 60, nowMs: Date.now() });
    await workbench.runCommand('View: Close Editor');
    await page().locator('main[aria-busy="false"] #tab-errors[aria-selected="true"]').waitFor();
    await page().locator('.figure-value').first().filter({ hasNotText: before }).waitFor({ timeout: 10_000 });
  });

  it('copies a chart as a picture, as SVG and as Markdown', async () => {
    const take = async (name: string): Promise<void> => {
      await page().getByLabel('Copy or save this chart: Cost per day').click();
      await page().getByRole('button', { name }).click();
    };
    /** The clipboard, as soon as it begins so. */
    const copied = async (beginning: string): Promise<string> => {
      for (let tries = 0; tries < 50; tries++) {
        const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
        if (text.startsWith(beginning)) return text;
        await workbench.page.waitForTimeout(100);
      }
      throw new Error(`the clipboard does not begin with ${beginning}`);
    };
    await take('Copy as PNG');
    await page().getByText('Copied', { exact: true }).waitFor({ state: 'attached' });
    await take('Copy as SVG');
    assert.match(await copied('<svg'), /fill="rgb/);
    await take('Copy as Markdown');
    assert.equal((await copied('| When')).split('\n').length, 33);
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast']) {
    it(`is in order for eyes and ears in ${theme}, wide and narrow`, async () => {
      await chooseTheme(theme);
      await closeSideBar();
      const name = theme.replaceAll(' ', '-').toLowerCase();
      for (const [width, height] of [
        [1600, 2700],
        [452, 5200],
      ] as const) {
        await workbench.page.setViewportSize({ width, height });
        await workbench.page.waitForTimeout(300);
        const frame = await theFrame();
        const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide at ${width}`);
        await assertAccessible();
        await workbench.screenshot(`dashboard-${name}-${width}`);
      }
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
    });
  }

  async function closeSideBar(): Promise<void> {
    const sideBar = workbench.page.locator('.part.sidebar');
    if (!(await sideBar.isVisible())) return;
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await sideBar.waitFor({ state: 'hidden' });
  }

  async function chooseTheme(theme: string): Promise<void> {
    await workbench.runCommand('Preferences: Color Theme');
    await workbench.page.locator('.quick-input-widget input').first().fill(theme);
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
    await workbench.page.waitForTimeout(300);
  }
});
