import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Settings } from '../settings.ts';
import { askBeforeTerminal } from './alreadyOpen.ts';
import type { Way } from './claudeArguments.ts';
import { startInTerminal, terminalOf } from './claudeTerminal.ts';
import { findClaude } from './findClaude.ts';
import { isWithin } from './localFolder.ts';
import { type Resumable, shownPath } from './resumable.ts';
import { isTrustedOrAsks } from './trust.ts';

/** Resumes sessions, or copies of them, with `claude` in a terminal. */
export class TerminalResumer {
  readonly #settings: Settings;
  /** The extension runs beside the window's user interface, and the window works on another machine. */
  readonly #isElsewhere: boolean;
  /** Folders outside of this window that the user has agreed to. */
  readonly #agreed = new Set<string>();

  constructor(settings: Settings, isElsewhere: boolean) {
    this.#settings = settings;
    this.#isElsewhere = isElsewhere;
  }

  async resume(session: Resumable, way: Way): Promise<void> {
    const open = way === 'resume' ? terminalOf(session.sessionId) : undefined;
    if (open) return open.show();
    if (way === 'resume' && session.openState !== undefined) {
      const choice = await askBeforeTerminal(session.openState);
      if (choice === undefined) return;
      if (choice === 'fork') return this.resume(session, 'fork');
    }
    const claude = this.#claude();
    if (claude === undefined) return;
    if (!(await isTrustedOrAsks()) || !(await this.#isAgreed(session.folder))) return;
    startInTerminal({ ...session, way, claude });
  }

  #claude(): string | undefined {
    const { t } = vscode.l10n;
    if (this.#isElsewhere) {
      void vscode.window.showWarningMessage(
        t(
          'This window works on another machine than the one that has the session. Open a local window, or use Copy Resume Command.',
        ),
      );
      return undefined;
    }
    const search = findClaude({
      configured: this.#settings.claudePath,
      home: homedir(),
      env: process.env,
      platform: process.platform,
    });
    if (search.kind === 'found') return search.file;
    const settings = t('Open Settings');
    const sentence =
      search.kind === 'missing'
        ? t('Claude Code was not found on this machine. If it is installed, name its executable in the settings.')
        : t('What the setting claudeTracer.claude.path names is not an executable file on this machine.');
    void vscode.window.showErrorMessage(sentence, settings).then(async (choice) => {
      if (choice === settings)
        await vscode.commands.executeCommand('workbench.action.openSettings', 'claudeTracer.claude.path');
    });
    return undefined;
  }

  /** The folder is the log's word: one that this window does not work in is named first, once. */
  async #isAgreed(folder: string): Promise<boolean> {
    const own = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    if (isWithin(folder, own) || this.#agreed.has(folder)) return true;
    const start = vscode.l10n.t('Start Claude Code');
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('Start Claude Code in a folder that is not open in this window?'),
      { modal: true, detail: shownPath(folder) },
      start,
    );
    if (choice !== start) return false;
    this.#agreed.add(folder);
    return true;
  }
}
