import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import { isPlainLocalPath } from './wayBack/localFolder.ts';

/**
 * Opens a file that a log names, as it is now, if it is one of this machine: a path that led to another would ask that one at
 * once. `line` counts from 1.
 */
export async function openFile(path: string, line = 1): Promise<void> {
  if (!isPlainLocalPath(path, process.platform) || !isFile(path)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This file is not there any more.'));
    return;
  }
  const start = new vscode.Position(Math.max(0, line - 1), 0);
  const selection = new vscode.Range(start, start);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path), { preview: true, selection });
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Denied or gone: either way there is nothing to open.
    return false;
  }
}
