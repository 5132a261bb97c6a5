import * as vscode from 'vscode';
import { oneLine } from '../../core/answers/safeText.ts';
import { claudeArguments, type Way } from './claudeArguments.ts';

export interface ClaudeStart {
  /** The executable: it is the terminal's own process, so no shell ever reads a word of this. */
  readonly claude: string;
  readonly sessionId: string;
  readonly title: string;
  readonly way: Way;
  /** Looked at before: absolute, local, there. */
  readonly folder: string;
  readonly configFolder: string | undefined;
}

/** Starts Claude Code in a terminal of its own and shows it. */
export function startInTerminal({ claude, sessionId, title, way, folder, configFolder }: ClaudeStart): void {
  const terminal = vscode.window.createTerminal({
    name: nameOf(title),
    shellPath: claude,
    shellArgs: [...claudeArguments(sessionId, way)],
    cwd: vscode.Uri.file(folder),
    iconPath: new vscode.ThemeIcon(way === 'fork' ? 'repo-forked' : 'debug-continue'),
    ...(configFolder === undefined ? {} : { env: { CLAUDE_CONFIG_DIR: configFolder } }),
  });
  terminal.show();
}

/** The terminal that a session was resumed in before and still runs in; found by what it was made of, also after a reload. */
export function terminalOf(sessionId: string): vscode.Terminal | undefined {
  const made = JSON.stringify(claudeArguments(sessionId, 'resume'));
  return vscode.window.terminals.find(
    ({ creationOptions, exitStatus }) =>
      exitStatus === undefined && 'shellArgs' in creationOptions && JSON.stringify(creationOptions.shellArgs) === made,
  );
}

/** `$(name)` would be drawn as an icon in the list of terminals. */
const nameOf = (title: string): string => `Claude: ${oneLine(title.replaceAll('$(', '('), 40)}`;
