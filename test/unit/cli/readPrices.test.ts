import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readPrices } from '../../../src/cli/readPrices.ts';
import { assertUsd, priced } from '../price/priced.ts';

describe('--prices FILE', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cct-prices-'));
  const file = path.join(folder, 'my prices.json');
  const read = (text: string) => {
    writeFileSync(file, text);
    return readPrices(file);
  };
  after(() => rmSync(folder, { recursive: true }));

  it('goes before the list, and adds to it', () => {
    const prices = read('{"mine": {"input_cost_per_token": 2e-6}, "claude-opus-5-5": {"input_cost_per_token": 3e-6}}');
    assert.ok(prices.ok);
    const { pricer, complaints } = prices.value;
    assert.deepEqual(complaints, []);
    assertUsd(priced({ model: 'mine', input: 1e6 }, pricer), 2);
    assertUsd(priced({ model: 'claude-opus-5-5', input: 1e6, output: 1e6 }, pricer), 23);
    assert.match(pricer.cardId, / with own prices$/);
  });

  it('is the list itself where no file is named', () => {
    const prices = readPrices(undefined);
    assert.ok(prices.ok);
    assertUsd(priced({ model: 'claude-opus-5-5', input: 1e6 }, prices.value.pricer), 4);
  });

  it('tells what of it was left out', () => {
    const prices = read('{"mine": {"input_cost_per_token": 3, "output_cost_per_token": 1e-6}}');
    assert.ok(prices.ok);
    assert.deepEqual(prices.value.complaints, [
      `--prices ${file}: mine: input_cost_per_token is 3, not US dollars per token (0 or more, less than 0.01; null: none)`,
    ]);
    assertUsd(priced({ model: 'mine', output: 1e6 }, prices.value.pricer), 1);
  });

  it('is a mistake where the file is missing or no JSON', () => {
    const missing = readPrices(path.join(folder, 'none.json'));
    assert.match(missing.ok ? '' : missing.error, /^--prices .+none\.json cannot be read: ENOENT/);
    const broken = read('{');
    assert.equal(broken.ok ? '' : broken.error, `--prices ${file} is not JSON`);
  });
});
