import * as vscode from 'vscode';
import type { WorkerClient } from '../workerClient.ts';

/** Opens a session's log as the lines that Claude Code wrote. */
export async function openLog(client: WorkerClient, key: string): Promise<void> {
  const session = await client.ask<'wayBack'>({ kind: 'wayBack', session: key });
  if (session?.log === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The log of this session is gone. Claude Code deletes old logs; their figures are kept.'),
    );
    return;
  }
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(session.log), { preview: true });
}
