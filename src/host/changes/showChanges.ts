import * as vscode from 'vscode';
import type { WorkerClient } from '../workerClient.ts';
import type { ChangeDocuments } from './changeDocuments.ts';

/** Opens all that a session changed, file by file, in one editor. */
export async function showChanges(client: WorkerClient, documents: ChangeDocuments, session: string): Promise<void> {
  const { t } = vscode.l10n;
  const changes = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t('Reading logs again') },
    () => client.ask<'sessionChanges'>({ kind: 'sessionChanges', session }),
  );
  if (!changes) return;
  const notes = changes.notes.join(' ');
  if (changes.nothing !== undefined) {
    void vscode.window.showInformationMessage([changes.nothing, notes].join(' ').trim());
    return;
  }
  const resources = changes.files.map(({ path, label, hasBefore }) => {
    const after = documents.uriOf(label, { session, path, side: 'after' });
    return [after, hasBefore ? documents.uriOf(label, { session, path, side: 'before' }) : undefined, after];
  });
  await vscode.commands.executeCommand('vscode.changes', t('Changes: {0}', changes.title), resources);
  if (notes !== '') void vscode.window.showInformationMessage(notes);
}
