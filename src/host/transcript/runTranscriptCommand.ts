import * as vscode from 'vscode';
import type { TranscriptCommand } from '../../link/transcriptMessages.ts';

/** What a button of the page stands for; each command takes the session's key. */
export async function runTranscriptCommand(session: string, command: TranscriptCommand): Promise<void> {
  const id = command === 'resume' ? await pickWayBack() : 'claudeTracer.exportSession';
  if (id !== undefined) await vscode.commands.executeCommand(id, session);
}

/** There is more than one way back into Claude Code. */
async function pickWayBack(): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const ways = [
    { label: t('Resume in Terminal'), command: 'claudeTracer.resumeInTerminal' },
    { label: t('Resume in Claude Code'), command: 'claudeTracer.resumeInClaudeCode' },
    { label: t('Fork in Terminal'), command: 'claudeTracer.fork' },
    { label: t('Copy Resume Command'), command: 'claudeTracer.copyResumeCommand' },
    { label: t('Open Project Folder'), command: 'claudeTracer.openProjectFolder' },
  ];
  const picked = await vscode.window.showQuickPick(ways, { placeHolder: t('How to go on with this session') });
  return picked?.command;
}
