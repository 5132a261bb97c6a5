import * as vscode from 'vscode';
import { mainLog } from '../../core/answers/transcript.ts';
import type { WorkerClient } from '../workerClient.ts';
import type { TranscriptPanels, TranscriptTarget } from './transcriptPanels.ts';

/** What a link to a message names: by its record's id, which a copy of the log keeps, else by where it stands. */
export interface LinkedMessage {
  readonly session: string;
  readonly log: string;
  readonly uuid: string | undefined;
  readonly offset: number;
}

/** `vscode://…/transcript?session=…`: opens from a chat, a ticket or a browser, where a `command:` link does nothing. */
export function messageLink(extensionId: string, { session, log, uuid, offset }: LinkedMessage): string {
  const query = new URLSearchParams({
    session,
    ...(uuid === undefined ? { log, at: String(offset) } : { message: uuid }),
  });
  return `${vscode.env.uriScheme}://${extensionId}/transcript?${query.toString()}`;
}

/** A link to a whole transcript. */
export const sessionLink = (extensionId: string, session: string): string =>
  `${vscode.env.uriScheme}://${extensionId}/transcript?${new URLSearchParams({ session }).toString()}`;

/** Opens the message that a link leads to. A link may come from anywhere: it can name a place to read, and nothing else. */
export async function openLink(client: WorkerClient, panels: TranscriptPanels, uri: vscode.Uri): Promise<void> {
  if (uri.path !== '/transcript') return;
  const query = new URLSearchParams(uri.query);
  const session = query.get('session') ?? '';
  const head = await client.ask<'transcriptHead'>({ kind: 'transcriptHead', session });
  if (!head) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no session here that this link leads to.'));
    return;
  }
  panels.open(session, await targetOf(client, session, query));
}

async function targetOf(
  client: WorkerClient,
  session: string,
  query: URLSearchParams,
): Promise<TranscriptTarget | undefined> {
  const uuid = query.get('message');
  if (uuid !== null) {
    const found = await client.ask<'transcriptPlace'>({ kind: 'transcriptPlace', session, uuid });
    return found && { ...found.place, offset: found.offset };
  }
  const offset = Number(query.get('at') ?? 'none');
  return Number.isSafeInteger(offset) && offset >= 0
    ? { session, log: query.get('log') ?? mainLog, offset }
    : undefined;
}
