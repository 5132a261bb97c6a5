import assert from 'node:assert/strict';
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { assistant, jsonl } from '../unit/records.ts';
import { assertAccessible } from './accessibility.ts';
import { chooseExport } from './exporting.ts';
import { logFile } from './transcriptLines.ts';
import { storySession, writeLong, writeStory } from './transcriptLogs.ts';
import { isSeen, TranscriptPage } from './transcriptPage.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';

describe('a transcript in the installed extension', () => {
  let workbench: Workbench;
  let transcript: TranscriptPage;

  before(async () => {
    workbench = await Workbench.open({
      settings: { 'workbench.editor.showTabs': 'multiple' },
      fillHome: (home) => {
        writeStory(home);
        writeLong(home, 50_000);
      },
    });
    transcript = new TranscriptPage(workbench);
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openView(ours);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed-${this.currentTest.title.slice(0, 20)}`);
  });

  after(() => workbench?.close());

  const hasCopied = async (expected: RegExp): Promise<void> =>
    assert.match(await workbench.clipboard(expected), expected);

  async function choose(theme: string): Promise<void> {
    await workbench.runCommand('Preferences: Color Theme');
    await workbench.page.locator('.quick-input-widget input').first().fill(theme);
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  }

  it('opens from the tree with what it is about, what was asked, said and done, and what it had cost', async () => {
    await transcript.open('Rework invoice export');
    assert.match(
      (await transcript.locator.locator('.meta').innerText()).replaceAll('\u00a0', ' '),
      /billing · main · .*Opus 5\.5.* · \$\d/,
    );
    await transcript.row('Please rework the invoice export').waitFor();
    assert.match((await transcript.row('Edit').locator('.outcome').first().innerText()).trim(), /\+2 −1/);
    assert.match(await transcript.row('npm test').first().innerText(), /exit 1/);
    await transcript.locator
      .getByText(/^ctx \d+ %$/)
      .first()
      .waitFor();
    await workbench.screenshot('transcript');
  });

  it('opens what a call was given and what came back: lines, changes, output, pictures', async () => {
    const opened = async (text: string): Promise<Locator> => {
      const found = transcript.row(text).first();
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
    await transcript.row('find all callers').getByRole('button', { name: 'Messages' }).click();
    await transcript.row('Grep').waitFor();
    await workbench.screenshot('transcript-open');
  });

  it('compares a file before and after a call in VS Code’s own diff', async () => {
    await transcript.row('+2 −1').getByRole('button', { name: 'Open Diff' }).click();
    const diff = workbench.page.locator('.monaco-diff-editor');
    await diff.locator('.modified .view-lines', { hasText: 'roundLines' }).waitFor();
    await diff.locator('.original .view-lines', { hasText: 'return' }).waitFor();
    await workbench.screenshot('transcript-diff');
    await workbench.runCommand('View: Close Editor');
    await transcript.row('+2 −1').getByRole('button', { name: 'Open File' }).click();
    await workbench.notification('This file is not there any more.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await transcript.row('Please rework').waitFor();
  });

  it('goes by keys from row to row, opens and closes, and jumps to errors and prompts', async () => {
    const { keyboard } = workbench.page;
    const focused = (): Locator => transcript.locator.locator('[role="article"]:focus');
    await transcript.row('Please rework').click();
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
    await workbench.runOn(transcript.row('I’ll start by reading'), 'Copy Message');
    await hasCopied(/^I’ll start by reading the current exporter\.$/);
    await transcript.row('what is the plan').click();
    await workbench.runCommand(`${ours}: Copy Link to Message`);
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await hasCopied(/^[\w-]+:\/\/claude-code-tracer\.claude-code-tracer\/transcript\?session=.+&message=/);
  });

  it('shows only prompts, only one tool’s calls, only what failed', async () => {
    const texts = async (): Promise<string> =>
      (await transcript.locator.getByRole('article').allInnerTexts()).join('\n');
    await transcript.locator.getByLabel('Show', { exact: true }).selectOption('prompts');
    await transcript.row('Please rework').waitFor();
    assert.match(await texts(), /Please rework[^]*what is the plan/);
    await transcript.locator.getByLabel('Show', { exact: true }).selectOption('all');
    await transcript.locator.getByLabel('Tool', { exact: true }).selectOption({ label: 'Bash 2' });
    await transcript.row('npm run report').waitFor();
    assert.doesNotMatch(await texts(), /what is the plan/);
    await transcript.locator.getByRole('button', { name: 'Errors' }).click();
    await transcript.row('npm test').waitFor();
    assert.equal(await transcript.locator.getByRole('article').count(), 1);
    await transcript.locator.getByRole('button', { name: 'Errors' }).click();
    await transcript.locator.getByLabel('Tool', { exact: true }).selectOption('');
    await transcript.row('what is the plan').waitFor();
  });

  it('finds a text wherever it stands, and says when there is none', async () => {
    await transcript.row('Please rework').click();
    await workbench.page.keyboard.press('Control+f');
    await transcript.locator.getByRole('searchbox').fill('NEVER THE OTHER WAY');
    await workbench.page.keyboard.press('Enter');
    const marks = async (): Promise<number> =>
      (await transcript.frame()).evaluate(() => CSS.highlights.get('find-current')?.size ?? 0);
    await transcript.row('never the other way round').waitFor();
    for (let tries = 0; tries < 50 && (await marks()) === 0; tries++) await workbench.page.waitForTimeout(50);
    assert.equal(await marks(), 1);
    await transcript.locator.getByText('1 of 1').waitFor();
    await workbench.screenshot('transcript-find');
    await transcript.locator.getByRole('searchbox').fill('no such words anywhere');
    await workbench.page.keyboard.press('Enter');
    await transcript.locator.getByText('No results').waitFor();
    // It stands in the middle of what a call returned, in a fold and in the part of it that was cut.
    await transcript.locator.getByRole('searchbox').fill('line 777 of');
    await workbench.page.keyboard.press('Enter');
    await transcript.row('line 777 of the report').waitFor();
    // A sub-agent's log that is open is looked through in its place, and what stands in it counts.
    await transcript.locator.getByRole('searchbox').fill('find all callers');
    await workbench.page.keyboard.press('Enter');
    await transcript.row('find all callers').getByRole('button', { name: 'Messages' }).click();
    await transcript.row('Grep').waitFor();
    await transcript.locator.getByRole('searchbox').fill('Found 3 files');
    await workbench.page.keyboard.press('Enter');
    await transcript.locator.getByText('1 of 1').waitFor();
    await transcript.row('Grep').locator('.folded', { hasText: 'Found 3 files' }).waitFor();
    await workbench.screenshot('transcript-find-agent');
    await transcript.row('find all callers').getByRole('button', { name: 'Messages' }).click();
    await transcript.locator.getByRole('searchbox').fill('');
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
    await transcript.locator.getByRole('button', { name: 'Back to the session' }).click();
    await transcript.row('Please rework').waitFor();
  });

  it('follows a session that runs: where the end is in sight it stays so, elsewhere nothing moves', async () => {
    await transcript.row('Please rework').click();
    await workbench.page.keyboard.press('End');
    await transcript.row('Rounding happens per line').waitFor();
    const say = (id: string, text: string): void =>
      appendFileSync(
        logFile(workbench.home, storySession),
        jsonl(assistant({ id, content: [{ type: 'text', text }], output: 10, line: { sessionId: storySession } })),
      );
    say('msg_live1', 'This was said just now.\n\n'.repeat(40));
    await transcript.row('This was said just now.').waitFor({ timeout: 10_000 });
    const fromEnd = (): Promise<number> =>
      transcript.scroller.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    assert.ok((await fromEnd()) < 2);
    await workbench.page.keyboard.press('Home');
    await transcript.row('Please rework').waitFor();
    const top = await transcript.scroller.evaluate((element) => element.scrollTop);
    say('msg_live2', 'And this a moment later.');
    await transcript.locator.locator('.meta').filter({ hasText: '$0.2' }).waitFor();
    assert.equal(await transcript.scroller.evaluate((element) => element.scrollTop), top);
  });

  it('reads fifty thousand messages a page at a time, to the end and to the costliest', async () => {
    await transcript.open('A very long session');
    await transcript.row('Prompt number 0:').waitFor();
    const isFar = async (): Promise<number> => transcript.locator.getByRole('article').count();
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await transcript.scroller.evaluate((element, to) => (element.scrollTop = element.scrollHeight * to), share);
      await transcript.locator.getByRole('article').first().waitFor();
      assert.ok((await isFar()) < 300);
    }
    await transcript.row('Answer number 49999.').waitFor();
    await transcript.locator.getByRole('button', { name: 'Costliest message' }).click();
    await transcript.row('Answer number 31337.').waitFor();
    const topOf = (element: Locator): Promise<number> => element.evaluate((each) => each.getBoundingClientRect().top);
    const difference = async (): Promise<number> =>
      Math.abs((await topOf(transcript.row('Answer number 31337.'))) - (await topOf(transcript.scroller)));
    for (let tries = 0; tries < 40 && (await difference()) > 2; tries++) await workbench.page.waitForTimeout(50);
    assert.ok((await difference()) <= 2, `${await difference()} pixels from the top`);
    await workbench.screenshot('transcript-long');
  });

  it('is exported with its progress in sight, and leaves nothing behind when that is called off', async () => {
    const file = await chooseExport(workbench, 'HTML', () =>
      transcript.locator.getByRole('button', { name: 'Export…' }).click(),
    );
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
    const back = transcript.row('Answer number 31337.');
    // The place is kept a moment after it was reached: who leaves sooner comes back to the one before.
    for (let tries = 0; tries < 5; tries++) {
      await transcript.locator.getByRole('button', { name: 'Costliest message' }).click();
      await back.waitFor();
      await transcript.open('Rework invoice export');
      await transcript.open('A very long session');
      if (await isSeen(back)) break;
    }
    await back.waitFor();
    await workbench.reload();
    await back.waitFor({ timeout: 30_000 });
  });

  it('is accessible in light, dark and high contrast', async () => {
    await transcript.open('Rework invoice export');
    await transcript.row('Please rework').waitFor();
    await transcript.openAll();
    for (const [theme, name] of [
      ['Light Modern', 'light'],
      ['Dark Modern', 'dark'],
      ['Dark High Contrast', 'hc'],
    ] as const) {
      await choose(theme);
      await transcript.locator.locator(`body.vscode-${name === 'hc' ? 'high-contrast' : name}`).waitFor();
      await assertAccessible(transcript.locator);
      await workbench.screenshot(`transcript-${name}`);
    }
  });
});
