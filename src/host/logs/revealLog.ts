import * as vscode from 'vscode';
import type { WorkerClient } from '../workerClient.ts';

/** Shows a session's log among the files of its folder, where this window can show the folders of the machine that has it. */
export async function revealLog(client: WorkerClient, key: string): Promise<void> {
  const { t } = vscode.l10n;
  const session = await client.ask<'wayBack'>({ kind: 'wayBack', session: key });
  if (session?.log === undefined) {
    void vscode.window.showInformationMessage(
      t('The log of this session is gone. Claude Code deletes old logs; their figures are kept.'),
    );
    return;
  }
  if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) {
    await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(session.log));
    return;
  }
  await vscode.env.clipboard.writeText(session.log);
  void vscode.window.showInformationMessage(
    t('The log is on another machine than this window. Its path has been copied.'),
  );
}
