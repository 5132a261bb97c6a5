import * as vscode from 'vscode';
import type { LiveState } from '../../core/model/liveSession.ts';

/** What the user wants with a session that a Claude Code has open already. */
export type OpenChoice = 'go-on' | 'fork' | undefined;

/** Two processes of one session write into the same log, and neither knows what the other says. */
export function askBeforeTerminal(state: LiveState): Promise<OpenChoice> {
  const { t } = vscode.l10n;
  const detail = t('A second one writes into the same log, and neither sees what the other does. A fork is a copy.');
  return ask(state, detail, t('Resume Anyway'));
}

/**
 * The extension does not go to where a session is open: of a busy one it shows a new conversation, of an idle one a second view
 * (https://github.com/anthropics/claude-code/issues/65542).
 */
export function askBeforeExtension(state: LiveState): Promise<OpenChoice> {
  const { t } = vscode.l10n;
  return state === 'idle'
    ? ask(state, t('The Claude Code extension would show it a second time. A fork is a copy.'), t('Open Anyway'))
    : ask(
        state,
        t('The Claude Code extension would show a new conversation in its place. Go to where it is open, or fork it.'),
      );
}

async function ask(state: LiveState, detail: string, goOn?: string): Promise<OpenChoice> {
  const fork = vscode.l10n.t('Fork in Terminal');
  const buttons = goOn === undefined ? [fork] : [fork, goOn];
  const choice = await vscode.window.showWarningMessage(sentences()[state], { modal: true, detail }, ...buttons);
  return choice === undefined ? undefined : choice === fork ? 'fork' : 'go-on';
}

function sentences(): Readonly<Record<LiveState, string>> {
  const { t } = vscode.l10n;
  return {
    running: t('This session is open in Claude Code, which is working on it.'),
    waiting: t('This session is open in Claude Code, which waits for you.'),
    idle: t('This session is open in Claude Code.'),
  };
}
