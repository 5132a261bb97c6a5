import * as vscode from 'vscode';
import { claudeArguments } from './claudeArguments.ts';
import { isFirstFolder, openFolder } from './openProjectFolder.ts';
import { type Resumable, shownPath } from './resumable.ts';
import { isTrustedOrAsks } from './trust.ts';

const claudeExtension = 'anthropic.claude-code';
/** Takes a session id. Newer first: what its own link runs, and what there was before it. */
const openCommands = ['claude-vscode.primaryEditor.open', 'claude-vscode.editor.open'];

/**
 * Resumes a session in Claude Code's own extension. It opens only sessions of the window's first folder and shows a new
 * conversation for any other (https://github.com/anthropics/claude-code/issues/88127), so the folder comes first.
 * `inTerminal`: the way that is left.
 */
export async function resumeInClaudeCode(session: Resumable, inTerminal: () => Promise<void>): Promise<void> {
  const { t } = vscode.l10n;
  const terminal = t('Resume in Terminal');
  const extension = vscode.extensions.getExtension(claudeExtension);
  if (!extension) {
    const sentence = t('The Claude Code extension is not installed in this window.');
    if ((await vscode.window.showInformationMessage(sentence, terminal)) === terminal) await inTerminal();
    return;
  }
  if (!(await isTrustedOrAsks())) return;
  if (!isFirstFolder(session.folder)) {
    const open = t('Open Folder in New Window');
    const choice = await vscode.window.showInformationMessage(
      t('The Claude Code extension can resume this session only in a window whose first folder is the session’s.'),
      { modal: true, detail: shownPath(session.folder) },
      open,
      terminal,
    );
    if (choice === open) await openFolder(session.folder, true);
    if (choice === terminal) await inTerminal();
    return;
  }
  await extension.activate();
  await openIn(session.sessionId);
}

async function openIn(sessionId: string): Promise<void> {
  // Throws on an id that is none: it goes to other people's code.
  claudeArguments(sessionId, 'resume');
  const known = new Set(await vscode.commands.getCommands(true));
  const command = openCommands.find((candidate) => known.has(candidate));
  if (command !== undefined) return void (await vscode.commands.executeCommand(command, sessionId));
  const query = new URLSearchParams({ session: sessionId }).toString();
  await vscode.env.openExternal(
    vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: claudeExtension, path: '/open', query }),
  );
}
