import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { PricesInUse } from '../../core/answers/priceUpdate.ts';
import { oneLine } from '../../core/answers/safeText.ts';
import { faultOf } from '../../core/kit/faultOf.ts';
import type { Fault } from '../../core/model/fault.ts';
import { priceTableName } from '../../core/price/priceTable.ts';
import { writeFileAtomic } from '../../core/store/writeFileAtomic.ts';
import type { WorkerClient } from '../workerClient.ts';
import { download } from './download.ts';

/** The only address that this product ever calls, and only when the user says so. */
export const tableAddress =
  'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json';

const timeoutMs = 30_000;
const maxBytes = 20_000_000;

/** What the user is asked and told. */
export interface PriceDialogs {
  /** May the table be downloaded, or shall the extension's own prices hold again? */
  askFirst(prices: PricesInUse, address: string): Promise<'download' | 'reset' | undefined>;
  /** Runs the download; `cancelled` when the user has had enough of waiting. */
  waitFor<T>(work: (cancelled: AbortSignal) => Promise<T>): Promise<T>;
  /** Shows what would change, to be read and not to be edited. */
  show(document: string): Promise<void>;
  askToApply(summary: string): Promise<boolean>;
  tell(sentence: string): void;
  /** `why`: for the log too. */
  complain(sentence: string, why: string): void;
}

/** What an update needs of the rest of the house. */
export interface PriceUpdateParts {
  readonly dialogs: PriceDialogs;
  readonly client: Pick<WorkerClient, 'ask'>;
  readonly storageFolder: string;
  readonly address: string;
  readonly fetch: typeof fetch;
  /** Has costs made anew with the prices that are kept now. */
  readonly onChanged: () => void;
}

/** *Update Prices…*: asks, downloads, shows what would change, asks again, keeps the list. */
export async function updatePrices(parts: PriceUpdateParts): Promise<void> {
  const { dialogs, client, address, fetch } = parts;
  const inUse = await client.ask<'pricesInUse'>({ kind: 'pricesInUse' });
  const choice = await dialogs.askFirst(inUse, address);
  if (choice === 'reset') return reset(parts);
  if (choice === undefined) return;

  const downloaded = await dialogs.waitFor((cancelled) => download({ address, timeoutMs, maxBytes, fetch, cancelled }));
  if (!downloaded.ok) {
    if (downloaded.error !== undefined) useless(dialogs, downloaded.error);
    return;
  }
  const update = await client.ask<'priceUpdate'>({ kind: 'priceUpdate', text: downloaded.value, address });
  if (update.kind === 'useless') return useless(dialogs, update.why);
  if (update.kind === 'same') return dialogs.tell(update.text);
  await dialogs.show(update.document);
  if (!(await dialogs.askToApply(update.summary))) return;
  const fault = await keep(parts, update.table);
  if (fault)
    return dialogs.complain(
      l10n.t('The new prices could not be kept.'),
      `${fault.kind}: ${fault.path}: ${fault.message}`,
    );
  parts.onChanged();
  dialogs.tell(l10n.t('Costs are calculated with the new prices from now on.'));
}

function useless(dialogs: PriceDialogs, why: string): void {
  const reason = oneLine(why, 300);
  dialogs.complain(l10n.t('No new prices: {0}.', reason), reason);
}

async function keep({ storageFolder }: PriceUpdateParts, table: string): Promise<Fault | undefined> {
  try {
    await mkdir(storageFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return faultOf(error, storageFolder);
  }
  const written = await writeFileAtomic(path.join(storageFolder, priceTableName), table);
  return written.ok ? undefined : written.error;
}

async function reset({ dialogs, storageFolder, onChanged }: PriceUpdateParts): Promise<void> {
  const file = path.join(storageFolder, priceTableName);
  try {
    await rm(file, { force: true });
  } catch (error) {
    const fault = faultOf(error, file);
    return dialogs.complain(
      l10n.t('The downloaded prices could not be removed.'),
      `${fault.kind}: ${file}: ${fault.message}`,
    );
  }
  onChanged();
  dialogs.tell(l10n.t('Costs are calculated with the built-in prices again.'));
}
