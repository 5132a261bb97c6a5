import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { oneLine, tildePath } from '../../core/answers/safeText.ts';
import type { WayBack } from '../../core/answers/wayBack.ts';
import type { LiveState } from '../../core/model/liveSession.ts';
import type { WorkerClient } from '../workerClient.ts';
import { folderState, isSameFolder } from './localFolder.ts';

/** A session that Claude Code can take up again on this machine. */
export interface Resumable {
  readonly sessionId: string;
  readonly title: string;
  /** Absolute, local, there. */
  readonly folder: string;
  /** The configuration directory to name, where Claude Code would look into another by itself. */
  readonly configFolder: string | undefined;
  /** What a Claude Code that has it open is at; undefined where none has. */
  readonly openState: LiveState | undefined;
}

/** Looks whether a session can be taken up again; where it cannot, the user is told why. */
export async function resumable(client: WorkerClient, key: string): Promise<Resumable | undefined> {
  const way = await client.ask<'wayBack'>({ kind: 'wayBack', session: key });
  if (!way) return refuse(vscode.l10n.t('There is no session of this name in the logs any more.'));
  if (way.obstacle !== undefined) return refuse(refusals()[way.obstacle]);
  if (way.folder === undefined || !(await isThere(way.folder))) return undefined;
  const { sessionId, title, folder, openState } = way;
  return { sessionId, title, folder, openState, configFolder: configFolderToName(way) };
}

function refusals(): Readonly<Record<NonNullable<WayBack['obstacle']>, string>> {
  const { t } = vscode.l10n;
  return {
    'log-deleted': t('The log of this session is gone, so Claude Code cannot resume it. Its figures are kept.'),
    'no-session-id': t(
      'The log of this session does not have the name of a session of Claude Code, so it cannot be resumed.',
    ),
    'no-folder': t('The log of this session does not tell which folder it was in, so it cannot be resumed.'),
  };
}

/** Is the folder there to be worked in? Where it is not, the user is told. */
export async function isThere(folder: string): Promise<boolean> {
  const { t } = vscode.l10n;
  const state = folderState(folder);
  if (state === 'there') return true;
  const sentence =
    state === 'missing'
      ? t('The folder of this session is not there any more.')
      : t('The folder of this session is not on this machine.');
  await vscode.window.showWarningMessage(sentence, { modal: true, detail: shownPath(folder) });
  return false;
}

/** A path for a dialog, which shows it as text. */
export const shownPath = (folder: string): string => oneLine(tildePath(folder, homedir()), 300);

function configFolderToName({ configFolder }: WayBack): string | undefined {
  const own = process.env['CLAUDE_CONFIG_DIR'] ?? path.join(homedir(), '.claude');
  return configFolder === undefined || isSameFolder(configFolder, own) ? undefined : configFolder;
}

/** Only words of ours: a notification runs the command links in its text. */
function refuse(sentence: string): undefined {
  void vscode.window.showInformationMessage(sentence);
}
