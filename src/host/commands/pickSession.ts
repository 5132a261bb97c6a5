import * as vscode from 'vscode';
import type { SessionRow } from '../../core/answers/sessionRows.ts';
import type { WorkerClient } from '../workerClient.ts';

/** Lets the user pick one of the latest sessions. */
export async function pickSession(client: WorkerClient): Promise<SessionRow | undefined> {
  const items = client
    .ask<'recentSessions'>({ kind: 'recentSessions' })
    .then((rows) => rows.map((row) => ({ label: plain(row.title), description: plain(row.description), row })));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Choose a session'),
    matchOnDescription: true,
  });
  return picked?.row;
}

/** `$(name)` in a label would be drawn as an icon. */
export const plain = (text: string): string => text.replace(/\$\(/g, '\\$(');
