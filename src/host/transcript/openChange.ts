import path from 'node:path';
import * as vscode from 'vscode';
import { oneLine } from '../../core/answers/safeText.ts';
import type { TranscriptPlace } from '../../core/answers/transcript.ts';
import type { WorkerClient } from '../workerClient.ts';
import { openFile } from '../openFile.ts';
import { changeUri } from './changeDocuments.ts';

/** Compares a file before and after a tool call, as the log has both: what is on the disk by now may be something else. */
export async function openChange(client: WorkerClient, place: TranscriptPlace, item: string): Promise<void> {
  const file = await client.ask<'transcriptFile'>({ kind: 'transcriptFile', place, item });
  if (!file?.change) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The log does not tell what this call changed.'));
    return;
  }
  const name = oneLine(path.posix.basename(file.path.replaceAll('\\', '/')), 80);
  const title = file.change.isWhole
    ? vscode.l10n.t('{0} (before and after)', name)
    : vscode.l10n.t('{0} (changed parts)', name);
  const side = (which: 'before' | 'after'): vscode.Uri => changeUri({ place, item, side: which }, name);
  await vscode.commands.executeCommand('vscode.diff', side('before'), side('after'), title, { preview: true });
}

/** Opens the file that a tool call is about, as it is now, where the call read or changed it. */
export async function openToolFile(client: WorkerClient, place: TranscriptPlace, item: string): Promise<void> {
  const file = await client.ask<'transcriptFile'>({ kind: 'transcriptFile', place, item });
  if (file) await openFile(file.path, file.line);
}
