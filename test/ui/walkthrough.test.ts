import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { makeDemo } from './demo.ts';
import { Workbench } from './workbench.ts';

const walkthrough = 'Get Started with Claude Code Tracer';
const titles = ['See every session', 'Read what happened', 'Find out what costs', 'Set a budget'] as const;

type Title = (typeof titles)[number];

describe('the walkthrough of the installed extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ fillHome: makeDemo });
    await workbench.statusBarItem('claudeTracer.cost').waitFor();
    await workbench.runCommand('Welcome: Open Walkthrough');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: walkthrough }).first().click();
    await step(titles[0]).waitFor();
  });

  after(() => workbench?.close());

  const steps = (): Locator => workbench.page.locator('.getting-started-step');
  const step = (title: Title): Locator => steps().filter({ hasText: title });
  const tickOf = (title: Title): Locator => step(title).locator('.codicon-getting-started-step-checked');
  const openStep = async (title: Title): Promise<void> => {
    await step(title).locator('.step-title').click();
    await workbench.page.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
  };
  const comeBack = async (): Promise<void> => {
    await workbench.page.locator('.tab', { hasText: 'Welcome' }).click();
    await steps().first().waitFor();
  };

  async function ticked(): Promise<string[]> {
    const found: string[] = [];
    for (const title of titles) if (await tickOf(title).isVisible()) found.push(title);
    return found;
  }

  it('has four steps, each with its picture, and none of them done', async () => {
    assert.deepEqual(await steps().locator('.step-title').allTextContents(), titles);
    assert.deepEqual(await ticked(), []);
    for (const [i, title] of titles.entries()) {
      await openStep(title);
      await workbench.page.locator('.getting-started-media iframe.webview.ready').waitFor();
      await workbench.webview().locator('svg').waitFor();
      await workbench.screenshot(`walkthrough-${i + 1}`);
    }
  });

  it('ticks the first when the sessions are seen', async () => {
    await openStep('See every session');
    await step('See every session').getByRole('button', { name: 'Show Projects' }).click();
    await workbench.rows.first().waitFor();
    await tickOf('See every session').waitFor();
    assert.deepEqual(await ticked(), titles.slice(0, 1));
  });

  it('ticks the second when a session is opened from the tree', async () => {
    await workbench.expand(workbench.rows.filter({ hasText: 'billing' }).first());
    await workbench.rows.filter({ hasText: 'Upgrade to Node 24' }).first().click();
    await workbench.webview().getByRole('heading', { name: 'Upgrade to Node 24' }).waitFor();
    await comeBack();
    await tickOf('Read what happened').waitFor();
    assert.deepEqual(await ticked(), titles.slice(0, 2));
  });

  it('ticks the third when the dashboard is opened from the status bar', async () => {
    await workbench.statusBarItem('claudeTracer.cost').click();
    await workbench.webview().getByRole('heading', { name: 'Cost per day' }).waitFor();
    await comeBack();
    await tickOf('Find out what costs').waitFor();
    assert.deepEqual(await ticked(), titles.slice(0, 3));
  });

  it('ticks the last when a budget is set', async () => {
    await openStep('Set a budget');
    await step('Set a budget').getByRole('button', { name: 'Set Budget' }).click();
    const month = workbench.page.locator('.settings-editor .setting-item-contents', {
      hasText: /^Claude Tracer.*Month/,
    });
    await month.locator('input').fill('500');
    await month.and(workbench.page.locator('.is-configured')).waitFor();
    await workbench.page.keyboard.press('Escape');
    // Done with all, VS Code soon goes back to its own page.
    await tickOf('Set a budget').waitFor({ state: 'attached' });
  });
});
