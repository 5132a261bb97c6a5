import * as vscode from 'vscode';
import { sessionLinks } from '../tree/sessionDrag.ts';
import { type ChoosingParts, chosenRows } from './chosenSessions.ts';

/** Copies what people paste behind `claude --resume`; of several sessions one id a line. */
export async function copySessionIds(parts: ChoosingParts, argument: unknown, selection: unknown): Promise<void> {
  const rows = await chosenRows(parts, argument, selection);
  await copy(rows.map(({ sessionId }) => sessionId).join('\n'));
}

/** Copies links to transcripts for a Markdown document. */
export async function copyAsMarkdown(
  parts: ChoosingParts & { readonly extensionId: string },
  argument: unknown,
  selection: unknown,
): Promise<void> {
  await copy(sessionLinks(parts.extensionId, await chosenRows(parts, argument, selection)));
}

async function copy(text: string): Promise<void> {
  if (text !== '') await vscode.env.clipboard.writeText(text);
}
