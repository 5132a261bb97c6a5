import type { EpochMs } from '../model/time.ts';
import { mergePrices, type PriceMerge, type Prices } from '../price/mergePrices.ts';
import { priceTableText } from '../price/priceTable.ts';
import type { RateCardJson } from '../price/rateCard.ts';
import { countLabel } from './labels.ts';
import { oneLine } from './safeText.ts';

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
export function priceUpdate(card: RateCardJson, text: string, address: string, now: EpochMs): PriceUpdate {
  let table: unknown;
  try {
    table = JSON.parse(text);
  } catch {
    return { kind: 'useless', why: 'what came is not JSON' };
  }
  const day = new Date(now).toISOString().slice(0, 10);
  const merge = mergePrices(card, table, { day, address });
  if (!merge) return { kind: 'useless', why: 'what came has no prices of Claude models' };
  const { changes, added, unchanged } = merge;
  if (changes.length + added.length === 0) {
    const are = unchanged === 1 ? 'price of 1 known model is' : `prices of ${countLabel(unchanged, 'known model')} are`;
    return { kind: 'same', text: `The ${are} as in the new table.` };
  }
  const summary = summaryOf(merge);
  const document = documentOf(merge, summary, { day, address, before: card.generated });
  return { kind: 'different', summary, document, table: priceTableText(merge.card) };
}

function summaryOf({ changes, added }: PriceMerge): string {
  const models = new Set(changes.map(({ model }) => model)).size;
  const changed = `${countLabel(changes.length, 'price')} of ${countLabel(models, 'known model')} differ${changes.length === 1 ? 's' : ''}`;
  return `${changed}, ${countLabel(added.length, 'model')} ${added.length === 1 ? 'is' : 'are'} new.`;
}

function documentOf(
  { changes, added, unchanged, complaints }: PriceMerge,
  summary: string,
  { day, address, before }: { readonly day: string; readonly address: string; readonly before: string },
): string {
  const changed = changes.map(({ model, field, was, is }) => [
    name(model),
    field,
    `${priceLabel(field, was)} → ${priceLabel(field, is)}`,
  ]);
  const models = added.flatMap(({ model, prices }) => priceRows(name(model), prices));
  return [
    'PRICES: WHAT AN UPDATE WOULD CHANGE',
    '',
    `From  ${oneLine(address)}, downloaded ${day}`,
    `Over  the price list of ${before}`,
    '',
    summary,
    `${countLabel(unchanged, 'model')} without a change. Prices are US dollars per million tokens.`,
    'New prices hold for all messages, whatever their date, but for those that the list dates itself.',
    'Nothing is in use yet: the question at the top of the window applies it.',
    '',
    ...section('CHANGED', changed),
    ...section('NEW MODELS', models),
    ...section(
      'NOT TAKEN',
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

const priceRows = (model: string, prices: Prices): string[][] =>
  Object.entries(prices).map(([field, price], row) => [row === 0 ? model : '', field, priceLabel(field, price)]);

/** Ids are the table's: a stranger's text. */
const name = (model: string): string => oneLine(model, 120) || 'a model without a name';

/** `$5.00` per million tokens, `×2` for a factor, `$0.01` for a search; `none` where there is none. */
function priceLabel(field: string, price: number | undefined): string {
  if (price === undefined) return 'none';
  if (field.startsWith('provider_specific_entry')) return `×${price}`;
  if (field.startsWith('search_context')) return `$${price} a search`;
  const perMillion = Number((price * 1e6).toPrecision(9));
  return `$${perMillion < 0.01 || !Number.isInteger(perMillion * 100) ? perMillion : perMillion.toFixed(2)}`;
}
