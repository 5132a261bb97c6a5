import * as l10n from '@vscode/l10n';
import type { ReportFigures } from '../answers/reports.ts';
import { oneLine } from '../answers/safeText.ts';
import { type Column, countCell, stays } from './textTable.ts';
import type { Labels } from '../answers/labels.ts';

/** Names before the rest is counted. */
const namedModels = 2;

/** `opus-4-5, haiku-4-5 +1`: as logs name them, without maker and date. */
export function modelsCell(models: readonly string[]): string {
  const names = [...new Set(models.map(shortName))];
  const more = names.length > namedModels ? ` +${names.length - namedModels}` : '';
  return names.slice(0, namedModels).join(', ') + more;
}

const shortName = (model: string): string => modelName(model).replace(/^claude-(?=.)|-\d{8}$/g, '');

/** As logs have it, fit to be printed. */
export const modelName = (model: string): string => oneLine(model, 60) || l10n.t('unnamed model');

/** `$4.12`; `$4.12+` when a part has no price; `unpriced` when nothing has; a dash when nothing was used. */
export function costCell(labels: Labels, usd: number, isPartial: boolean, tokens: number): string {
  if (isPartial) return usd > 0 ? `${labels.money(usd)}+` : l10n.t('unpriced');
  return usd === 0 && tokens === 0 ? '–' : labels.money(usd);
}

/** The columns of tokens that all tables have; total stays, what goes into it does not have to. */
export function tokenColumns<Row extends Omit<ReportFigures, 'totalCost'>>(labels: Labels): Column<Row>[] {
  const column = (title: string, rank: number, count: (row: Row) => number): Column<Row> => ({
    title,
    align: 'right',
    rank,
    cell: (row, style) => countCell(labels, count(row), style),
  });
  return [
    column(l10n.t('Input'), 5, (row) => row.inputTokens),
    column(l10n.t('Output'), 6, (row) => row.outputTokens),
    column(l10n.t('Cache write'), 3, (row) => row.cacheCreationTokens),
    column(l10n.t('Cache read'), 4, (row) => row.cacheReadTokens),
    column(l10n.t('Total'), stays, (row) => row.totalTokens),
  ];
}
