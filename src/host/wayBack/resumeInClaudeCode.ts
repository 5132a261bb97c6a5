import * as vscode from 'vscode';
import type { Guard } from '../guard.ts';
import type { Memory } from '../memory.ts';
import { askBeforeExtension } from './alreadyOpen.ts';
import { claudeArguments } from './claudeArguments.ts';
import { terminalOf } from './claudeTerminal.ts';
import { isFirstFolder, openFolder } from './openProjectFolder.ts';
import { type Resumable, shownPath } from './resumable.ts';
import type { TerminalResumer } from './resumeInTerminal.ts';
import { isTrustedOrAsks } from './trust.ts';

const claudeExtension = 'anthropic.claude-code';
/** Takes a session id. Newer first: what its own link runs, and what there was before it. */
const openCommands = ['claude-vscode.primaryEditor.open', 'claude-vscode.editor.open'];
/** Nobody waits longer for a window to open. */
const leftForMs = 5 * 60_000;

/**
 * Resumes sessions in Claude Code's own extension. It opens only sessions of the window's first folder and shows a new
 * conversation for any other (https://github.com/anthropics/claude-code/issues/88127), so the folder comes first.
 */
export class ExtensionResumer implements vscode.Disposable {
  readonly #memory: Memory;
  readonly #terminals: TerminalResumer;
  readonly #guard: Guard;
  #waiting: vscode.Disposable | undefined;

  constructor(memory: Memory, terminals: TerminalResumer, guard: Guard) {
    this.#memory = memory;
    this.#terminals = terminals;
    this.#guard = guard;
  }

  async resume(session: Resumable): Promise<void> {
    const { t } = vscode.l10n;
    const extension = vscode.extensions.getExtension(claudeExtension);
    if (!extension) {
      const terminal = t('Resume in Terminal');
      const sentence = t('The Claude Code extension is not installed in this window.');
      const choice = await vscode.window.showInformationMessage(sentence, terminal);
      if (choice === terminal) await this.#terminals.resume(session, 'resume');
      return;
    }
    const open = session.openState === undefined ? undefined : terminalOf(session.sessionId);
    if (open) return open.show();
    const choice = session.openState === undefined ? 'go-on' : await askBeforeExtension(session.openState);
    if (choice === 'fork') return this.#terminals.resume(session, 'fork');
    if (choice === undefined || !(await isTrustedOrAsks())) return;
    if (!isFirstFolder(session.folder)) return this.#offerFolder(session);
    await openIn(extension, session.sessionId);
  }

  /** Opens what another window has left for the one that opens this folder. */
  async takeOver(): Promise<void> {
    const left = this.#memory.leftSession;
    if (!left || !isFirstFolder(left.folder)) return;
    await this.#memory.leaveSession(undefined);
    const look = async (): Promise<void> => {
      const extension = vscode.extensions.getExtension(claudeExtension);
      if (!extension || !vscode.workspace.isTrusted) return;
      this.#waiting?.dispose();
      if (Date.now() - left.atMs < leftForMs) await openIn(extension, left.sessionId);
    };
    // In Restricted Mode there is neither trust nor that extension; which of them comes first, nobody knows.
    const lookAgain = (): void => this.#guard.run(look);
    this.#waiting = vscode.Disposable.from(
      vscode.workspace.onDidGrantWorkspaceTrust(lookAgain),
      vscode.extensions.onDidChange(lookAgain),
    );
    await look();
  }

  dispose(): void {
    this.#waiting?.dispose();
  }

  async #offerFolder(session: Resumable): Promise<void> {
    const { t } = vscode.l10n;
    const [open, terminal] = [t('Open Folder in New Window'), t('Resume in Terminal')];
    const choice = await vscode.window.showInformationMessage(
      t('The Claude Code extension can resume this session only in a window whose first folder is the session’s.'),
      { modal: true, detail: shownPath(session.folder) },
      open,
      terminal,
    );
    if (choice === terminal) await this.#terminals.resume(session, 'resume');
    if (choice !== open) return;
    await this.#memory.leaveSession({ sessionId: session.sessionId, folder: session.folder, atMs: Date.now() });
    await openFolder(session.folder, true);
  }
}

async function openIn(extension: vscode.Extension<unknown>, sessionId: string): Promise<void> {
  // Throws on an id that is none: it goes to other people's code.
  claudeArguments(sessionId, 'resume');
  await extension.activate();
  const known = new Set(await vscode.commands.getCommands(true));
  const command = openCommands.find((candidate) => known.has(candidate));
  if (command !== undefined) return void (await vscode.commands.executeCommand(command, sessionId));
  const query = new URLSearchParams({ session: sessionId }).toString();
  await vscode.env.openExternal(
    vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: claudeExtension, path: '/open', query }),
  );
}
