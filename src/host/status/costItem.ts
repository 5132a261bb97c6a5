import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Budget } from '../../core/answers/budgets.ts';
import type { Overview } from '../../core/answers/overview.ts';
import type { StatusLine } from '../../core/answers/statusLine.ts';
import { escapeMarkdown } from '../../core/export/escapeMarkdown.ts';
import type { Settings } from '../settings.ts';
import type { WorkerClient } from '../workerClient.ts';

/** Today's cost in the status bar. Hidden until Claude Code has been used, or by the user. */
export class CostItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('claudeTracer.cost', vscode.StatusBarAlignment.Right, 100);
  readonly #settings: Settings;
  readonly #subscriptions: { dispose(): void }[];
  #hasData = false;

  constructor(client: WorkerClient, settings: Settings) {
    this.#settings = settings;
    this.#item.name = vscode.l10n.t('Claude Code Cost');
    this.#item.command = 'claudeTracer.openDashboard';
    this.#subscriptions = [
      this.#item,
      client.onOverview(({ overview }) => this.#update(overview)),
      settings.onDidChange(() => this.#showOrHide()),
    ];
  }

  /** As shown, for tests that run inside the host. */
  get text(): string {
    return this.#item.text;
  }

  /** In the warning colour, for tests too. */
  get isWarning(): boolean {
    return this.#item.backgroundColor !== undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update({ status, budgets, hasData }: Overview): void {
    const reached = budgets.filter((budget) => budget.reached !== undefined);
    // Icons belong to VS Code's own words: the template is the user's, but not a place for codes.
    this.#item.text = `$(pulse) ${status.text.replaceAll('$(', '$\u200b(')}`;
    this.#item.tooltip = tooltip(status, budgets);
    this.#item.backgroundColor =
      reached.length > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    const label = [status.sentence, ...reached.map(({ sentence }) => sentence)].join('. ');
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#hasData = hasData;
    this.#showOrHide();
  }

  #showOrHide(): void {
    if (this.#hasData && this.#settings.isStatusBarShown) this.#item.show();
    else this.#item.hide();
  }
}

function tooltip(status: StatusLine, budgets: readonly Budget[]): vscode.MarkdownString {
  const head = [vscode.l10n.t('Claude Code'), vscode.l10n.t('Cost'), vscode.l10n.t('Tokens')];
  const lines = [`| ${head.map(escapeMarkdown).join(' | ')} |`, '| :-- | --: | --: |'];
  for (const { label, cost, tokens } of status.rows) {
    lines.push(`| ${escapeMarkdown(label)} | ${escapeMarkdown(cost)} | ${escapeMarkdown(tokens)} |`);
  }
  lines.push('', escapeMarkdown(vscode.l10n.t('Cost {0}, as of {1}, {2}', status.basis, status.asOf, machineName())));
  for (const { sentence } of budgets) lines.push('', escapeMarkdown(sentence));
  const links = [
    `[${escapeMarkdown(vscode.l10n.t('Open Dashboard'))}](command:claudeTracer.openDashboard)`,
    `[${escapeMarkdown(vscode.l10n.t('Choose What Is Shown'))}](command:claudeTracer.chooseStatus)`,
  ];
  lines.push('', links.join(' · '));
  const text = new vscode.MarkdownString(lines.join('\n'));
  text.isTrusted = { enabledCommands: ['claudeTracer.openDashboard', 'claudeTracer.chooseStatus'] };
  return text;
}

/** The logs are those of the machine that the extension runs on. */
const machineName = (): string => (vscode.env.remoteName === undefined ? vscode.l10n.t('this computer') : hostname());
