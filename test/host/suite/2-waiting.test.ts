import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { assistant, jsonl } from '../../unit/records.ts';
import { type Probe, removeLogs, tracer, until, writeLog } from './tracer.ts';

const session = '99999999-9999-4999-8999-999999999999';
const slug = '-home-dev-work-harbour';
const line = { sessionId: session, cwd: '/home/dev/work/harbour' };
const register = (): string => path.join(homedir(), '.claude/sessions');

/** This very process stands for a Claude Code: it is alive. */
const say = (status: string): void => {
  const entry = { pid: process.pid, sessionId: session, cwd: line.cwd, status, startedAt: Date.now() };
  writeFileSync(path.join(register(), `${process.pid}.json`), JSON.stringify(entry));
};

describe('what runs and who waits', () => {
  let probe: Probe;
  const shown = async (): Promise<string[]> =>
    (await probe.live.tree.getChildren()).map(({ row }) => `${row.title}  ${row.description}`);
  const inProjects = async (): Promise<string[]> => (await probe.rows()).filter((row) => row.includes('Load the ship'));

  before(async () => {
    probe = await tracer();
    mkdirSync(register());
    const old = assistant({ at: '2026-01-20T10:00:00Z', input: 0, output: 100_000, line });
    writeLog(
      `${slug}/${session}.jsonl`,
      jsonl({ type: 'ai-title', aiTitle: 'Load the ship', sessionId: session }, old),
    );
    await probe.client.refresh('command');
    await vscode.commands.executeCommand('claudeTracer.live.focus');
  });

  after(async () => {
    rmSync(register(), { recursive: true });
    removeLogs(slug);
    await probe.client.refresh('command');
  });

  it('is seen in both views at once, by what a living process says of itself, and counted on the badge', async () => {
    say('busy');
    await until(async () => (await shown())[0] === 'Load the ship  running · harbour · $2.00', 'it runs', shown);
    assert.equal(probe.live.badge, 0);
    say('waiting');
    await until(
      async () => (await shown())[0] === 'Load the ship  waiting for you · harbour · $2.00',
      'it waits',
      shown,
    );
    await until(() => probe.live.badge === 1, 'the badge tells of it');
    await until(async () => (await inProjects())[0]?.includes('waiting for you') ?? false, 'its project tells of it');
    const [node] = await probe.live.tree.getChildren();
    const item = probe.live.tree.getTreeItem(node!);
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'bell-dot');
    assert.match(item.accessibilityInformation!.label, /^Load the ship, waiting for you, harbour, last active/);
  });

  it('is over when the process has ended, and the log counts again', async () => {
    rmSync(path.join(register(), `${process.pid}.json`));
    await until(() => probe.live.badge === 0, 'the badge is gone');
    await until(
      async () => (await shown())[0]?.startsWith('Load the ship  running') ?? false,
      'its log is fresh',
      shown,
    );
  });

  it('leads from a live session to its place among the projects', async () => {
    say('idle');
    await until(async () => (await shown())[0]?.includes('idle') ?? false, 'it is idle', shown);
    const [node] = await probe.live.tree.getChildren();
    await vscode.commands.executeCommand('claudeTracer.revealInProjects', node);
    await until(() => probe.view.selection[0]?.row.title === 'Load the ship', 'it is selected');
    assert.equal(probe.view.selection[0]?.parent?.row.title, 'harbour');
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('claudeTracer.copySessionId');
    assert.equal(await vscode.env.clipboard.readText(), session);
  });
});
