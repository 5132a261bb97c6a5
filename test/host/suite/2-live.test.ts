import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assistant, jsonl, otherSession, session, user } from '../../unit/records.ts';
import { appendToLog, type Probe, removeLogs, tracer, until, writeLog } from './tracer.ts';

const billing = `-home-dev-work-billing/${session}.jsonl`;
const api = `-home-dev-work-api/${otherSession}.jsonl`;
const today = new Date().toISOString();

/** A million tokens of output of Opus 5.5: 20 dollars. */
const turn = (id: string, line: object = {}): string =>
  jsonl(assistant({ id, at: today, input: 0, output: 1_000_000, line }));

describe('what it shows of logs', () => {
  let probe: Probe;

  before(async () => {
    probe = await tracer();
    writeLog(
      billing,
      jsonl({ type: 'ai-title', aiTitle: 'Round VAT per line', sessionId: session }, user('Hi')) + turn('msg_A'),
    );
    await until(async () => (await probe.rows()).length > 0, 'the first project is there');
    await watcherIsUp(probe);
  });

  after(() => {
    removeLogs('-home-dev-work-billing');
    removeLogs('-home-dev-work-api');
  });

  it('lists projects by their working directory and sessions with state, time and cost', async () => {
    assert.deepEqual(await probe.rows(), [
      'billing  1 session · $20.00',
      '  Round VAT per line  running · just now · $20.00',
    ]);
  });

  it('shows an appended line in tree and status bar within a second', async () => {
    const writtenMs = performance.now();
    appendToLog(billing, turn('msg_B'));
    await probe.costItem.shows('$(pulse) $40.00');
    const shownMs = performance.now() - writtenMs;
    console.log(`      append to visible: ${shownMs.toFixed(0)} ms`);
    assert.match((await probe.rows())[1]!, /\$40\.00$/);
    assert.ok(shownMs < 1000, `${shownMs} ms`);
  });

  it('shows what the user’s template says, and warns when a budget is reached', async () => {
    const settings = vscode.workspace.getConfiguration('claudeTracer');
    const set = (name: string, value: unknown) => settings.update(name, value, vscode.ConfigurationTarget.Global);
    assert.equal(probe.costItem.isWarning(), false);
    await set('statusBar.text', '{today} of {month}');
    await probe.costItem.shows('$(pulse) $40.00 of $40.00');
    await set('budgets.day', 50);
    await until(() => probe.costItem.isWarning(), 'the status bar warns at 80 percent');
    await set('budgets.day', undefined);
    await set('statusBar.text', undefined);
    await probe.costItem.shows('$(pulse) $40.00');
    await until(() => !probe.costItem.isWarning(), 'the warning is gone with the budget');
  });

  it('counts the lines of one message once', async () => {
    appendToLog(billing, turn('msg_B') + turn('msg_B'));
    await probe.client.refresh('command');
    await probe.costItem.shows('$(pulse) $40.00');
  });

  it('follows projects that appear and sessions that vanish, and keeps what they cost', async () => {
    writeLog(api, turn('msg_C', { cwd: '/home/dev/work/api', sessionId: otherSession }));
    await probe.costItem.shows('$(pulse) $60.00');
    assert.equal((await probe.rows()).filter((row) => row.startsWith('api')).length, 1);
    removeLogs('-home-dev-work-api');
    await until(async () => (await probe.rows()).some((row) => row.includes('log deleted')), 'the session is marked');
    await probe.costItem.shows('$(pulse) $60.00');
  });

  it('has rows with a stable id, one icon, a sentence, and a tooltip made on demand', async () => {
    const [project] = await probe.tree.getChildren();
    const [node] = await probe.tree.getChildren(project);
    const item = probe.tree.getTreeItem(node!);
    assert.equal(item.tooltip, undefined);
    assert.match(item.id!, /^session:-home-dev-work-/);
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.match(item.accessibilityInformation!.label, /last active just now, \d+ dollars/);
    assert.equal(probe.tree.getParent(node!), project);
    const resolved = await probe.tree.resolveTreeItem(item, node!);
    assert.ok(resolved.tooltip instanceof vscode.MarkdownString);
    assert.match(resolved.tooltip.value, /claude\\-opus\\-5\\-5/);
    assert.equal(resolved.tooltip.isTrusted, undefined);
  });

  it('opens a transcript’s file, copies a session id and opens one dashboard, by command', async () => {
    const project = (await probe.tree.getChildren()).find((each) => each.row.title === 'billing');
    const [node] = await probe.tree.getChildren(project);
    await vscode.commands.executeCommand('claudeTracer.copySessionId', node);
    assert.equal(await vscode.env.clipboard.readText(), session);
    await vscode.commands.executeCommand('claudeTracer.openTranscriptFile', node);
    await until(
      () => vscode.window.activeTextEditor?.document.fileName.endsWith(`${session}.jsonl`) ?? false,
      'it is open',
    );
    await vscode.commands.executeCommand('claudeTracer.openDashboard');
    await vscode.commands.executeCommand('claudeTracer.openDashboard');
    const dashboards = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isDashboard);
    await until(() => dashboards().length > 0, 'the dashboard is open');
    assert.equal(dashboards().length, 1);
  });

  it('comes to the same after a rebuild', async () => {
    const before = await probe.rows();
    await vscode.commands.executeCommand('claudeTracer.rebuildIndex');
    assert.deepEqual(await probe.rows(), before);
  });
});

/** The watcher of VS Code takes its time to come up; a blank line now and then shows when it is there. */
async function watcherIsUp({ client }: Probe): Promise<void> {
  let isUp = false;
  const listening = client.onRefreshed(({ report }) => {
    // One file and no sweep: told of by the watcher.
    isUp ||= report.reason === 'watch' && report.filesStatted === 1 && report.filesRead === 1;
  });
  const writing = setInterval(() => appendToLog(billing, '\n'), 250);
  await until(() => isUp, 'the watcher is up');
  clearInterval(writing);
  listening.dispose();
}

const isDashboard = ({ input }: vscode.Tab): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.includes('claudeTracer.dashboard');
