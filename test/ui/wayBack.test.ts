import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../host/environment.mjs';
import { assistant, jsonl, otherSession, session, user } from '../unit/records.ts';
import { heardBy, makeClaude, makeClaudeExtension } from './claudeStandIn.ts';
import { Workbench } from './workbench.ts';

const ours = 'Claude Code Tracer';
const hostile = '[run](command:workbench.action.quit) $(trash) <b>';

describe('the way back from the installed extension', function () {
  let workbench: Workbench;
  const workspace = (): string => path.join(path.dirname(workbench.home), 'workspace');
  const shop = (): string => path.join(workbench.home, 'shop');
  const logOf = (slug: string, id: string): string =>
    path.join(workbench.home, '.claude/projects', slug, `${id}.jsonl`);
  /** A session's row, wherever its project has been closed by a tree that was drawn anew. */
  const rowOf = async (project: 'workspace' | 'shop', text: string) => {
    const row = workbench.rows.filter({ hasText: text }).first();
    for (let tries = 0; tries < 5 && !(await row.isVisible()); tries++) {
      await workbench.expand(workbench.rows.filter({ hasText: project }).first());
      await row.waitFor({ timeout: 2000 }).catch(() => undefined);
    }
    return row;
  };

  before(async () => {
    workbench = await Workbench.open({
      isTrustAsked: true,
      settings: {
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
        // Otherwise newer versions show the page of trust over the workbench.
        'workbench.editor.useModal': 'off',
      },
      otherExtensions: [makeClaudeExtension(temporaryFolder())],
      fillHome: (home) => {
        makeClaude(home);
        mkdirSync(path.join(home, 'shop'));
        writeSession(home, '-here', session, hostile, path.join(path.dirname(home), 'workspace'));
        writeSession(home, '-shop', otherSession, 'Cart keeps its items', path.join(home, 'shop'));
      },
    });
    await workbench.openView(ours);
  });

  after(() => workbench?.close());

  it('starts nothing in Restricted Mode, and shows where trust is given', async () => {
    await workbench.runOn(await rowOf('workspace', '[run]'), 'Resume in Terminal');
    await workbench.dialog.filter({ hasText: 'This window is in Restricted Mode.' }).waitFor();
    await workbench.screenshot('resume-restricted');
    await workbench.answer('Manage Workspace Trust');
    const trust = workbench.page.locator('.workspace-trust-editor');
    await trust.waitFor();
    assert.equal(existsSync(path.join(workbench.home, 'claude-heard.txt')), false);
    await trust.getByRole('button', { name: 'Trust', exact: true }).click();
    await trust.getByText('You trust this folder').first().waitFor();
  });

  it('resumes a session of this window with one click', async () => {
    await workbench.runOn(await rowOf('workspace', '[run]'), 'Resume in Terminal');
    assert.deepEqual(await heardBy(workbench.home, 'claude'), [workspace(), '--resume', session]);
    await workbench.page.locator('.terminal-outer-container').waitFor();
    await workbench.screenshot('resume-terminal');
  });

  it('names a folder that is not of this window before anything runs in it', async () => {
    rmSync(path.join(workbench.home, 'claude-heard.txt'));
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Fork in Terminal');
    await workbench.dialog.filter({ hasText: '~/shop' }).waitFor();
    await workbench.screenshot('resume-elsewhere');
    await workbench.answer('Start Claude Code');
    assert.deepEqual(await heardBy(workbench.home, 'claude'), [shop(), '--resume', otherSession, '--fork-session']);
  });

  it('hands a session of this window to Claude Code’s extension, and of another folder offers that folder first', async () => {
    await workbench.runOn(await rowOf('workspace', '[run]'), 'Resume in Claude Code');
    assert.deepEqual(await heardBy(workbench.home, 'extension'), [session]);
    rmSync(path.join(workbench.home, 'extension-heard.txt'));
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Resume in Claude Code');
    const dialog = workbench.dialog.filter({ hasText: '~/shop' });
    await dialog.getByRole('button', { name: 'Open Folder in New Window' }).waitFor();
    await workbench.screenshot('resume-other-folder');
    const opening = workbench.page.context().waitForEvent('page');
    await workbench.answer('Open Folder in New Window');
    const window = await opening;
    // The new window is in Restricted Mode as well: what was left for it waits for trust.
    await window.locator('.statusbar-item', { hasText: 'Restricted Mode' }).click();
    await window.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    assert.deepEqual(await heardBy(workbench.home, 'extension'), [otherSession]);
    await window.close();
  });

  it('does not open a second time what a Claude Code has open, unless it is told to', async () => {
    const register = path.join(workbench.home, '.claude/sessions');
    mkdirSync(register, { recursive: true });
    const entry = { pid: process.pid, sessionId: otherSession, cwd: shop(), status: 'busy', startedAt: Date.now() };
    const file = path.join(register, `${process.pid}.json`);
    writeFileSync(file, JSON.stringify(entry));
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Resume in Claude Code');
    await workbench.dialog.filter({ hasText: 'which is working on it' }).waitFor();
    await workbench.screenshot('resume-busy');
    await workbench.answer('Cancel');
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Resume in Terminal');
    await workbench.dialog.getByRole('button', { name: 'Resume Anyway' }).waitFor();
    await workbench.answer('Cancel');
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Delete Log');
    await workbench.notification('Close it there before you delete its log').waitFor();
    rmSync(file);
  });

  it('shows what a session changed, file by file, and says what no log tells', async () => {
    await workbench.runOn(await rowOf('workspace', '[run]'), 'Show Changes of This Session');
    const editor = workbench.page.locator('.multiDiffEditor');
    await editor.getByText('invoice.ts').first().waitFor();
    await editor.locator('.line-insert, .char-insert').first().waitFor();
    await workbench.notification('2 shell commands ran as well: what they changed is in no log.').waitFor();
    await workbench.screenshot('changes');
    const shown = (await editor.innerText()).replaceAll('\u00a0', ' ');
    for (const text of ['const rate = 0.16;', 'const rate = 0.2;', '# VAT', 'vat.md'])
      assert.ok(shown.includes(text), text);
  });

  it('sets the selected sessions side by side, and nothing they are called is more than text', async () => {
    const here = await rowOf('workspace', '[run]');
    const cart = await rowOf('shop', 'Cart');
    // The first click opens the session's transcript as well.
    await here.click();
    await workbench.webview().locator('body').waitFor();
    await workbench.runCommand('View: Close Editor');
    await cart.click({ modifiers: ['ControlOrMeta'] });
    await workbench.runOn(cart, 'Compare Sessions');
    const page = workbench.webview();
    await page.getByRole('heading', { name: 'Comparison of 2 sessions' }).waitFor();
    await page.getByRole('cell', { name: 'src/invoice.ts' }).waitFor();
    assert.deepEqual(await page.getByRole('row').first().getByRole('columnheader').allInnerTexts(), [
      '',
      hostile,
      'Cart keeps its items',
      'Change',
    ]);
    assert.equal(await page.locator('table a, table img, table code').count(), 0);
    await workbench.screenshot('compare');
  });

  it('exports a session where the user says, and shows what was written', async () => {
    // Several sessions are still selected, and would all be exported, into a folder.
    await (await rowOf('shop', 'Cart')).click();
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Export Session');
    const { keyboard } = workbench.page;
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Markdown' }).click();
    const name = 'Cart keeps its items 22222222.md';
    await workbench.page.waitForFunction(
      (end) =>
        [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input')].some(({ value }) =>
          value.endsWith(end),
        ),
      name,
    );
    await keyboard.press('Enter');
    await workbench.page.locator('.tab', { hasText: name }).waitFor();
    assert.match(readFileSync(path.join(workspace(), name), 'utf8'), /Cart keeps its items/);
    await workbench.webview().getByText('Cart keeps its items').first().waitFor();
    await workbench.screenshot('export');
    await workbench.runCommand('View: Close All Editors');
  });

  it('renames a session, also for the next start, and goes back to the old title', async () => {
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Rename Session');
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.fill(`Basket ${hostile}`);
    await workbench.screenshot('rename');
    await input.press('Enter');
    await (await rowOf('shop', `Basket ${hostile}`)).waitFor();
    await workbench.reload();
    await workbench.runOn(await rowOf('shop', 'Basket'), 'Rename Session');
    await input.fill('');
    await input.press('Enter');
    await (await rowOf('shop', 'Cart keeps its items')).waitFor();
  });

  it('deletes a log after naming it and its size, and keeps what it cost', async () => {
    await workbench.runOn(await rowOf('shop', 'Cart'), 'Delete Log');
    const dialog = workbench.dialog.filter({ hasText: 'Delete the log of this session?' });
    await dialog.getByText(/~\/\.claude\/projects\/-shop\/22222222-.*\.jsonl \(1\.\d kB\)/).waitFor();
    await workbench.screenshot('delete-log');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    // A server has no trash.
    await workbench.dialog.filter({ hasText: 'could not be moved to the trash' }).waitFor();
    await workbench.screenshot('delete-no-trash');
    await workbench.answer('Delete Permanently');
    const row = workbench.rows.filter({ hasText: 'Cart keeps its items' }).filter({ hasText: 'log deleted' });
    assert.match((await row.textContent())!, /\$20\.00/);
    assert.equal(existsSync(logOf('-shop', otherSession)), false);
  });

  it('has run no command and drawn no link of a title', async () => {
    await workbench.runOn(await rowOf('workspace', '[run]'), 'Delete Log');
    const words = workbench.dialog.locator('.dialog-message-detail').filter({ hasText: hostile });
    await words.waitFor();
    assert.equal(await words.locator('a, b, .codicon').count(), 0);
    await workbench.answer('Cancel');
    assert.ok(existsSync(logOf('-here', session)));
  });
});

/** A session of yesterday that cost 20 dollars. */
function writeSession(home: string, slug: string, id: string, title: string, cwd: string): void {
  const file = path.join(home, '.claude/projects', slug, `${id}.jsonl`);
  const at = new Date(Date.now() - 86_400_000);
  const line = { sessionId: id, cwd, timestamp: at.toISOString() };
  mkdirSync(path.dirname(file), { recursive: true });
  const message = assistant({ id: `msg_${id}`, input: 0, output: 1_000_000, line });
  const edits = id === session ? changes(cwd, line) : [];
  writeFileSync(
    file,
    jsonl({ type: 'custom-title', customTitle: title, sessionId: id }, user('Hi', line), ...edits, message),
  );
  utimesSync(file, at, at);
}

/** Calls of tools and their results: a file read and edited twice, one made, one of which only a passage is known, a shell. */
function changes(cwd: string, line: object): object[] {
  const invoice = path.join(cwd, 'src/invoice.ts');
  const source = Array.from({ length: 30 }, (_, i) => (i === 11 ? 'const rate = 0.16;' : `// line ${i + 1}`)).join(
    '\n',
  );
  const whole = { filePath: invoice, content: source, startLine: 1, numLines: 30, totalLines: 30 };
  const hunk = { oldStart: 40, newStart: 40, lines: [' export const zone = {', '-  vat: 19,', '+  vat: 20,', ' };'] };
  const edit = (filePath: string, oldString: string, newString: string, structuredPatch: readonly object[] = []) =>
    ['Edit', { file_path: filePath }, { filePath, oldString, newString, originalFile: null, structuredPatch }] as const;
  const notes = path.join(cwd, 'docs/vat.md');
  const calls: readonly (readonly [name: string, input: object, result: object])[] = [
    ['Read', { file_path: invoice }, { type: 'text', file: whole }],
    edit(invoice, '0.16', '0.19'),
    ['Bash', { command: 'npm test' }, { stdout: 'ok' }],
    edit(invoice, '0.19', '0.2'),
    [
      'Write',
      { file_path: notes },
      { type: 'create', filePath: notes, content: '# VAT\n\nIt is 20 %.\n', structuredPatch: [] },
    ],
    edit('/etc/zones.ts', 'vat: 19', 'vat: 20', [hunk]),
    ['Bash', { command: 'npx prettier --write .' }, { stdout: 'ok' }],
  ];
  return calls.flatMap(([name, input, toolUseResult], i) => {
    const use = { type: 'tool_use', id: `toolu_${i}`, name, input };
    const result = { type: 'tool_result', tool_use_id: `toolu_${i}`, content: 'ok' };
    return [
      assistant({ id: `msg_call_${i}`, input: 0, output: 0, content: [use], line }),
      user([result], { ...line, toolUseResult }),
    ];
  });
}
