import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanupPeriodDays } from '../../../src/core/discover/cleanupPeriod.ts';
import { useTemporaryDirectory } from '../store/temporary.ts';

describe('the age at which Claude Code deletes logs', () => {
  const folder = useTemporaryDirectory();

  for (const [settings, days] of [
    ['{"cleanupPeriodDays": 365, "model": "opus"}', 365],
    ['{"cleanupPeriodDays": 0}', 0],
    ['{"cleanupPeriodDays": "365"}', 30],
    ['{"cleanupPeriodDays": -1}', 30],
    ['{"cleanupPeriodDays": 1e999}', 30],
    ['{}', 30],
    ['null', 30],
    ['[1', 30],
    [`{"cleanupPeriodDays": 7, "x": "${'x'.repeat(1 << 20)}"}`, 30],
  ] as const) {
    it(`is ${days} days by ${settings.slice(0, 40)}`, () => {
      writeFileSync(path.join(folder(), 'settings.json'), settings);
      assert.equal(cleanupPeriodDays(folder()), days);
    });
  }

  it('is the usual one without settings, and where something else is in their place', () => {
    assert.equal(cleanupPeriodDays(folder()), 30);
    mkdirSync(path.join(folder(), 'settings.json'));
    assert.equal(cleanupPeriodDays(folder()), 30);
  });
});
