import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { appendTurns } from '../../bench/generate/append.mjs';
import type { Dashboard } from '../../src/core/answers/dashboard/dashboard.ts';
import type { TableName } from '../../src/core/answers/dashboard/question.ts';
import { tableNames } from '../../src/link/dashboardQuestion.ts';
import { ROOT } from '../host/paths.mjs';
import { DashboardPage, figuresOf } from './dashboardPage.ts';
import { makeDemo } from './demo.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';
const budgets = { day: 10, week: 20, month: 150 };

describe('the dashboard in the installed extension', () => {
  let workbench: Workbench;
  let board: DashboardPage;

  before(async () => {
    const settings = Object.entries(budgets).map(([period, limit]) => [`claudeTracer.budgets.${period}`, limit]);
    workbench = await Workbench.open({ fillHome: makeDemo, settings: Object.fromEntries(settings) });
    board = new DashboardPage(workbench);
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openView(ours);
    await workbench.statusBarItem('claudeTracer.cost').waitFor();
    await workbench.runCommand(`${ours}: Open Dashboard`);
    await page().getByRole('heading', { name: 'Cost per day' }).waitFor();
  });

  after(() => workbench?.close());

  const page = (): FrameLocator => workbench.webview();

  /** What the command line of this build answers to the same question. */
  function answer(...words: readonly string[]): { readonly json: string; readonly picture: Dashboard } {
    const env = {
      ...process.env,
      HOME: workbench.home,
      CLAUDE_CONFIG_DIR: '',
      XDG_CONFIG_HOME: `${workbench.home}/.config`,
    };
    const limits = Object.entries(budgets)
      .map(([period, limit]) => `${period}=${limit}`)
      .join(',');
    const cli = [path.join(ROOT, 'dist/cli.js'), 'dashboard', '--json', '-z', 'local', '-w', 'monday'];
    const json = execFileSync(process.execPath, [...cli, '--budget', limits, ...words], { env }).toString();
    return { json, picture: JSON.parse(json) as Dashboard };
  }

  /** Asks both anew where the minute has changed between them, since both tell how long ago things were. */
  async function assertSameFigures(...words: readonly string[]): Promise<void> {
    for (let tries = 0; ; tries++) {
      const { json, picture } = answer(...words);
      const shown = await board.figures();
      const isLate = !(await page().locator('.as-of').innerText()).includes(picture.asOf.slice(0, 5));
      if (isLate && tries < 5) {
        await page().getByRole('button', { name: 'Refresh' }).click();
        await page()
          .getByText(/^Refreshed/)
          .waitFor({ state: 'attached' });
        continue;
      }
      assert.deepEqual(shown, figuresOf(picture, shown.table[0] ?? ''));
      const others = await board.otherFigures();
      assert.ok(others.length > 40, String(others.length));
      const texts = json.replaceAll('\\"', '"');
      assert.deepEqual(
        others.filter((text) => !texts.includes(text)),
        [],
      );
      return;
    }
  }

  for (const name of tableNames) {
    it(`shows beside ${name} the very figures that the command line prints`, async () => {
      await board.openTab(name);
      await assertSameFigures('--table', name);
    });
  }

  it('shows them of other ranges too', async () => {
    await board.openTab('blocks');
    for (const [label, range] of [
      ['Today', 'today'],
      ['7 days', '7d'],
      ['All time', 'all'],
      ['30 days', '30d'],
    ] as const) {
      await page().getByText(label, { exact: true }).click();
      await board.settled();
      await assertSameFigures('--table', 'blocks', '--range', range);
    }
  });

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
    const frame = await board.frame();
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

  it('opens what its rows stand for: the place in a transcript, an explanation, other rows, other days', async () => {
    await board.openTab('errors');
    const error = page().locator('.rows tbody tr').first();
    await error.locator('.row-link').click();
    await workbench.page.locator('.tab.active', { hasNotText: 'Dashboard' }).waitFor();
    await page().locator('[role="article"]:focus .outcome.failed').waitFor();
    await workbench.screenshot('dashboard-error-opened');
    await workbench.runCommand('View: Close Editor');
    await page().getByRole('heading', { name: 'Cost per day' }).waitFor();
    await board.openTab('branches');
    await page().getByRole('button', { name: 'feat/credit-notes' }).click();
    await page().locator('#tab-sessions[aria-selected="true"]').waitFor();
    await board.settled();
    assert.match(await page().locator('.rows tbody').innerText(), /Credit notes/);
    assert.equal(await page().locator('#tab-sessions:focus').count(), 1);
    await board.openTab('weeks');
    await page().locator('.rows .row-link').first().click();
    await page().locator('.days input').first().waitFor();
    await page().getByText('30 days', { exact: true }).click();
    await board.settled();
    await page().locator('section[aria-labelledby="projects"] .row-link').first().click();
    await board.settled();
    assert.equal(await page().locator('section[aria-labelledby="projects"] tbody tr').count(), 1);
    await page().locator('select.scope').selectOption({ label: 'All projects' });
    await board.settled();
  });

  it('is one stop of the tab key for each group, walked with arrows', async () => {
    for (const group of ['.tabs', '.columns', '.heat'])
      assert.equal(await page().locator(`${group} [tabindex="0"]`).count(), 1, group);
    await page().locator('#tab-weeks').click();
    await workbench.page.keyboard.press('ArrowRight');
    await page().locator('#tab-budgets[aria-selected="true"]:focus').waitFor();
    await workbench.page.keyboard.press('Home');
    await page().locator('#tab-projects[aria-selected="true"]:focus').waitFor();
    await workbench.page.keyboard.press('End');
    await page().locator('#tab-prices[aria-selected="true"]:focus').waitFor();
  });

  /** The third is what 200 % leave of the first. */
  const sizes = [
    [1600, 2700],
    [448, 5600],
    [800, 3600],
  ] as const;

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast']) {
    it(`is in order for eyes and ears in ${theme}, wide, narrow and twice as large`, async () => {
      await board.chooseTheme(theme);
      await board.closeSideBar();
      await board.openTab('sessions');
      const name = theme.replaceAll(' ', '-').toLowerCase();
      // What is said is the same in every theme; these have colours of their own.
      const isHeard = (table: TableName): boolean =>
        theme === 'Dark Modern' || table === 'blocks' || table === 'budgets';
      for (const [width, height] of sizes) {
        await board.resize(width, height);
        assert.deepEqual(await board.flaws(), [], `at ${width}`);
        await workbench.screenshot(`dashboard-${name}-${width}`);
        if (width !== 1600) continue;
        assert.deepEqual(await board.axeViolations(), [], `at ${width}`);
      }
      for (const [width] of sizes.slice(0, 2)) {
        await board.resize(width, 1100);
        for (const table of tableNames) {
          await board.openTab(table);
          assert.deepEqual(await board.flaws(), [], `${table} at ${width}`);
          if (width > 800 && isHeard(table)) assert.deepEqual(await board.axeViolations('.tables'), [], table);
          await workbench.screenshot(`panel-${name}-${width}-${table}`);
        }
      }
    });
  }

  it('is there where colours are forced and nothing may move', async () => {
    await workbench.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await board.resize(1600, 2700);
    await board.openTab('budgets');
    const frame = await board.frame();
    await workbench.screenshot('dashboard-forced-colors');
    const bars = await frame.evaluate(() =>
      Array.from(
        document.querySelectorAll('.share-bar, .share-mark, .swatch'),
        (bar) => getComputedStyle(bar).backgroundColor,
      ),
    );
    const ground = await frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.ok(bars.length > 10);
    assert.deepEqual(
      bars.filter((colour) => colour === ground || /^rgba.*, 0\)$/.test(colour)),
      [],
      ground,
    );
    const moving = await frame.evaluate(() =>
      Array.from(document.querySelectorAll('*'), (element) => getComputedStyle(element)).filter(
        ({ animationName, transitionDuration }) => animationName !== 'none' || transitionDuration !== '0s',
      ),
    );
    assert.equal(moving.length, 0);
    await workbench.page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  });
});
