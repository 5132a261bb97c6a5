import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { assistant, jsonl } from '../../unit/records.ts';
import { removeLogs, tracer, until, writeLog } from './tracer.ts';

const session = '88888888-8888-4888-8888-888888888888';
const strange = '--dangerously-skip-permissions';
const slug = '-home-dev-work-shop';
/** Said by the stub: one line a word. */
const heard = (): string => path.join(homedir(), 'claude-heard.txt');

describe('the way back into Claude Code', () => {
  const workspace = (): string => vscode.workspace.workspaceFolders![0]!.uri.fsPath;
  const folder = (): string => path.join(workspace(), `it's "$(touch hacked)" & ’x`);
  const key = `${slug}/${session}`;

  before(async () => {
    const { client } = await tracer();
    mkdirSync(folder(), { recursive: true });
    const line = { sessionId: session, cwd: folder() };
    writeLog(`${slug}/${session}.jsonl`, jsonl({ type: 'ai-title', aiTitle: 'Cart $(zap)' }, assistant({ line })));
    writeLog(`${slug}/${strange}.jsonl`, jsonl(assistant({ id: 'msg_S', line })));
    await client.refresh('command');
    const stub = path.join(homedir(), 'claude stub');
    const words = `printf '%s\\n' "$PWD" "\${CLAUDE_CONFIG_DIR-none}" "$@" > "$HOME/heard.tmp"`;
    writeFileSync(stub, `#!/bin/sh\n${words}\nmv "$HOME/heard.tmp" "$HOME/claude-heard.txt"\nexec sleep 600\n`, {
      mode: 0o755,
    });
    await setClaude(stub);
  });

  afterEach(async () => {
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await until(() => vscode.window.terminals.length === 0, 'the terminals are closed');
    rmSync(heard(), { force: true });
  });

  after(async () => {
    removeLogs(slug);
    rmSync(folder(), { recursive: true });
    await setClaude(undefined);
  });

  it('resumes in a terminal whose process is claude itself, in the folder, and shows that terminal the next time', async () => {
    await vscode.commands.executeCommand('claudeTracer.resumeInTerminal', key);
    assert.deepEqual(await whatClaudeHeard(), [folder(), 'none', '--resume', session]);
    const [terminal] = vscode.window.terminals;
    const options = terminal!.creationOptions as vscode.TerminalOptions;
    assert.deepEqual(options.shellArgs, ['--resume', session]);
    assert.equal(terminal!.name, 'Claude: Cart (zap)');
    await vscode.commands.executeCommand('claudeTracer.resumeInTerminal', key);
    assert.equal(vscode.window.terminals.length, 1);
  });

  it('forks into a terminal beside it', async () => {
    await vscode.commands.executeCommand('claudeTracer.resumeInTerminal', key);
    await whatClaudeHeard();
    rmSync(heard());
    await vscode.commands.executeCommand('claudeTracer.fork', key);
    assert.deepEqual(await whatClaudeHeard(), [folder(), 'none', '--resume', session, '--fork-session']);
    assert.equal(vscode.window.terminals.length, 2);
  });

  it('never hands on an id that is none of Claude Code’s, and starts nothing without its executable', async () => {
    await vscode.commands.executeCommand('claudeTracer.resumeInTerminal', `${slug}/${strange}`);
    await vscode.commands.executeCommand('claudeTracer.fork', `${slug}/${strange}`);
    await vscode.commands.executeCommand('claudeTracer.resumeInClaudeCode', `${slug}/${strange}`);
    const stub = vscode.workspace.getConfiguration('claudeTracer').get<string>('claude.path');
    await setClaude('/nowhere/claude');
    await vscode.commands.executeCommand('claudeTracer.resumeInTerminal', key);
    await setClaude(stub);
    assert.deepEqual(vscode.window.terminals, []);
  });

  it('copies a command that a shell reads as one folder and one id', async () => {
    await vscode.commands.executeCommand('claudeTracer.copyResumeCommand', key);
    const quoted = `'${folder().replaceAll("'", String.raw`'\''`)}'`;
    assert.equal(await vscode.env.clipboard.readText(), `cd ${quoted} && claude --resume ${session}`);
  });
});

async function whatClaudeHeard(): Promise<string[]> {
  const text = (): string | undefined => {
    try {
      return readFileSync(heard(), 'utf8');
    } catch {
      return undefined;
    }
  };
  await until(() => text() !== undefined, 'claude was started');
  return text()!.split('\n').slice(0, -1);
}

async function setClaude(file: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('claudeTracer')
    .update('claude.path', file, vscode.ConfigurationTarget.Global);
}
