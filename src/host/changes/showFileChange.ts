import * as vscode from 'vscode';
import { openFile } from '../openFile.ts';
import type { WorkerClient } from '../workerClient.ts';
import type { ChangeDocuments, ChangedText } from './changeDocuments.ts';

/** A file of a session. */
export type SessionFile = Pick<ChangedText, 'session' | 'path'>;

/** Opens what a session did to one file, side by side; where the log has no texts of it, the file as it is now. */
export async function showFileChange(
  client: WorkerClient,
  documents: ChangeDocuments,
  { session, path }: SessionFile,
): Promise<void> {
  const changes = await client.ask<'sessionChanges'>({ kind: 'sessionChanges', session });
  const file = changes?.files.find((each) => each.path === path);
  if (!changes || !file) return openFile(path);
  const [before, after] = (['before', 'after'] as const).map((side) =>
    documents.uriOf(file.label, { session, path, side }),
  );
  const title = vscode.l10n.t('{0}: changes of {1}', file.label, changes.title);
  await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true });
}
