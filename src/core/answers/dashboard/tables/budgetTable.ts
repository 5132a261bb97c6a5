import * as l10n from '@vscode/l10n';
import type { BudgetLimits } from '../../budgetLimits.ts';
import { type Budget, budgets, forecastMethod } from '../../budgets.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { words } from './columns.ts';
import type { TableSpec } from './table.ts';

/** Limits that are set, how far they are used up, and where the periods lead: whatever the range. */
export function budgetTable(view: Viewpoint, limits: BudgetLimits): TableSpec<Budget> {
  const rows = budgets(view, limits);
  const today = view.calendar.dayOf(view.now);
  const number = (id: string, label: string, value: (row: Budget) => number, text: (row: Budget) => string) => ({
    id,
    label,
    isNumber: true,
    value,
    text,
  });
  return {
    title: l10n.t('Budgets'),
    summary:
      rows.length === 0
        ? ''
        : l10n.t('{0} The line across a bar is where even spending would stand by now.', forecastMethod()),
    nothing: {
      text: l10n.t('No budget is set.'),
      remedy: { label: l10n.t('Set a budget'), target: { kind: 'budgetSettings' } },
    },
    rows,
    order: undefined,
    columns: [
      words('budget', l10n.t('Budget'), ({ label }) => label),
      {
        ...number(
          'used',
          l10n.t('Used'),
          ({ share }) => share,
          ({ shareLabel }) => shareLabel,
        ),
        bar: ({ share, pace }) => ({ share: Math.min(1, share), mark: pace, isOver: share > 1 }),
      },
      number(
        'spent',
        l10n.t('Spent'),
        ({ spentUsd }) => spentUsd,
        ({ spent }) => spent,
      ),
      number(
        'limit',
        l10n.t('Limit'),
        ({ limitUsd }) => limitUsd,
        ({ limit }) => limit,
      ),
      number(
        'pace',
        l10n.t('Even spending'),
        ({ pace }) => pace,
        ({ pace }) => view.labels.share(pace, 1),
      ),
      number(
        'forecast',
        l10n.t('Forecast'),
        ({ forecastUsd }) => forecastUsd ?? 0,
        ({ forecast }) => forecast || '–',
      ),
    ],
    keyOf: ({ id }) => id,
    opens: ({ period }) => ({ kind: 'days', days: { from: period, to: today } }),
  };
}
