import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
  it('is activated', async () => {
    const extension = vscode.extensions.getExtension('claude-code-tracer.claude-code-tracer');
    assert.ok(extension, 'VS Code does not know the extension');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('has a home of its own to read logs from, never the real one', () => {
    assert.equal(homedir(), process.env['TRACER_TEST_HOME']);
    assert.equal(process.env['CLAUDE_CONFIG_DIR'], undefined);
    assert.ok(existsSync(path.join(homedir(), '.claude/projects')));
  });
});
