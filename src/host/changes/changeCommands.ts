import * as vscode from 'vscode';
import { type ChoosingParts, chosenSession } from '../commands/chosenSessions.ts';
import { ChangeDocuments } from './changeDocuments.ts';
import { showChanges } from './showChanges.ts';

/** The commands that show what sessions changed. */
export function registerChanges(parts: ChoosingParts): vscode.Disposable {
  const { client } = parts;
  const documents = new ChangeDocuments(client);
  return vscode.Disposable.from(
    documents,
    vscode.commands.registerCommand('claudeTracer.showChanges', async (argument: unknown) => {
      const session = await chosenSession(parts, argument);
      if (session !== undefined) await showChanges(client, documents, session);
    }),
  );
}
