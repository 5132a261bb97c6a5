import { readFileSync } from 'node:fs';
import path from 'node:path';
import { oneLine } from '../core/answers/safeText.ts';
import { faultOf } from '../core/kit/faultOf.ts';
import type { Fault } from '../core/model/fault.ts';
import { listPrices } from '../core/price/listPricer.ts';
import { newerCard, parsePriceTable, priceTableName } from '../core/price/priceTable.ts';
import type { RateCardJson } from '../core/price/rateCard.ts';
import { createPricer, type Pricer } from '../core/price/rates.ts';
import { readRateLines } from '../core/price/readRateLines.ts';

/** The prices of a window: a downloaded list, or the one we came with, under what the user's setting says. */
export interface Prices {
  readonly card: RateCardJson;
  readonly isDownloaded: boolean;
  readonly pricer: Pricer;
  /** What of both could not be used. */
  readonly faults: readonly Fault[];
}

const settingName = 'claudeTracer.prices.overrides';

/** Reads the downloaded list, if there is one, and the setting, which is the text of a JSON object. */
export function loadPrices(storageFolder: string, overrides: string): Prices {
  const faults: Fault[] = [];
  const card = readTable(path.join(storageFolder, priceTableName), faults);
  const { models, complaints } = readRateLines(JSON.parse(overrides));
  for (const complaint of complaints)
    faults.push({ kind: 'damaged', path: settingName, message: oneLine(complaint, 300) });
  return { card, isDownloaded: card !== listPrices, pricer: createPricer(card, { models }), faults };
}

function readTable(file: string, faults: Fault[]): RateCardJson {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') faults.push(faultOf(error, file));
    return listPrices;
  }
  const table = parsePriceTable(text, listPrices);
  if (table.ok) return newerCard(listPrices, table.value);
  faults.push({ kind: 'damaged', path: file, message: table.error });
  return listPrices;
}
