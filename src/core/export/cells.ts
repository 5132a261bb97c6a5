import { moneyLabel } from '../answers/labels.ts';
import type { ReportFigures } from '../answers/reports.ts';
import { oneLine } from '../answers/safeText.ts';
import { type Column, countCell, stays } from './textTable.ts';

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
export const modelName = (model: string): string => oneLine(model, 60) || 'unnamed model';

/** `$4.12`; `$4.12+` when a part has no price; `unpriced` when nothing has; a dash when nothing was used. */
export function costCell(usd: number, isPartial: boolean, tokens: number): string {
  if (isPartial) return usd > 0 ? `${moneyLabel(usd)}+` : 'unpriced';
  return usd === 0 && tokens === 0 ? '–' : moneyLabel(usd);
}

/** The columns of tokens that all tables have; total stays, what goes into it does not have to. */
export function tokenColumns<Row extends Omit<ReportFigures, 'totalCost'>>(): Column<Row>[] {
  const column = (title: string, rank: number, count: (row: Row) => number): Column<Row> => ({
    title,
    align: 'right',
    rank,
    cell: (row, style) => countCell(count(row), style),
  });
  return [
    column('Input', 5, (row) => row.inputTokens),
    column('Output', 6, (row) => row.outputTokens),
    column('Cache write', 3, (row) => row.cacheCreationTokens),
    column('Cache read', 4, (row) => row.cacheReadTokens),
    column('Total', stays, (row) => row.totalTokens),
  ];
}
