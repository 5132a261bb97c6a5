import * as vscode from 'vscode';
import { fieldsOf } from '../../core/answers/statusText.ts';
import type { Settings } from '../settings.ts';
import type { WorkerClient } from '../workerClient.ts';

/** Lets the user pick what the status bar shows, and writes it into the setting. */
export async function chooseStatus(settings: Settings, client: WorkerClient): Promise<void> {
  const choices = await client.ask({ kind: 'statusChoices' });
  const shown = fieldsOf(settings.statusText);
  const picked = await vscode.window.showQuickPick(
    choices.map(({ field, label, value }) => ({ label, description: value, field, picked: shown.has(field) })),
    {
      canPickMany: true,
      title: vscode.l10n.t('What the Status Bar Shows'),
      placeHolder: vscode.l10n.t('Choose fields'),
    },
  );
  if (!picked || picked.length === 0) return;
  await settings.setStatusText(picked.map(({ field }) => `{${field}}`).join(' · '));
}
