import * as vscode from 'vscode';
import type { TranscriptPlace } from '../../core/answers/transcript.ts';
import { itemText } from '../../core/export/itemText.ts';
import type { CopiedPart } from '../../link/transcriptMessages.ts';
import { messageLink } from './messageLink.ts';
import type { TranscriptParts } from './transcriptPanel.ts';

/** Puts a message, a link to it or its id into the clipboard. */
export async function copyPart(
  { client, extension }: Pick<TranscriptParts, 'client' | 'extension'>,
  place: TranscriptPlace,
  id: string,
  what: CopiedPart,
): Promise<void> {
  const item = await client.ask<'transcriptItem'>({ kind: 'transcriptItem', place, item: id });
  if (!item) return;
  const { uuid, offset } = item;
  const parts = {
    text: () => itemText(item),
    link: () => messageLink(extension.id, { ...place, uuid, offset }),
    uuid: () => uuid,
  } satisfies Record<CopiedPart, () => string | undefined>;
  const text = parts[what]();
  if (text === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This record has no id.'));
    return;
  }
  await vscode.env.clipboard.writeText(text);
}
