import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { type CostMode, isCostMode } from '../core/answers/costMode.ts';
import { type LabelForm, labelForm, plainForm } from '../core/answers/labelForm.ts';
import { type BudgetLimits, readBudgetLimits } from '../core/answers/budgetLimits.ts';
import { usualStatusText } from '../core/answers/statusText.ts';
import { Labels } from '../core/answers/labels.ts';
import type { Weekday } from '../core/kit/calendar.ts';
import type { WorkerSettings } from '../link/workerMessages.ts';

const section = 'claudeTracer';

/** What the manifest's settings say now, and when they change. The only place that knows their names. */
export class Settings implements vscode.Disposable {
  readonly #onDidChange = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly #storageFolder: string;
  #labels = new Labels(plainForm);

  readonly onDidChange = this.#onDidChange.event;

  constructor(storageFolder: string) {
    this.#storageFolder = storageFolder;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.#onDidChange.fire();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#onDidChange.fire()),
    );
  }

  get isStatusBarShown(): boolean {
    return this.#get('statusBar.show', true);
  }

  /** What the status bar shows, with `{fields}`. */
  get statusText(): string {
    const text = this.#get<unknown>('statusBar.text', usualStatusText);
    return typeof text === 'string' && text.trim() !== '' ? text : usualStatusText;
  }

  async setStatusText(text: string): Promise<void> {
    await vscode.workspace.getConfiguration(section).update('statusBar.text', text, vscode.ConfigurationTarget.Global);
  }

  get #budgets(): BudgetLimits {
    return readBudgetLimits({
      day: this.#get<unknown>('budgets.day', 0),
      week: this.#get<unknown>('budgets.week', 0),
      month: this.#get<unknown>('budgets.month', 0),
      projects: { ...this.#get<object>('budgets.projects', {}) },
      thresholds: [...this.#get<readonly unknown[]>('budgets.thresholds', [])],
    });
  }

  /** Claude Code's executable; empty: it is looked for. */
  get claudePath(): string {
    const path = this.#get<unknown>('claude.path', '');
    return typeof path === 'string' ? path : '';
  }

  get #costMode(): CostMode {
    const mode = this.#get<unknown>('prices.mode', 'calculate');
    return isCostMode(mode) ? mode : 'calculate';
  }

  /** How figures are written, where the host itself writes one. */
  get labels(): Labels {
    const form = this.#labelForm;
    if (JSON.stringify(this.#labels.form) !== JSON.stringify(form)) this.#labels = new Labels(form);
    return this.#labels;
  }

  get #labelForm(): LabelForm {
    return labelForm(vscode.env.language, this.#get('currency.code', ''), this.#get('currency.ratePerUsd', 1));
  }

  /** What the worker must know. */
  forWorker(): WorkerSettings {
    return {
      storageFolder: this.#storageFolder,
      home: homedir(),
      extraFolders: this.#get<readonly string[]>('logs.extraFolders', []).filter(
        (folder) => typeof folder === 'string',
      ),
      zone: this.#get('time.zone', '') || 'system',
      firstDayOfWeek: weekdays[this.#get('time.firstDayOfWeek', 'monday')] ?? 1,
      workspaceFolders: (vscode.workspace.workspaceFolders ?? [])
        .filter((folder) => folder.uri.scheme === 'file')
        .map((folder) => folder.uri.fsPath),
      refreshIntervalMs: Math.max(5, this.#get('refresh.intervalSeconds', 30)) * 1000,
      costMode: this.#costMode,
      labelForm: this.#labelForm,
      overviewChoices: { statusText: this.statusText, budgets: this.#budgets },
      words: vscode.l10n.bundle,
      // As text: VS Code hands out a proxy, which cannot be sent to a thread.
      priceOverrides: JSON.stringify(this.#get<unknown>('prices.overrides', {})),
    };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#onDidChange.dispose();
  }

  #get<T>(name: string, otherwise: T): T {
    return vscode.workspace.getConfiguration(section).get<T>(name) ?? otherwise;
  }
}

const weekdays: Readonly<Record<string, Weekday>> = { monday: 1, saturday: 6, sunday: 7 };
