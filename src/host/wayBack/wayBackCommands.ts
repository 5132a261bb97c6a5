import * as vscode from 'vscode';
import { type ChoosingParts, chosenSession } from '../commands/chosenSessions.ts';
import type { Guard } from '../guard.ts';
import type { Memory } from '../memory.ts';
import type { Settings } from '../settings.ts';
import { isGroupNode } from '../tree/treeNode.ts';
import type { Way } from './claudeArguments.ts';
import { copyResumeCommand } from './copyResumeCommand.ts';
import { openProjectFolder } from './openProjectFolder.ts';
import { resumable } from './resumable.ts';
import { ExtensionResumer } from './resumeInClaudeCode.ts';
import { TerminalResumer } from './resumeInTerminal.ts';

export interface WayBackParts extends ChoosingParts {
  readonly settings: Settings;
  readonly guard: Guard;
  readonly memory: Memory;
  readonly extension: vscode.Extension<unknown>;
}

/** The commands that lead from a session back into Claude Code. */
export function registerWayBack(parts: WayBackParts): vscode.Disposable {
  const { client, settings, guard, memory, extension } = parts;
  const isElsewhere = vscode.env.remoteName !== undefined && extension.extensionKind === vscode.ExtensionKind.UI;
  const terminals = new TerminalResumer(settings, isElsewhere);
  const resumer = new ExtensionResumer(memory, terminals, guard);
  guard.run(() => resumer.takeOver());
  const chosen = async (argument: unknown) => {
    const key = await chosenSession(parts, argument);
    return key === undefined ? undefined : resumable(client, key);
  };
  const inTerminal = async (argument: unknown, way: Way): Promise<void> => {
    const session = await chosen(argument);
    if (session) await terminals.resume(session, way);
  };
  const commands: Readonly<Record<string, (argument: unknown) => Promise<void>>> = {
    'claudeTracer.resumeInTerminal': (argument) => inTerminal(argument, 'resume'),
    'claudeTracer.fork': (argument) => inTerminal(argument, 'fork'),
    'claudeTracer.resumeInClaudeCode': async (argument) => {
      const session = await chosen(argument);
      if (session) await resumer.resume(session);
    },
    'claudeTracer.copyResumeCommand': async (argument) => {
      const session = await chosen(argument);
      if (session) await copyResumeCommand(session);
    },
    'claudeTracer.openProjectFolder': (argument) => openFolderOf(parts, argument),
  };
  return vscode.Disposable.from(
    resumer,
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

async function openFolderOf(parts: WayBackParts, argument: unknown): Promise<void> {
  const place = isGroupNode(argument) ? argument.row.place : undefined;
  const folder = place?.kind === 'project' ? place.project : await folderOfSession(parts, argument);
  if (folder !== undefined) await openProjectFolder(folder);
}

async function folderOfSession(parts: WayBackParts, argument: unknown): Promise<string | undefined> {
  const key = await chosenSession(parts, argument);
  if (key === undefined) return undefined;
  const way = await parts.client.ask<'wayBack'>({ kind: 'wayBack', session: key });
  if (way?.folder === undefined)
    void vscode.window.showInformationMessage(vscode.l10n.t('The log of this session does not tell its folder.'));
  return way?.folder;
}
