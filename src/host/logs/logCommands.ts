import * as vscode from 'vscode';
import { type ChoosingParts, chosenSession, chosenSessions } from '../commands/chosenSessions.ts';
import type { Settings } from '../settings.ts';
import type { TracerLog } from '../tracerLog.ts';
import { deleteLogs } from './deleteLogs.ts';
import { exportSessions } from './exportSessions.ts';
import { openLog } from './openLog.ts';
import { renameSession } from './renameSession.ts';
import { revealLog } from './revealLog.ts';

export interface LogCommandParts extends ChoosingParts {
  readonly log: TracerLog;
  readonly settings: Settings;
}

/** The commands about sessions as files. */
export function registerLogCommands(parts: LogCommandParts): vscode.Disposable {
  const { client, log } = parts;
  const withOne = async (argument: unknown, run: (key: string) => Promise<void>): Promise<void> => {
    const key = await chosenSession(parts, argument);
    if (key !== undefined) await run(key);
  };
  const commands: Readonly<Record<string, (argument: unknown, selection: unknown) => Promise<void>>> = {
    'claudeTracer.rename': (argument) => withOne(argument, (key) => renameSession(client, log, key)),
    'claudeTracer.openTranscriptFile': (argument) => withOne(argument, (key) => openLog(client, key)),
    'claudeTracer.revealLog': (argument) => withOne(argument, (key) => revealLog(client, key)),
    'claudeTracer.exportSession': async (argument, selection) => {
      const keys = await chosenSessions(parts, argument, selection);
      if (keys.length > 0) await exportSessions(client, keys);
    },
    'claudeTracer.deleteLog': async (argument, selection) => {
      const keys = await chosenSessions(parts, argument, selection);
      if (keys.length > 0) await deleteLogs(parts, keys);
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}
