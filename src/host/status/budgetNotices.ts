import * as vscode from 'vscode';
import type { Budget } from '../../core/answers/budgets.ts';
import type { WorkerClient } from '../workerClient.ts';

const toldKey = 'budgetNotices.told';
const hiddenKey = 'budgetNotices.isHidden';

/** The highest threshold told of, by budget and period. */
type Told = Readonly<Record<string, number>>;

/** Says once for each threshold of each budget that it has been reached, in whatever window sees it first. */
export class BudgetNotices implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #subscription: vscode.Disposable;

  constructor(client: WorkerClient, memory: vscode.Memento) {
    this.#memory = memory;
    this.#subscription = client.onOverview(({ stage, overview }) => {
      // While logs are still being read, figures are not what they will be.
      if (stage === 'ready') this.#look(overview.budgets);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #look(budgets: readonly Budget[]): void {
    if (this.#memory.get(hiddenKey) === true) return;
    const told = this.#memory.get<Told>(toldKey, {});
    const news = budgets.filter((budget) => (budget.reached ?? 0) > (told[periodKey(budget)] ?? 0));
    if (news.length === 0) return;
    // Periods that are over are forgotten with this.
    const still = budgets.map((budget) => [
      periodKey(budget),
      Math.max(budget.reached ?? 0, told[periodKey(budget)] ?? 0),
    ]);
    void this.#memory.update(toldKey, Object.fromEntries(still));
    for (const budget of news) void this.#tell(budget);
  }

  async #tell({ sentence }: Budget): Promise<void> {
    const open = vscode.l10n.t('Open Dashboard');
    const never = vscode.l10n.t("Don't Show Again");
    const choice = await vscode.window.showWarningMessage(`Claude Code – ${sentence}`, open, never);
    if (choice === open) void vscode.commands.executeCommand('claudeTracer.openDashboard');
    if (choice === never) void this.#memory.update(hiddenKey, true);
  }
}

const periodKey = ({ id, period }: Budget): string => `${id} ${period}`;
