import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { assertNever } from '../../core/kit/assertNever.ts';
import type { ExportFormat } from '../../core/answers/transcript/exportStep.ts';
import type { WayBack } from '../../core/answers/wayBack.ts';
import type { WorkerClient } from '../workerClient.ts';
import { exportExtensions, exportName } from './exportName.ts';

/** Writes transcripts of sessions to files: one where the user says, several into a folder. One alone is opened then. */
export async function exportSessions(client: WorkerClient, keys: readonly string[]): Promise<void> {
  const asked = await Promise.all(keys.map((session) => client.ask<'wayBack'>({ kind: 'wayBack', session })));
  const sessions = asked.filter((session) => session !== undefined);
  const format = sessions.length > 0 ? await pickFormat() : undefined;
  if (format === undefined) return;
  const targets = sessions.length === 1 ? await pickFile(sessions[0]!, format) : await pickFolder(sessions, format);
  if (targets.length === 0) return;
  const { t } = vscode.l10n;
  const written = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Exporting transcripts'), cancellable: true },
    (progress, token) => writeAll(client, targets, format, (report) => progress.report(report), token),
  );
  const [only] = written;
  if (targets.length === 1 && only) await open(only, format);
  else if (targets.length > 1)
    void vscode.window.showInformationMessage(t('{0} of {1} transcripts exported.', written.length, targets.length));
}

/** A session and the file that its transcript goes to. */
interface Target {
  readonly session: string;
  readonly uri: vscode.Uri;
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const { t } = vscode.l10n;
  const choices: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
    { label: 'Markdown', description: t('to read and to quote'), format: 'markdown' },
    { label: 'HTML', description: t('one page that needs no network'), format: 'html' },
    { label: 'JSON', description: t('for programs'), format: 'json' },
  ];
  return (await vscode.window.showQuickPick(choices, { title: t('Export Session') }))?.format;
}

const startFolder = (): vscode.Uri => vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());

async function pickFile({ key, title, sessionId }: WayBack, format: ExportFormat): Promise<readonly Target[]> {
  const name = exportName(title, sessionId, format);
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(startFolder(), name),
    filters: { [format]: [exportExtensions[format]] },
  });
  return uri && isLocal(uri) ? [{ session: key, uri }] : [];
}

async function pickFolder(sessions: readonly WayBack[], format: ExportFormat): Promise<readonly Target[]> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: startFolder(),
      openLabel: vscode.l10n.t('Export Here'),
    })) ?? [];
  if (!folder || !isLocal(folder)) return [];
  const there = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  return sessions.map(({ key, title, sessionId }) => {
    const { name, ext } = path.parse(exportName(title, sessionId, format));
    let free = name + ext;
    for (let copy = 2; there.has(free); copy++) free = `${name} (${copy})${ext}`;
    there.add(free);
    return { session: key, uri: vscode.Uri.joinPath(folder, free) };
  });
}

/** The worker writes by itself, and only to disks of its machine. */
function isLocal(uri: vscode.Uri): boolean {
  if (uri.scheme === 'file') return true;
  void vscode.window.showWarningMessage(vscode.l10n.t('Choose a folder on the machine that has the logs.'));
  return false;
}

async function writeAll(
  client: WorkerClient,
  targets: readonly Target[],
  format: ExportFormat,
  report: (step: { readonly increment: number; readonly message: string }) => void,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const { t } = vscode.l10n;
  const written: vscode.Uri[] = [];
  const isAlone = targets.length === 1;
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  for (const [i, { session, uri }] of targets.entries()) {
    if (stop.signal.aborted) break;
    let done = 0;
    const tell = (share: number): void => {
      const message = isAlone ? '' : t('{0} of {1}', i + 1, targets.length);
      report({ increment: ((share - done) * 100) / targets.length, message });
      done = share;
    };
    tell(0);
    const order = { kind: 'exportSession', session, format, path: uri.fsPath } as const;
    const outcome = await client.askLong<'exportSession'>(order, { signal: stop.signal, tell });
    if (outcome.kind === 'written') written.push(uri);
    else if (isAlone) refuse(outcome.kind);
    tell(1);
  }
  return written;
}

function refuse(kind: 'gone' | 'failed' | 'stopped'): void {
  if (kind !== 'stopped') void vscode.window.showErrorMessage(refusal(kind));
}

function refusal(kind: 'gone' | 'failed'): string {
  const { t } = vscode.l10n;
  return kind === 'gone'
    ? t('The log of this session is gone. Claude Code deletes old logs; their figures are kept.')
    : t('The file could not be written.');
}

async function open(uri: vscode.Uri, format: ExportFormat): Promise<void> {
  switch (format) {
    case 'markdown':
      return void (await vscode.commands.executeCommand('markdown.showPreview', uri));
    case 'html':
      return openPage(uri);
    case 'json':
      return void (await vscode.commands.executeCommand('vscode.open', uri));
    default:
      return assertNever(format);
  }
}

/** A browser cannot be handed a file of another machine, and nobody wants to read the source of a page unasked. */
async function openPage(uri: vscode.Uri): Promise<void> {
  const { env, l10n, window, commands } = vscode;
  if (env.uiKind === vscode.UIKind.Desktop && env.remoteName === undefined) {
    await env.openExternal(uri);
    return;
  }
  const source = l10n.t('Open as Text');
  const said = l10n.t('The page has been written, to be opened in a browser.');
  if ((await window.showInformationMessage(said, source)) === source) await commands.executeCommand('vscode.open', uri);
}
