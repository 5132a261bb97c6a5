// prices.json: a whole price list that the user has downloaded and agreed to, as it is kept on disk.
import { failed, ok, type Result } from '../kit/result.ts';
import type { RateCardJson } from './rateCard.ts';
import { readRateLines } from './readRateLines.ts';

/** Its name in the storage folder. */
export const priceTableName = 'prices.json';

const version = 1;

/** The list as text: dated, its sources named. Rules of billing stay the extension's own. */
export function priceTableText({ generated, sources, models }: RateCardJson): string {
  return `${JSON.stringify({ version, generated, sources, models }, undefined, 1)}\n`;
}

/** The list that such a text holds, with the rules of `card`; else why it cannot be used. */
export function parsePriceTable(text: string, card: RateCardJson): Result<RateCardJson, string> {
  let table: unknown;
  try {
    table = JSON.parse(text);
  } catch {
    return failed('it is not JSON');
  }
  if (typeof table !== 'object' || table === null) return failed('it is not an object');
  const { version: itsVersion, generated, sources, models } = table as Readonly<Record<string, unknown>>;
  if (itsVersion !== version) return failed(`its version is not ${version}`);
  if (typeof generated !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(generated)) return failed('it has no date');
  const read = readRateLines(models);
  if (Object.keys(read.models).length === 0) return failed('it has no prices');
  const named = Object.entries(sources ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return ok({ ...card, generated, sources: Object.fromEntries(named), models: read.models });
}

/** The newer of the list that the extension came with and the one that was downloaded. */
export function newerCard(shipped: RateCardJson, downloaded: RateCardJson): RateCardJson {
  return downloaded.generated >= shipped.generated ? downloaded : shipped;
}
