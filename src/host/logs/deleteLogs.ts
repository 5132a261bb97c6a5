import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Labels } from '../../core/answers/labels.ts';
import { oneLine, tildePath } from '../../core/answers/safeText.ts';
import type { SessionFiles } from '../../core/answers/sessionLogs.ts';
import { faultOf } from '../../core/kit/faultOf.ts';
import type { SessionFile } from '../../core/model/sessionFile.ts';
import type { Settings } from '../settings.ts';
import type { TracerLog } from '../tracerLog.ts';
import type { WorkerClient } from '../workerClient.ts';

/** What deleting needs. */
export interface Deleting {
  readonly client: WorkerClient;
  readonly log: TracerLog;
  readonly settings: Settings;
}

/** A dialog is no list: what stands behind these is counted. */
const maxNamed = 10;

/**
 * Deletes the logs of sessions once the user has seen which files that are. What they came to stays in the store, which has
 * read them to their end before.
 */
export async function deleteLogs({ client, log, settings }: Deleting, keys: readonly string[]): Promise<void> {
  const { t } = vscode.l10n;
  const first = await filesOf(client, keys);
  await client.refresh(
    'command',
    first.flatMap(({ logs }) => logs),
  );
  const sessions = await filesOf(client, keys);
  const files = sessions.flatMap((session) => session.files);
  if (files.length === 0) {
    void vscode.window.showInformationMessage(t('There is no log left to delete. The figures are kept.'));
    return;
  }
  if (sessions.some(({ isInUse }) => isInUse)) {
    void vscode.window.showWarningMessage(
      t('Claude Code has this session open. Close it there before you delete its log.'),
    );
    return;
  }
  if (!(await isAgreed(sessions, settings.labels))) return;
  const isDone = await removeAll(files, log);
  await client.refresh(
    'command',
    sessions.flatMap(({ logs }) => logs),
  );
  if (!isDone) void vscode.window.showErrorMessage(t('Not everything could be deleted. See Show Log for the reason.'));
}

async function filesOf(client: WorkerClient, keys: readonly string[]): Promise<readonly SessionFiles[]> {
  const asked = keys.map((session) => client.ask<'sessionFiles'>({ kind: 'sessionFiles', session }));
  return (await Promise.all(asked)).filter((files) => files !== undefined);
}

async function isAgreed(sessions: readonly SessionFiles[], labels: Labels): Promise<boolean> {
  const { t } = vscode.l10n;
  const files = sessions.flatMap((session) => session.files);
  const named = files.slice(0, maxNamed).map((file) => fileLine(file, labels));
  const unnamed = files.slice(maxNamed).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (files.length > maxNamed) named.push(t('{0} more ({1})', files.length - maxNamed, labels.size(unnamed)));
  const kept = sessions.every(({ isHistoryKept }) => isHistoryKept)
    ? t('The figures are kept. Claude Code can no longer resume what is deleted.')
    : t('This window keeps no history: the figures go with the log. Claude Code can no longer resume what is deleted.');
  const yes = t('Delete');
  const question =
    sessions.length === 1
      ? t('Delete the log of this session?')
      : t('Delete the logs of {0} sessions?', sessions.length);
  const titles = sessions.length === 1 ? [sessions[0]!.title] : [];
  const detail = [...titles, named.join('\n'), kept].join('\n\n');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

const fileLine = ({ path, kind, sizeBytes }: SessionFile, labels: Labels): string =>
  `${oneLine(tildePath(path, homedir()), 300)}${kind === 'folder' ? '/' : ''} (${labels.size(sizeBytes)})`;

/** Into the trash; where there is none, for ever, if the user says so. Answers whether all of it is gone. */
async function removeAll(files: readonly SessionFile[], log: TracerLog): Promise<boolean> {
  let useTrash = true;
  let isAllGone = true;
  for (const { path } of files) {
    const removal = await remove(path, useTrash);
    if (removal === undefined) continue;
    if (useTrash && !(await isPermanentAgreed())) return true;
    const second = useTrash ? await remove(path, false) : removal;
    useTrash = false;
    if (second === undefined) continue;
    isAllGone = false;
    log.fault(faultOf(second, path));
  }
  return isAllGone;
}

async function remove(path: string, useTrash: boolean): Promise<Error | undefined> {
  try {
    await vscode.workspace.fs.delete(vscode.Uri.file(path), { recursive: true, useTrash });
    return undefined;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function isPermanentAgreed(): Promise<boolean> {
  const { t } = vscode.l10n;
  const yes = t('Delete Permanently');
  const choice = await vscode.window.showWarningMessage(
    t('This could not be moved to the trash. Delete it permanently?'),
    { modal: true, detail: t('Not every machine has a trash. What is deleted permanently cannot be brought back.') },
    yes,
  );
  return choice === yes;
}
