import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { makeManySessions, manyIdOf } from './manySessions.ts';
import { Workbench } from './workbench.ts';

const title = 'Claude Code Tracer';

describe('the side bar with two thousand sessions', function () {
  let workbench: Workbench;
  const register = (): string => path.join(workbench.home, '.claude/sessions');
  /** This process stands for a running Claude Code. */
  const say = (status: string): void => {
    mkdirSync(register(), { recursive: true });
    const entry = { pid: process.pid, sessionId: manyIdOf(3), status, startedAt: Date.now() };
    writeFileSync(path.join(register(), `${process.pid}.json`), JSON.stringify(entry));
  };
  const pane = (name: string): Locator => workbench.pane(name);
  const projects = (): Locator => pane('Projects').locator('.monaco-list-row');
  const live = (): Locator => pane('Live').locator('.monaco-list-row');
  const item = (name: string): Locator => workbench.page.locator('.monaco-menu .action-item', { hasText: name }).last();
  const openMenu = async (submenu: string): Promise<void> => {
    if (!(await item(submenu).isVisible())) {
      await pane('Projects').locator('.pane-header').hover();
      await pane('Projects').locator('.action-label[aria-label*="More Actions"]').click();
    }
    await item(submenu).hover();
  };

  /** What comes while a view is drawn is lost to whoever does it: then it is done again. */
  const untilSeen = async (seen: Locator, act: () => Promise<void>): Promise<void> => {
    for (let tries = 0; tries < 5 && !(await seen.isVisible()); tries++) {
      await act();
      await seen.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await seen.waitFor();
  };

  before(async () => {
    workbench = await Workbench.open({
      fillHome: (home) => makeManySessions(home),
      settings: { 'window.autoDetectColorScheme': true, 'window.autoDetectHighContrast': true },
    });
    await workbench.page.emulateMedia({ colorScheme: 'dark' });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed-${this.currentTest.title.slice(0, 20)}`);
  });

  after(() => workbench?.close());

  it('shows projects with their sessions and costs, and sums them up', async () => {
    await workbench.openView(title);
    await projects().first().waitFor();
    await pane('Projects').getByText('2,000 sessions · $').first().waitFor();
    await workbench.expand(projects().filter({ hasText: 'billing-1' }).first());
    await workbench.screenshot('tree-projects');
  });

  it('tells at first that history is kept, until that is dismissed', async () => {
    const hint = pane('Projects').getByText('From now on their figures are kept here');
    await hint.waitFor();
    await workbench.screenshot('tree-hint');
    await workbench.runCommand(`${title}: Dismiss Hint`);
    await hint.waitFor({ state: 'hidden' });
  });

  it('shows who waits, with a badge, as soon as a process says so', async () => {
    say('busy');
    await live().filter({ hasText: 'running' }).waitFor();
    say('waiting');
    const row = live().filter({ hasText: 'waiting for you' });
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label'))!, /, waiting for you, .*, last active/);
    await workbench.page.locator('.activitybar li[aria-label*="is waiting for you"]').waitFor();
    await workbench.screenshot('tree-live');
  });

  it('finds sessions while words are typed, and everything again afterwards', async () => {
    await workbench.runCommand(`${title}: Filter Sessions…`);
    const box = workbench.page.locator('.quick-input-widget input').first();
    await box.fill('vat rounding windows');
    await workbench.page.locator('.quick-input-widget', { hasText: '35 sessions' }).waitFor();
    await workbench.screenshot('tree-filter-typing');
    await box.press('Enter');
    await pane('Projects').getByText('Filter: vat rounding windows').waitFor();
    for (const text of await projects().locator('[aria-level="2"]').allTextContents())
      assert.match(text, /VAT rounding on Windows/);
    await workbench.screenshot('tree-filter');
    await workbench.runCommand(`${title}: Filter Sessions…`);
    await box.fill('no such words');
    await box.press('Enter');
    await pane('Projects').getByText('No session has all the words').waitFor();
    await workbench.screenshot('tree-filter-nothing');
    await pane('Projects')
      .getByRole('link', { name: 'Clear Filter' })
      .or(pane('Projects').getByRole('button', { name: 'Clear Filter' }))
      .first()
      .click();
    await projects().filter({ hasText: 'billing-1' }).first().waitFor();
  });

  it('groups by day, by branch, by model and not at all, chosen in a menu that shows what holds', async () => {
    // A menu takes no click in the moment after it has opened.
    await untilSeen(projects().filter({ hasText: 'Today, ' }), async () => {
      await openMenu('Group Sessions');
      await item('Group by Day').click();
    });
    await workbench.expand(projects().filter({ hasText: 'Today, ' }));
    await workbench.screenshot('tree-by-day');
    await openMenu('Group Sessions');
    await item('✓ Group by Day').waitFor();
    await workbench.screenshot('tree-menu');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand(`${title}: Group by Branch`);
    await workbench.expand(projects().filter({ hasText: 'billing-1' }).first());
    await workbench.expand(projects().filter({ hasText: 'vat' }).first());
    await workbench.screenshot('tree-by-branch');
    await workbench.runCommand(`${title}: Group by Model`);
    await projects().filter({ hasText: 'claude-opus-5-5' }).waitFor();
    await workbench.screenshot('tree-by-model');
  });

  it('shows all sessions as one list, page by page', async () => {
    await workbench.runCommand(`${title}: Do Not Group`);
    await projects().filter({ hasText: 'Fix' }).first().waitFor();
    await projects().first().click();
    await workbench.page.keyboard.press('End');
    const more = projects().filter({ hasText: 'Show 300 more' });
    await more.waitFor();
    await workbench.screenshot('tree-flat-end');
    await more.click();
    await projects().and(workbench.page.locator('.focused[data-index="300"]')).waitFor();
    await untilSeen(more.filter({ hasText: 'of 1,400' }), () => workbench.page.keyboard.press('End'));
    await workbench.runCommand(`${title}: Group by Project`);
    await projects().filter({ hasText: 'billing-1' }).first().waitFor();
  });

  it('leads from a live session to its place among the projects', async () => {
    await workbench.runOn(live().first(), 'Show in Projects');
    await projects()
      .and(workbench.page.locator('.selected', { hasText: 'waiting for you' }))
      .waitFor();
    await workbench.screenshot('tree-revealed');
  });

  it('puts a session into an editor as a Markdown link, when it is dragged there', async () => {
    await workbench.runCommand('Create: New File...');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Text File' }).first().click();
    const editor = workbench.page.locator('.editor-instance .view-lines').first();
    await editor.waitFor();
    const seen = workbench.page.locator('.editor-instance .view-line', { hasText: '/transcript?session=' });
    await untilSeen(seen, async () => {
      const { mouse, keyboard } = workbench.page;
      const [from, to] = [
        await projects().filter({ hasText: 'waiting for you' }).boundingBox(),
        await editor.boundingBox(),
      ];
      await mouse.move(from!.x + 60, from!.y + 8);
      await mouse.down();
      // Without Shift, VS Code offers to open what is dragged.
      await keyboard.down('Shift');
      for (const step of [80, 60, 40]) await mouse.move(to!.x + step, to!.y + 60, { steps: 5 });
      await mouse.up();
      await keyboard.up('Shift');
    });
    assert.match((await seen.first().innerText()).replaceAll('\u00a0', ' '), /^\[Document invoice export .*\]\(/);
    await workbench.screenshot('tree-dragged');
  });

  it('can be read in light and high-contrast themes', async () => {
    await workbench.page.emulateMedia({ colorScheme: 'light' });
    await workbench.page.locator('.monaco-workbench.vs').waitFor();
    await workbench.screenshot('tree-light');
    await workbench.page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await workbench.page.locator('.monaco-workbench.hc-black').waitFor();
    await workbench.screenshot('tree-high-contrast');
    rmSync(register(), { recursive: true });
    await workbench.page.locator('.activitybar li[aria-label*="is waiting for you"]').waitFor({ state: 'hidden' });
  });
});
