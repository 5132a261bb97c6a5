import * as vscode from 'vscode';
import type { TracerLog } from '../tracerLog.ts';
import type { WorkerClient } from '../workerClient.ts';

/** Lets the user give a session a title of their own, kept here; the log and what Claude Code calls it stay as they are. */
export async function renameSession(client: WorkerClient, log: TracerLog, key: string): Promise<void> {
  const { t } = vscode.l10n;
  const session = await client.ask<'wayBack'>({ kind: 'wayBack', session: key });
  if (!session) return;
  const title = await vscode.window.showInputBox({
    title: t('Rename Session'),
    prompt: t('Shown in this extension only. Leave it empty to go back to the title of Claude Code.'),
    value: session.title,
  });
  if (title === undefined || title.trim() === session.title) return;
  const fault = await client.ask<'rename'>({ kind: 'rename', session: key, title: title.trim() });
  if (!fault) return;
  log.fault(fault);
  void vscode.window.showErrorMessage(t('The title could not be saved. See Show Log for the reason.'));
}
