import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, tracer } from './tracer.ts';

describe('the extension in a real extension host', () => {
  it('has a home of its own to read logs from, never the real one', () => {
    assert.equal(homedir(), process.env['TRACER_TEST_HOME']);
    assert.equal(process.env['CLAUDE_CONFIG_DIR'], undefined);
    assert.ok(existsSync(path.join(homedir(), '.claude/projects')));
  });

  it('activates in an empty home and says that there are no logs', async () => {
    const { tree, costItem } = await tracer();
    assert.ok(extension().isActive);
    assert.deepEqual(await tree.getChildren(), []);
    await costItem.shows('$(pulse) $0.00');
  });

  it('registers every command that it contributes, and no other', async () => {
    await tracer();
    const { contributes } = extension().packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = await vscode.commands.getCommands(true);
    const own = registered.filter((id) => id.startsWith('claudeTracer.') && !viewCommand.test(id));
    assert.deepEqual(own.toSorted(compare), contributes.commands.map(({ command }) => command).toSorted(compare));
  });

  it('declares where it runs, what it trusts, and which VS Code it needs', () => {
    const { extensionKind, capabilities, engines, activationEvents } = extension().packageJSON as Record<
      string,
      unknown
    >;
    assert.deepEqual(extensionKind, ['workspace', 'ui']);
    const { supported, restrictedConfigurations } = (
      capabilities as { untrustedWorkspaces: { supported: string; restrictedConfigurations: string[] } }
    ).untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, ['claudeTracer.claude.path']);
    assert.equal((engines as { vscode: string }).vscode, '^1.105.0');
    assert.ok((activationEvents as string[]).includes('onStartupFinished'));
  });
});

/** Made by VS Code for the view: `claudeTracer.projects.focus`, `….open`, `….resetViewLocation`, `….removeView` … */
const viewCommand = /^claudeTracer\.(live|projects)\./;

const compare = (a: string, b: string): number => (a < b ? -1 : 1);
