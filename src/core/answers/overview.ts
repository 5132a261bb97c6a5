import { type BudgetLimits, noBudgets } from './budgetLimits.ts';
import { type Budget, budgets } from './budgets.ts';
import { usualStatusText } from './statusText.ts';
import { type StatusLine, statusLine } from './statusLine.ts';
import { type Waiting, waitingOf } from './tree/waiting.ts';
import { revisionOf, type Viewpoint } from './viewpoint.ts';

/** What is told without being asked for: a whole snapshot, replaced by the next one. */
export interface Overview {
  readonly revision: number;
  readonly asOf: number;
  /** Is there anything to show? */
  readonly hasData: boolean;
  readonly status: StatusLine;
  readonly waiting: Waiting;
  readonly budgets: readonly Budget[];
}

/** What of it is the user's to choose. */
export interface OverviewChoices {
  readonly statusText: string;
  readonly budgets: BudgetLimits;
}

export const usualChoices: OverviewChoices = { statusText: usualStatusText, budgets: noBudgets };

export function overview(view: Viewpoint, choices = usualChoices): Overview {
  return {
    revision: revisionOf(view),
    asOf: view.now,
    hasData: view.index.sessions().some((session) => !session.isEmpty),
    status: statusLine(view, choices.statusText),
    waiting: waitingOf(view),
    budgets: budgets(view, choices.budgets),
  };
}
