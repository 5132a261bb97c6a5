import * as l10n from '@vscode/l10n';
import type { SessionMetadata } from '../../model/session.ts';
import { isDated } from '../../model/time.ts';
import { type BudgetLimits, noBudgets } from '../budgetLimits.ts';
import { sessionKey } from '../sessionRows.ts';
import { rowCostOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { DashboardQuestion } from './question.ts';
import { selectionOf } from './selection.ts';
import { rowsIn } from './slices.ts';
import { stackedBars } from './stackedBars.ts';
import { wholeTable } from './tables/tables.ts';
import { tonesOf } from './tones.ts';

/** What can be taken away: all rows of the table, the chart's bars, or every request of the range. */
export type TakenAway = 'table' | 'chart' | 'ledger';

/** Rows and columns to be written to a file: values for programs, texts for people. */
export interface PlainTable {
  readonly title: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly PlainCell[])[];
}

export interface PlainCell {
  readonly text: string;
  readonly value: string | number;
}

export function takeAway(
  view: Viewpoint,
  question: DashboardQuestion,
  what: TakenAway,
  limits: BudgetLimits = noBudgets,
): PlainTable {
  switch (what) {
    case 'table': {
      const { title, columns, rows } = wholeTable(view, selectionOf(view, question).detail, question.table, limits);
      return { title, columns, rows: rows.map(({ cells }) => cells) };
    }
    case 'chart':
      return chartTable(view, question);
    case 'ledger':
      return ledgerTable(view, question);
    default:
      return what satisfies never;
  }
}

function chartTable(view: Viewpoint, question: DashboardQuestion): PlainTable {
  const { sessions, bars, barOf, grain } = selectionOf(view, question);
  const chart = stackedBars(view, { sessions, bars, barOf, grain, stack: question.stack, tones: tonesOf(view) });
  const money = (usd: number): PlainCell => ({ text: usd === 0 ? '–' : view.labels.money(usd), value: usd });
  return {
    title: chart.title,
    columns: [
      { id: 'when', label: l10n.t('When'), isNumber: false },
      ...chart.parts.map(({ label }) => ({ id: label, label, isNumber: true })),
      { id: 'cost', label: l10n.t('Cost'), isNumber: true },
    ],
    rows: chart.bars.map(({ key, label, usd, cost, parts }) => [
      { text: label, value: key },
      ...parts.map(money),
      { text: cost, value: usd },
    ]),
  };
}

/** One row for each request that counts, oldest first: what any figure is made of. */
function ledgerTable(view: Viewpoint, question: DashboardQuestion): PlainTable {
  const { index } = view;
  const { columns, models } = index.ledger;
  const { detail } = selectionOf(view, question);
  const rows = rowsIn(view, detail.sessions, detail.span);
  const sessions = new Map(detail.sessions.map(({ session }) => [session.number, session]));
  const sessionOf = (row: number): SessionMetadata => sessions.get(index.sessionOfRow(row))!;
  const { at } = columns;
  const time = (row: number): string => (isDated(at[row]!) ? new Date(at[row]!).toISOString() : '');
  const words = (id: string, label: string, value: (row: number) => string) => ({ id, label, isNumber: false, value });
  const number = (id: string, label: string, value: (row: number) => number) => ({ id, label, isNumber: true, value });
  const made = [
    words('time', l10n.t('Time'), time),
    words('session', l10n.t('Session'), (row) => sessionKey(sessionOf(row))),
    words('project', l10n.t('Project'), (row) => sessionOf(row).project),
    words('branch', l10n.t('Branch'), (row) => {
      const { turns, branches } = index.fileOf(columns.owner[row]!);
      return branches[turns.branch[columns.ownerTurn[row]!]!] ?? '';
    }),
    words('model', l10n.t('Model'), (row) => models[columns.model[row]!]!),
    number('inputTokens', l10n.t('Input'), (row) => columns.input[row]!),
    number('outputTokens', l10n.t('Output'), (row) => columns.output[row]!),
    number('cacheCreationTokens', l10n.t('Cache writes'), (row) => columns.cacheWrite[row]!),
    number('cacheReadTokens', l10n.t('Cache reads'), (row) => columns.cacheRead[row]!),
    number('usd', l10n.t('Cost in dollars'), rowCostOf(view)),
  ];
  return {
    title: l10n.t('Requests'),
    columns: made.map(({ id, label, isNumber }) => ({ id, label, isNumber })),
    rows: Array.from(
      rows.toSorted((a, b) => at[a]! - at[b]! || a - b),
      (row) => made.map(({ value }) => ({ value: value(row), text: String(value(row)) })),
    ),
  };
}
