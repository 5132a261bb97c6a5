import * as l10n from '@vscode/l10n';
import type { EpochMs } from '../model/time.ts';
import { mergePrices, type PriceMerge, type Prices } from '../price/mergePrices.ts';
import { priceTableText } from '../price/priceTable.ts';
import type { RateCardJson } from '../price/rateCard.ts';
import { oneLine } from './safeText.ts';
import type { Labels } from './labels.ts';
import { oneOrMany } from './counts.ts';

/** What a downloaded table would do to the prices in use. */
export type PriceUpdate =
  | { readonly kind: 'useless'; readonly why: string }
  /** `text`: the sentence to say. */
  | { readonly kind: 'same'; readonly text: string }
  | {
      readonly kind: 'different';
      /** `3 prices of 2 models change, 1 model is new.` */
      readonly summary: string;
      /** All of it, to be read. */
      readonly document: string;
      /** What to keep on disk if the user agrees. */
      readonly table: string;
    };

/** The list that costs are made with: its day, and where it is from. */
export interface PricesInUse {
  readonly day: string;
  readonly isDownloaded: boolean;
}

/** Compares a table in LiteLLM's shape, as it came from `address`, with the list in use. */
export function priceUpdate(
  labels: Labels,
  card: RateCardJson,
  text: string,
  address: string,
  now: EpochMs,
): PriceUpdate {
  let table: unknown;
  try {
    table = JSON.parse(text);
  } catch {
    return { kind: 'useless', why: l10n.t('what came is not JSON') };
  }
  const day = new Date(now).toISOString().slice(0, 10);
  const merge = mergePrices(card, table, { day, address });
  if (!merge) return { kind: 'useless', why: l10n.t('what came has no prices of Claude models') };
  const { changes, added, unchanged } = merge;
  if (changes.length + added.length === 0) {
    const one = l10n.t('The price of 1 known model is as in the new table.');
    const several = l10n.t('The prices of {0} known models are as in the new table.', labels.exact(unchanged));
    return { kind: 'same', text: oneOrMany(unchanged, one, several) };
  }
  const summary = summaryOf(labels, merge);
  const document = documentOf(labels, merge, summary, { day, address, before: card.generated });
  return { kind: 'different', summary, document, table: priceTableText(merge.card) };
}

function summaryOf(labels: Labels, { changes, added }: PriceMerge): string {
  const models = new Set(changes.map(({ model }) => model)).size;
  const of = labels.count(models, 'knownModel');
  const changed = oneOrMany(
    changes.length,
    l10n.t('1 price of {0} differs', of),
    l10n.t('{0} prices of {1} differ', labels.exact(changes.length), of),
  );
  const one = l10n.t('{0}, 1 model is new.', changed);
  return oneOrMany(added.length, one, l10n.t('{0}, {1} models are new.', changed, labels.exact(added.length)));
}

function documentOf(
  labels: Labels,
  { changes, added, unchanged, complaints }: PriceMerge,
  summary: string,
  { day, address, before }: { readonly day: string; readonly address: string; readonly before: string },
): string {
  const changed = changes.map(({ model, field, was, is }) => [
    name(model),
    field,
    `${priceLabel(labels, field, was)} → ${priceLabel(labels, field, is)}`,
  ]);
  const models = added.flatMap(({ model, prices }) => priceRows(labels, name(model), prices));
  return [
    l10n.t('PRICES: WHAT AN UPDATE WOULD CHANGE'),
    '',
    l10n.t('From {0}, downloaded {1}', oneLine(address), day),
    l10n.t('Over the price list of {0}', before),
    '',
    summary,
    l10n.t('{0} without a change. Prices are US dollars per million tokens.', labels.count(unchanged, 'model')),
    l10n.t('New prices hold for all messages, whatever their date, but for those that the list dates itself.'),
    l10n.t('Nothing is in use yet: the question at the top of the window applies it.'),
    '',
    ...section(l10n.t('CHANGED'), changed),
    ...section(l10n.t('NEW MODELS'), models),
    ...section(
      l10n.t('NOT TAKEN'),
      complaints.map((complaint) => [oneLine(complaint)]),
    ),
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [`${title} (${rows.length})`, ...lines, ''];
}

const priceRows = (labels: Labels, model: string, prices: Prices): string[][] =>
  Object.entries(prices).map(([field, price], row) => [
    row === 0 ? model : '',
    field,
    priceLabel(labels, field, price),
  ]);

/** Ids are the table's: a stranger's text. */
const name = (model: string): string => oneLine(model, 120) || l10n.t('a model without a name');

/** `$5.00` per million tokens, `×2` for a factor, `$0.01` for a search; `none` where there is none. */
function priceLabel(labels: Labels, field: string, price: number | undefined): string {
  if (price === undefined) return l10n.t('none');
  if (field.startsWith('provider_specific_entry')) return `×${price}`;
  if (field.startsWith('search_context')) return l10n.t('{0} a search', labels.exactDollars(String(price)));
  const perMillion = Number((price * 1e6).toPrecision(9));
  const isFine = perMillion < 0.01 || !Number.isInteger(perMillion * 100);
  return labels.exactDollars(isFine ? String(perMillion) : perMillion.toFixed(2));
}
