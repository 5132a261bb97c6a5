import * as vscode from 'vscode';
import { isSameFolder } from './localFolder.ts';
import { isThere } from './resumable.ts';

/** Opens the folder of a project or session, in the window that the user chooses. VS Code asks for trust in it by itself. */
export async function openProjectFolder(folder: string): Promise<void> {
  if (!(await isThere(folder))) return;
  const { t } = vscode.l10n;
  if (isFirstFolder(folder)) {
    void vscode.window.showInformationMessage(t('This folder is open in this window.'));
    return;
  }
  const choices = [
    { label: t('Open in New Window'), iconPath: new vscode.ThemeIcon('empty-window'), isNew: true },
    { label: t('Open in This Window'), iconPath: new vscode.ThemeIcon('window'), isNew: false },
  ];
  const choice = await vscode.window.showQuickPick(choices, { title: t('Open Project Folder') });
  if (choice) await openFolder(folder, choice.isNew);
}

export async function openFolder(folder: string, isNew: boolean): Promise<void> {
  const uri = vscode.Uri.file(folder);
  await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: isNew, forceReuseWindow: !isNew });
}

/** The folder that Claude Code's extension works in: it knows no other of a window. */
export function isFirstFolder(folder: string): boolean {
  const first = vscode.workspace.workspaceFolders?.[0]?.uri;
  return first?.scheme === 'file' && isSameFolder(first.fsPath, folder);
}
