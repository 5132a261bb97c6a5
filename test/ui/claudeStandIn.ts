// Stand-ins for Claude Code, as a program and as an extension: each writes down what it was asked for.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Puts a `claude` where its installer would. */
export function makeClaude(home: string): void {
  const file = path.join(home, '.local/bin/claude');
  mkdirSync(path.dirname(file), { recursive: true });
  const say = `printf '%s\\n' "$PWD" "$@" > "$HOME/claude.tmp" && mv "$HOME/claude.tmp" "$HOME/claude-heard.txt"`;
  writeFileSync(file, `#!/bin/sh\n${say}\nprintf 'This is Claude Code.\\n'\nexec sleep 600\n`, { mode: 0o755 });
}

/** Packages an extension of the official one's name; answers with the package. */
export function makeClaudeExtension(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const command = 'claude-vscode.primaryEditor.open';
  const manifest = {
    name: 'claude-code',
    publisher: 'anthropic',
    version: '2.1.999',
    engines: { vscode: '^1.100.0' },
    main: 'main.js',
    activationEvents: [],
    contributes: { commands: [{ command, title: 'Open' }] },
  };
  const code = `const vscode = require('vscode');
exports.activate = () => vscode.commands.registerCommand('${command}', (...words) =>
  require('fs').writeFileSync(require('path').join(require('os').homedir(), 'extension-heard.txt'), words.join('\\n') + '\\n'));\n`;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'main.js'), code);
  writeFileSync(path.join(folder, 'README.md'), 'A stand-in.');
  const vsix = path.join(folder, 'claude.vsix');
  const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
  const quiet = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  execFileSync(process.execPath, [vsce, 'package', ...quiet, '--out', vsix], { cwd: folder, stdio: 'ignore' });
  return vsix;
}

/** What a stand-in was told, once it was. */
export async function heardBy(home: string, whom: 'claude' | 'extension'): Promise<string[]> {
  for (;;) {
    try {
      return readFileSync(path.join(home, `${whom}-heard.txt`), 'utf8')
        .split('\n')
        .slice(0, -1);
    } catch {
      await delay(50);
    }
  }
}
