import * as vscode from 'vscode';
import type { Resumable } from './resumable.ts';
import { resumeCommandLine, shellKindOf } from './resumeCommand.ts';

/** Copies a line for the user's own shell. Nothing is run, so it may be copied from any window. */
export async function copyResumeCommand({ sessionId, folder, configFolder }: Resumable): Promise<void> {
  const line = resumeCommandLine({ sessionId, way: 'resume', folder, configFolder }, shellKindOf(vscode.env.shell));
  await vscode.env.clipboard.writeText(line);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Resume command copied'), 3000);
}
