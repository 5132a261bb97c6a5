import assert from 'node:assert/strict';
import { remarkLines, remarksOf } from '../../../src/core/export/remarks.ts';
import { periodRow, report } from './samples.ts';
import { labels } from '../plainLabels.ts';

describe('remarks', () => {
  it('has nothing to say of a report that is in order', () => {
    assert.deepEqual(
      remarkLines(labels, remarksOf(report([periodRow('2026-11-20', { model: 'm', input: 5, cost: 1 })]))),
      [],
    );
  });

  it('adds up the tokens of an unpriced model over all rows, the most first', () => {
    const rows = [
      periodRow('2026-11-20', { model: 'a', input: 900 }, { model: 'b', output: 1000 }),
      periodRow('2026-11-21', { model: 'b', cacheRead: 500, cacheWrite: 500 }, { model: 'c', input: 9, cost: 1 }),
    ];
    assert.deepEqual(remarkLines(labels, remarksOf(report(rows))), [
      'Unpriced, so not in the costs: b (2.0k tokens), a (900 tokens).',
    ]);
  });

  it('says "some of" where a model has a price for a part of its tokens', () => {
    const row = { ...periodRow('2026-11-20', { model: 'a', input: 900, cost: 2 }), unpricedModels: ['a'] };
    assert.deepEqual(remarkLines(labels, remarksOf(report([row]))), [
      'Unpriced, so not in the costs: a (some of 900 tokens).',
    ]);
  });

  it('has words for a model that the logs do not name', () => {
    const rows = [periodRow('2026-11-20', { model: '', input: 900 })];
    assert.deepEqual(remarkLines(labels, remarksOf(report(rows))), [
      'Unpriced, so not in the costs: unnamed model (900 tokens).',
    ]);
  });

  it('counts models beyond the fifth', () => {
    const uses = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((model, i) => ({ model, input: 70 - i }));
    const [line] = remarkLines(labels, remarksOf(report([periodRow('2026-11-20', ...uses)])));
    assert.match(line!, /e \(66 tokens\), 2 more\.$/);
  });
});
