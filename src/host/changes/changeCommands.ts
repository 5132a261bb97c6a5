import * as vscode from 'vscode';
import { type ChoosingParts, chosenSession } from '../commands/chosenSessions.ts';
import { ChangeDocuments } from './changeDocuments.ts';
import { isItemNode } from '../tree/treeNode.ts';
import { openFile } from '../openFile.ts';
import { showChanges } from './showChanges.ts';
import { type SessionFile, showFileChange } from './showFileChange.ts';

/** The commands that show what sessions changed. */
export function registerChanges(parts: ChoosingParts): vscode.Disposable {
  const { client } = parts;
  const documents = new ChangeDocuments(client);
  return vscode.Disposable.from(
    documents,
    vscode.commands.registerCommand('claudeTracer.showFileChange', async (argument: unknown) => {
      const file = fileOf(argument);
      if (file) await showFileChange(client, documents, file);
    }),
    vscode.commands.registerCommand('claudeTracer.openChangedFile', async (argument: unknown) => {
      const file = fileOf(argument);
      if (file) await openFile(file.path);
    }),
    vscode.commands.registerCommand('claudeTracer.showChanges', async (argument: unknown) => {
      const session = await chosenSession(parts, argument);
      if (session !== undefined) await showChanges(client, documents, session);
    }),
  );
}

/** The file of a row of the side bar. */
function fileOf(argument: unknown): SessionFile | undefined {
  const target = isItemNode(argument) ? argument.row.target : undefined;
  return target?.kind === 'change' ? target : undefined;
}
