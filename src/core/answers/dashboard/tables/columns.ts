import * as l10n from '@vscode/l10n';
import { cacheWriteTokens, totalTokens } from '../../../model/tokens.ts';
import type { EpochMs } from '../../../model/time.ts';
import { shortCostLabel } from '../../costLabels.ts';
import { cacheHitLabel } from '../../sessionDetails.ts';
import type { Spending } from '../../spending.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import type { ColumnSpec } from './table.ts';

/** A column of names or other words. */
export const words = <Row>(id: string, label: string, text: (row: Row) => string): ColumnSpec<Row> => ({
  id,
  label,
  isNumber: false,
  value: text,
  text,
});

/** A column of counts; zero is a dash. */
export const counts = <Row>(
  { labels }: Viewpoint,
  id: string,
  label: string,
  value: (row: Row) => number,
): ColumnSpec<Row> => ({
  id,
  label,
  isNumber: true,
  value,
  text: (row) => (value(row) === 0 ? '–' : labels.exact(value(row))),
});

/** A column of times that something took, in milliseconds; unknown is a dash. */
export const durations = <Row>(
  { labels }: Viewpoint,
  id: string,
  label: string,
  value: (row: Row) => number | undefined,
): ColumnSpec<Row> => ({
  id,
  label,
  isNumber: true,
  value: (row) => value(row) ?? 0,
  text: (row) => {
    const ms = value(row);
    return ms === undefined ? '–' : labels.shortDuration(ms) || '–';
  },
});

/** A column of moments; exported as ISO 8601. */
export const moments = <Row>(
  { labels, now, calendar }: Viewpoint,
  id: string,
  label: string,
  at: (row: Row) => EpochMs | undefined,
): ColumnSpec<Row> => ({
  id,
  label,
  isNumber: true,
  value: (row) => {
    const time = at(row);
    return time === undefined || !Number.isFinite(time) ? '' : new Date(time).toISOString();
  },
  text: (row) => {
    const time = at(row);
    return time === undefined || !Number.isFinite(time) ? '–' : labels.ago(time, now, calendar);
  },
});

/** Cost and its share, tokens by kind, cache hits: of all tables of what was spent. */
export function spendingColumns<Row>(
  { labels }: Viewpoint,
  spendingOf: (row: Row) => Spending | undefined,
  totalUsd: number,
): readonly ColumnSpec<Row>[] {
  const tokens = (id: string, label: string, count: (spending: Spending) => number): ColumnSpec<Row> => ({
    id,
    label,
    isNumber: true,
    value: (row) => {
      const spending = spendingOf(row);
      return spending ? count(spending) : 0;
    },
    text: (row) => {
      const spending = spendingOf(row);
      const figure = spending ? count(spending) : 0;
      return figure === 0 ? '–' : labels.tokens(figure);
    },
  });
  const usd = (row: Row): number => spendingOf(row)?.cost.usd ?? 0;
  return [
    {
      id: 'cost',
      label: l10n.t('Cost'),
      isNumber: true,
      value: usd,
      text: (row) => {
        const spending = spendingOf(row);
        return spending ? shortCostLabel(labels, spending) : '–';
      },
    },
    {
      id: 'share',
      label: l10n.t('Share'),
      isNumber: true,
      value: (row) => (totalUsd > 0 ? usd(row) / totalUsd : 0),
      text: (row) => labels.share(usd(row), totalUsd),
    },
    tokens('tokens', l10n.t('Tokens'), (spending) => totalTokens(spending.tokens)),
    tokens('input', l10n.t('Input'), (spending) => spending.tokens.input),
    tokens('output', l10n.t('Output'), (spending) => spending.tokens.output),
    tokens('cacheWrite', l10n.t('Cache writes'), (spending) => cacheWriteTokens(spending.tokens)),
    tokens('cacheRead', l10n.t('Cache reads'), (spending) => spending.tokens.cacheRead),
    {
      id: 'cacheHits',
      label: l10n.t('Cache hits'),
      isNumber: true,
      value: (row) => {
        const all = spendingOf(row)?.tokens;
        const before = all ? all.cacheRead + all.input + cacheWriteTokens(all) : 0;
        return all && before > 0 ? all.cacheRead / before : 0;
      },
      text: (row) => {
        const spending = spendingOf(row);
        return spending ? cacheHitLabel(labels, spending.tokens) : '–';
      },
    },
  ];
}
