import * as vscode from 'vscode';

/**
 * Claude Code runs hooks and tools that the folder it works in may define, so nothing starts it from a window in Restricted
 * Mode. Extensions cannot ask for trust themselves: the user is shown where to give it.
 */
export async function isTrustedOrAsks(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const { t } = vscode.l10n;
  const manage = t('Manage Workspace Trust');
  const choice = await vscode.window.showWarningMessage(
    t('This window is in Restricted Mode.'),
    {
      modal: true,
      detail: t(
        'Claude Code runs hooks and tools that a folder may bring with it. It is started from here only once you trust the workspace.',
      ),
    },
    manage,
  );
  if (choice === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
