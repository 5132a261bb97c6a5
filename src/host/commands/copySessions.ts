import * as vscode from 'vscode';
import type { SessionRow } from '../../core/answers/sessionRows.ts';
import { sessionLinks } from '../tree/sessionDrag.ts';
import { isSessionNode, type TreeNode } from '../tree/treeNode.ts';
import type { WorkerClient } from '../workerClient.ts';
import { pickSessions } from './pickSession.ts';

export interface CopyingParts {
  readonly client: WorkerClient;
  readonly view: { readonly selection: readonly TreeNode[] };
  readonly extensionId: string;
}

/** Copies what people paste behind `claude --resume`; of several sessions one id a line. */
export async function copySessionIds(parts: CopyingParts, argument: unknown, selection: unknown): Promise<void> {
  const rows = await chosenRows(parts, argument, selection);
  await copy(rows.map(({ sessionId }) => sessionId).join('\n'));
}

/** Copies links to transcripts for a Markdown document. */
export async function copyAsMarkdown(parts: CopyingParts, argument: unknown, selection: unknown): Promise<void> {
  await copy(sessionLinks(parts.extensionId, await chosenRows(parts, argument, selection)));
}

async function copy(text: string): Promise<void> {
  if (text !== '') await vscode.env.clipboard.writeText(text);
}

/** The rows that a command was run on, else the selected ones, else those that the user picks. */
async function chosenRows(
  { client, view }: CopyingParts,
  argument: unknown,
  selection: unknown,
): Promise<readonly SessionRow[]> {
  for (const nodes of [selection, [argument], view.selection]) {
    const sessions = Array.isArray(nodes) ? nodes.filter((node) => isSessionNode(node)) : [];
    if (sessions.length > 0) return sessions.map(({ row }) => row);
  }
  return pickSessions(client);
}
