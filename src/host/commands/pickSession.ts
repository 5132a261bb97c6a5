import * as vscode from 'vscode';
import type { SessionRow } from '../../core/answers/sessionRows.ts';
import type { WorkerClient } from '../workerClient.ts';

/** Lets the user pick one of the latest sessions. */
export async function pickSession(client: WorkerClient): Promise<SessionRow | undefined> {
  const picked = await vscode.window.showQuickPick(sessionItems(client), {
    placeHolder: vscode.l10n.t('Choose a session'),
    matchOnDescription: true,
  });
  return picked?.row;
}

/** Lets the user pick some of the latest sessions, `except` those that are chosen already. */
export async function pickSessions(
  client: WorkerClient,
  placeHolder = vscode.l10n.t('Choose sessions'),
  except: readonly string[] = [],
): Promise<readonly SessionRow[]> {
  const items = sessionItems(client).then((all) => all.filter(({ row }) => !except.includes(row.key)));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    canPickMany: true,
  });
  return picked?.map(({ row }) => row) ?? [];
}

async function sessionItems(client: WorkerClient) {
  const rows = await client.ask<'recentSessions'>({ kind: 'recentSessions' });
  return rows.map((row) => ({ label: plain(row.title), description: plain(row.description), row }));
}

/** `$(name)` in a label would be drawn as an icon. */
export const plain = (text: string): string => text.replace(/\$\(/g, '\\$(');
