import * as l10n from '@vscode/l10n';
import type { TokenRates } from '../../../price/rateTiers.ts';
import type { ModelPricing } from '../../../price/rates.ts';
import { modelLabel } from '../../modelLabel.ts';
import { oneLine } from '../../safeText.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { words } from './columns.ts';
import type { ColumnSpec, TableSpec } from './table.ts';

/** What a model costs now. */
interface PriceRow {
  /** As logs name it. */
  readonly model: string;
  readonly pricing: ModelPricing | undefined;
  readonly usdPerToken: Partial<TokenRates>;
}

/** Every model that logs name, whatever the range, with its list price of today; `–` for what has none. */
export function priceTable(view: Viewpoint): TableSpec<PriceRow> {
  const { index, pricer, now } = view;
  const rows = index.ledger.models
    .filter((model) => model !== '')
    .toSorted()
    .map((model): PriceRow => {
      const pricing = pricer.forModel(model);
      const usdPerToken = pricing ? pricer.classes[pricing.classOf(0, 0, now)]!.usdPerToken : {};
      return { model, pricing, usdPerToken };
    });
  const price = (id: keyof TokenRates, label: string): ColumnSpec<PriceRow> => perMillion(view, id, label);
  return {
    title: l10n.t('Prices'),
    summary: l10n.t('List prices of today, for a million tokens, of every model in the logs.'),
    rows,
    order: undefined,
    columns: [
      words('model', l10n.t('Model'), ({ model }) => modelLabel(model)),
      words('id', l10n.t('As logged'), ({ model }) => oneLine(model)),
      words('priceId', l10n.t('In the price list'), ({ pricing }) => listed(pricing)),
      price('input', l10n.t('Input')),
      price('output', l10n.t('Output')),
      price('cacheRead', l10n.t('Cache reads')),
      price('cacheWrite5m', l10n.t('Cache writes, 5 min')),
      price('cacheWrite1h', l10n.t('Cache writes, 1 h')),
    ],
    keyOf: ({ model }) => model,
    opens: ({ model }) => ({ kind: 'explanation', subject: { kind: 'model', model } }),
  };
}

/** The list itself doubts some of its prices. */
function listed(pricing: ModelPricing | undefined): string {
  if (!pricing) return l10n.t('unpriced');
  return pricing.isUnverified ? l10n.t('{0}, unverified', pricing.priceId) : pricing.priceId;
}

const million = 1_000_000;

const perMillion = ({ labels }: Viewpoint, id: keyof TokenRates, label: string): ColumnSpec<PriceRow> => ({
  id,
  label,
  isNumber: true,
  value: ({ usdPerToken }) => (usdPerToken[id] === undefined ? '' : usdPerToken[id] * million),
  text: ({ usdPerToken }) => (usdPerToken[id] === undefined ? '–' : labels.money(usdPerToken[id] * million)),
});
