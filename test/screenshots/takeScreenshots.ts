// The pictures of the README, of a real workbench on the demo's logs: `npm run screenshots`. They are of one moment and in one
// font, so that a picture changes only when what it shows has changed.
import path from 'node:path';
import { exitOnSignals } from '../host/lifetime.mjs';
import { ROOT } from '../host/paths.mjs';
import { Workbench } from '../ui/workbench.ts';
import { makeDemoHome } from './demoHome.ts';
import { savePicture } from './savePicture.ts';

const folder = path.join(ROOT, 'docs/screenshots');
const ours = 'Claude Code Tracer';

/** A Wednesday afternoon: there is a today, and a part of a week. */
const nowMs = Date.parse('2026-11-25T14:40:00+01:00');

exitOnSignals();
const workbench = await Workbench.open({
  fillHome: (home) => makeDemoHome(home, nowMs),
  settings: { 'workbench.colorTheme': 'Dark Modern', 'workbench.layoutControl.enabled': false },
  picture: { nowMs, zone: 'Europe/Berlin', folderName: 'billing', scale: 2 },
});
const { page } = workbench;
try {
  await tidy();
  await takeSideBar();
  await takeSearch();
  await takeDashboard();
} finally {
  await workbench.close();
}

/** Takes away the hint that new users get and what a desktop VS Code does not have, and makes room for what follows the titles. */
async function tidy(): Promise<void> {
  const rows = await workbench.openView(ours);
  await rows.first().waitFor();
  const header = workbench.pane('Projects').locator('.pane-header');
  await header.hover();
  await header.getByRole('button', { name: 'Dismiss Hint' }).click();
  for (const item of ['Keyboard Layout', 'Forwarded Ports']) await workbench.runOn(page.locator('.statusbar'), item);
  const edge = (await page.locator('.part.sidebar').boundingBox())!;
  await page.mouse.move(edge.x + edge.width, 500);
  await page.mouse.down();
  await page.mouse.move(470, 500, { steps: 5 });
  await page.mouse.up();
}

/** The tree, and beside it a session that waits, with what it changed. */
async function takeSideBar(): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 860 });
  await workbench.expand(workbench.rows.filter({ hasText: 'billing' }).first());
  await workbench.pane('Live').locator('.monaco-list-row', { hasText: 'Fix the flaky upload test' }).click();
  const change = workbench.webview().getByRole('article').filter({ hasText: 'Edit' }).first();
  await change.locator('.line').first().click();
  await change.locator('.folded').waitFor();
  await take('side-bar');
}

/** What was said in any session, over the transcript that one of the hits is in. */
async function takeSearch(): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 720 });
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  const box = page.locator('.quick-input-widget');
  const hits = box.locator('.monaco-list-row');
  const guide = 'Guide for resumable uploads';
  const search = async (): Promise<void> => {
    await workbench.runCommand(`${ours}: Search All Transcripts…`);
    await box.locator('input').first().fill('offset');
    await hits.filter({ hasText: guide }).first().waitFor();
  };
  await search();
  await hits.filter({ hasText: guide }).first().click();
  await workbench.webview().getByRole('heading', { name: guide }).waitFor();
  // The page takes the focus when it has gone to the message, and so would close what is opened too soon.
  await page.waitForTimeout(1000);
  await search();
  await take('search');
  await page.keyboard.press('Escape');
}

async function takeDashboard(): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 900 });
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand(`${ours}: Open Dashboard`);
  await workbench.webview().getByRole('heading', { name: 'Cost per day' }).waitFor();
  await take('dashboard');
  await workbench.runCommand('Preferences: Color Theme');
  await page.locator('.quick-input-widget input').first().fill('Light Modern');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Light Modern' }).first().click();
  await page.setViewportSize({ width: 1200, height: 885 });
  const why = workbench.webview().getByRole('heading', { name: 'Why so much' });
  await why.evaluate((heading) => heading.closest('section')?.scrollIntoView());
  await take('dashboard-light');
  const tab = workbench.webview().getByRole('tab', { name: 'What if' });
  await tab.click();
  await workbench.webview().getByText('No cache at all').waitFor();
  await page.setViewportSize({ width: 1200, height: 744 });
  await tab.evaluate((element) => element.closest('section')?.scrollIntoView());
  await take('what-if');
}

/** Takes the picture when nothing is under the mouse and nothing moves any more. */
async function take(name: string): Promise<void> {
  await page.mouse.move(4, 4);
  await page.waitForTimeout(1000);
  const sizeBytes = savePicture(await page.screenshot({ animations: 'disabled' }), path.join(folder, `${name}.png`));
  console.log(`docs/screenshots/${name}.png, ${Math.ceil(sizeBytes / 1024)} KB`);
}
