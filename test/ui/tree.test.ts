import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { chooseFormat } from './exporting.ts';
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
  const at = (place: number): Locator => projects().and(workbench.page.locator(`[data-index="${place}"]`));
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
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
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

  it('does by key what it says of the row that has the focus, and of all that are selected where it is one of them', async () => {
    const { keyboard } = workbench.page;
    await workbench.runCommand(`${title}: Do Not Group`);
    await workbench.runCommand('Focus on Projects View');
    await keyboard.press('Home');
    // The first click selects, and opens the transcript as well; the keys then go to another row.
    await at(4).click();
    await workbench.webview().getByRole('article').first().waitFor();
    await workbench.runCommand('Focus on Projects View');
    for (let times = 0; times < 2; times++) await keyboard.press('ArrowDown');
    const focused = projects().and(workbench.page.locator('.focused:not(.selected)'));
    const name = await focused.locator('.label-name').innerText();
    await keyboard.press('F2');
    const input = workbench.page.locator('.quick-input-widget input').first();
    for (let tries = 0; tries < 40 && (await input.inputValue()) !== name; tries++)
      await workbench.page.waitForTimeout(50);
    assert.equal(await input.inputValue(), name);
    await keyboard.press('Escape');
    await input.waitFor({ state: 'hidden' });
    await workbench.runCommand('Focus on Projects View');
    await keyboard.press('Control+c');
    assert.equal(await workbench.clipboard(/^4/), manyIdOf(6));
    for (let times = 0; times < 2; times++) await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Control+c');
    const copied = await workbench.clipboard(/\n.*\n/);
    assert.equal(new Set(copied.split('\n')).size, 3);
    await keyboard.press('Delete');
    await workbench.dialog.filter({ hasText: 'Delete the logs of 3 sessions?' }).waitFor();
    for (const id of copied.split('\n')) assert.match(await workbench.dialog.innerText(), new RegExp(id));
    await workbench.screenshot('tree-delete-several');
    await workbench.answer('Cancel');
    await workbench.runCommand('Focus on Projects View');
    await keyboard.press('Shift+F10');
    await item('Resume in Terminal').waitFor();
    await workbench.screenshot('tree-context-menu');
    await keyboard.press('Escape');
  });

  it('compares and exports the selected sessions', async () => {
    for (const place of [0, 2, 4]) await at(place).click(place === 0 ? {} : { modifiers: ['ControlOrMeta'] });
    await workbench.runOn(at(4), 'Compare Sessions');
    await workbench.webview().getByRole('heading', { name: 'Comparison of 3 sessions' }).waitFor();
    await workbench.screenshot('tree-compare');
    await workbench.runOn(at(2), 'Export Session');
    await chooseFormat(workbench, 'JSON');
    // The folder that is proposed is that of the window.
    await workbench.page.locator('.quick-input-widget').getByRole('button', { name: 'Export Here' }).click();
    await workbench.notification('3 of 3 transcripts exported.').waitFor();
    await workbench.screenshot('tree-export-several');
    const folder = path.join(path.dirname(workbench.home), 'workspace');
    const written = readdirSync(folder).filter((name) => name.endsWith('.json'));
    assert.equal(written.length, 3);
    for (const name of written) JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('goes to what is typed among the rows, and does from a row what its buttons show', async () => {
    await workbench.runCommand('Focus on Projects View');
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.press('Control+Alt+f');
    await workbench.page.keyboard.type('invoice export after');
    const found = projects().and(workbench.page.locator('.focused', { hasText: 'invoice export after' }));
    await found.waitFor();
    await workbench.screenshot('tree-type-to-find');
    await workbench.page.keyboard.press('Escape');
    const name = await found.locator('.label-name').innerText();
    await found.getByRole('button', { name: 'Open Transcript' }).click();
    await workbench.webview().getByRole('heading', { name }).waitFor();
    await found.getByRole('button', { name: 'Why This Number?' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'Why This Number' }).waitFor();
    await workbench.runCommand('View: Close All Editors');
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
