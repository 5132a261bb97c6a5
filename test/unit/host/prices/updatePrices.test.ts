import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PricesInUse } from '../../../../src/core/answers/priceUpdate.ts';
import { priceUpdate } from '../../../../src/core/answers/priceUpdate.ts';
import { type PriceDialogs, tableAddress, updatePrices } from '../../../../src/host/prices/updatePrices.ts';
import type { WorkerClient } from '../../../../src/host/workerClient.ts';
import type { Question } from '../../../../src/link/questions.ts';
import { loadPrices } from '../../../../src/worker/prices.ts';
import { priced } from '../../price/priced.ts';
import { TableServer } from './tableServer.ts';
import { labels } from '../../plainLabels.ts';

const now = Date.UTC(2026, 11, 10, 12);
const request = { model: 'claude-opus-6', input: 1_000_000 };
const table = {
  'claude-opus-6': { input_cost_per_token: 6e-6, output_cost_per_token: 3e-5 },
  'claude-opus-5-5': { output_cost_per_token: 1.8e-5 },
  'claude-haiku-5-5': { input_cost_per_token: 1e-7, output_cost_per_token: -1 },
};

describe('Update Prices…', () => {
  const storageFolder = path.join(mkdtempSync(path.join(os.tmpdir(), 'cct-prices-')), 'storage');
  const file = path.join(storageFolder, 'prices.json');
  let server: TableServer;

  before(async () => {
    const page = (text: string) => (_: unknown, response: { end(text: string): unknown }) => void response.end(text);
    server = await TableServer.start({
      '/table': page(JSON.stringify(table)),
      '/same': page(JSON.stringify({ 'claude-opus-5-5': { output_cost_per_token: 2e-5 } })),
      '/garbage': page('{"claude-opus-6": {'),
      '/html': page('<!doctype html>'),
      '/others': page('{"gpt-9": {"input_cost_per_token": 1e-6}}'),
    });
  });

  beforeEach(() => rmSync(storageFolder, { recursive: true, force: true }));
  after(async () => {
    await server.stop();
    rmSync(path.dirname(storageFolder), { recursive: true, force: true });
  });

  /** Runs the command with these answers; what was asked, shown and told, in order. */
  async function run(
    page: string,
    answers: { readonly first?: 'download' | 'reset' | undefined; readonly apply?: boolean },
  ): Promise<string[]> {
    const said: string[] = [];
    server.requests.length = 0;
    const dialogs: PriceDialogs = {
      askFirst: ({ day, isDownloaded }, address) => {
        said.push(`ask ${isDownloaded ? 'downloaded' : 'built-in'} ${day} ${new URL(address).pathname}`);
        assert.deepEqual(server.requests, [], 'nothing is sent before the user agrees');
        return Promise.resolve(answers.first);
      },
      waitFor: (work) => work(new AbortController().signal),
      show: (document) => Promise.resolve(void said.push(document)),
      askToApply: (summary) => {
        assert.equal(existsSync(file), false, 'nothing is kept before the user agrees');
        said.push(`apply? ${summary}`);
        return Promise.resolve(answers.apply ?? false);
      },
      tell: (sentence) => void said.push(sentence),
      complain: (sentence) => void said.push(sentence),
    };
    const ask = (question: Question): Promise<unknown> => {
      const { card, isDownloaded } = loadPrices(storageFolder, '{}');
      if (question.kind === 'pricesInUse')
        return Promise.resolve({ day: card.generated, isDownloaded } satisfies PricesInUse);
      assert.ok(question.kind === 'priceUpdate');
      return Promise.resolve(priceUpdate(labels, card, question.text, question.address, now));
    };
    const client = { ask } as unknown as Pick<WorkerClient, 'ask'>;
    const onChanged = (): void => void said.push('priced anew');
    await updatePrices({ dialogs, client, storageFolder, address: server.at(page), fetch, onChanged });
    return said;
  }

  it('names the one address that it calls', () => {
    assert.equal(
      tableAddress,
      'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
    );
  });

  it('asks, shows what would change, asks again, and keeps the list privately', async () => {
    const [asked, document, again, anew, told] = await run('/table', { first: 'download', apply: true });
    assert.equal(asked, 'ask built-in 2026-11-22 /table');
    assert.match(document!, /^1 price of 1 known model differs, 1 model is new\.$/m);
    assert.match(document!, /^ {2}claude-opus-5-5 {2}output_cost_per_token {2}\$20\.00 → \$18\.00$/m);
    assert.match(document!, /^ {2}claude-opus-6 {2}input_cost_per_token +\$6\.00$/m);
    assert.match(document!, /^1 model without a change/m);
    assert.match(document!, /^ {2}claude-haiku-5-5: output_cost_per_token is -1, not US dollars/m);
    assert.equal(again, 'apply? 1 price of 1 known model differs, 1 model is new.');
    assert.equal(anew, 'priced anew');
    assert.equal(told, 'Costs are calculated with the new prices from now on.');
    assert.deepEqual(readdirSync(storageFolder), ['prices.json']);
    assert.equal(statSync(file).mode & 0o077, 0);
    const { pricer, card, isDownloaded, faults } = loadPrices(storageFolder, '{}');
    assert.deepEqual([card.generated, isDownloaded, faults], ['2026-12-10', true, []]);
    assert.equal(priced(request, pricer).usd, 6);
  });

  it('goes under the prices of the user', async () => {
    await run('/table', { first: 'download', apply: true });
    const { pricer } = loadPrices(storageFolder, '{"claude-opus-6": {"input_cost_per_token": 7e-6}}');
    assert.equal(priced(request, pricer).usd, 7);
  });

  it('sends and keeps nothing when the user says no, at either question', async () => {
    assert.equal((await run('/table', {})).length, 1);
    assert.deepEqual(server.requests, []);
    assert.equal((await run('/table', { first: 'download' })).length, 3);
    assert.equal(existsSync(file), false);
  });

  it('goes back to the prices of the extension', async () => {
    await run('/table', { first: 'download', apply: true });
    assert.deepEqual(await run('/table', { first: 'reset' }), [
      'ask downloaded 2026-12-10 /table',
      'priced anew',
      'Costs are calculated with the built-in prices again.',
    ]);
    assert.equal(existsSync(file), false);
    assert.deepEqual(server.requests, []);
  });

  it('says when there is nothing new', async () => {
    assert.equal((await run('/same', { first: 'download' }))[1], 'The price of 1 known model is as in the new table.');
  });

  it('says why nothing came of it', async () => {
    const outcome = async (page: string) => (await run(page, { first: 'download', apply: true })).slice(1);
    assert.deepEqual(await outcome('/none'), ['No new prices: it answered 404.']);
    assert.deepEqual(await outcome('/garbage'), ['No new prices: what came is not JSON.']);
    assert.deepEqual(await outcome('/html'), ['No new prices: what came is not JSON.']);
    assert.deepEqual(await outcome('/others'), ['No new prices: what came has no prices of Claude models.']);
    writeFileSync(storageFolder, 'a file where the folder should be');
    assert.equal((await outcome('/table')).at(-1), 'The new prices could not be kept.');
  });
});

describe('the prices of a window', () => {
  it('are those of the extension where the downloaded list is damaged, which is told', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cct-prices-'));
    writeFileSync(path.join(folder, 'prices.json'), '{"version":1,"gen');
    const { isDownloaded, faults } = loadPrices(folder, '{"x\\u001b[2J": {"input_cost_per_token": "much"}}');
    rmSync(folder, { recursive: true });
    assert.equal(isDownloaded, false);
    assert.deepEqual(
      faults.map(({ kind, message }) => [kind, message]),
      [
        ['damaged', 'it is not JSON'],
        [
          'damaged',
          'x [2J: input_cost_per_token is "much", not US dollars per token (0 or more, less than 0.01; null: none)',
        ],
      ],
    );
  });
});
