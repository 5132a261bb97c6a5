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

/** A column of tokens, each drawn as a part of the most that a row has. */
export function tokenBars<Row>(
  { labels }: Viewpoint,
  rows: readonly Row[],
  tokens: (row: Row) => number,
): ColumnSpec<Row> {
  const most = Math.max(0, ...rows.map(tokens));
  return {
    id: 'tokens',
    label: l10n.t('Tokens'),
    isNumber: true,
    value: tokens,
    text: (row) => (tokens(row) === 0 ? '–' : labels.tokens(tokens(row))),
    bar: (row) => ({ share: most > 0 ? tokens(row) / most : 0 }),
  };
}

/** A column of what was spent, with its signs for what has no price or is only a floor. */
export const costs = <Row>({ labels }: Viewpoint, spendingOf: (row: Row) => Spending | undefined): ColumnSpec<Row> => ({
  id: 'cost',
  label: l10n.t('Cost'),
  isNumber: true,
  value: (row) => spendingOf(row)?.cost.usd ?? 0,
  text: (row) => {
    const spending = spendingOf(row);
    return spending ? shortCostLabel(labels, spending) : '–';
  },
});

/** A column of money. */
export const amounts = <Row>(
  { labels }: Viewpoint,
  id: string,
  label: string,
  usd: (row: Row) => number,
): ColumnSpec<Row> => ({ id, label, isNumber: true, value: usd, text: (row) => labels.money(usd(row)) });

/** A column of more or less, as a part of what it is compared with; `=` where both read the same. */
export const changes = <Row>(
  { labels }: Viewpoint,
  id: string,
  label: string,
  usd: (row: Row) => { readonly before: number; readonly now: number },
): ColumnSpec<Row> => {
  const isSame = (row: Row): boolean => labels.money(usd(row).now) === labels.money(usd(row).before);
  const by = ({ before, now }: ReturnType<typeof usd>): string => labels.share(Math.abs(now - before), before);
  return {
    id,
    label,
    isNumber: true,
    value: (row) => usd(row).now / usd(row).before - 1,
    text: (row) => (isSame(row) ? '=' : labels.change(usd(row).before, usd(row).now)),
    spoken: (row) => {
      if (isSame(row)) return l10n.t('the same');
      const figures = usd(row);
      return figures.now > figures.before ? l10n.t('{0} more', by(figures)) : l10n.t('{0} less', by(figures));
    },
  };
};

/** Cost and its share, tokens by kind, cache hits: of all tables of what was spent. */
export function spendingColumns<Row>(
  view: Viewpoint,
  spendingOf: (row: Row) => Spending | undefined,
  totalUsd: number,
): readonly ColumnSpec<Row>[] {
  const { labels } = view;
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
    costs(view, spendingOf),
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
