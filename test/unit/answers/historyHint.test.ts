import assert from 'node:assert/strict';
import { historyHint } from '../../../src/core/answers/historyHint.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant } from '../records.ts';

const now = Date.UTC(2026, 10, 22, 14, 5);
const log = (name: string, daysAgo: number, isDeleted = false) =>
  digestOf(`-a/${name}.jsonl`, [assistant({ id: name })], { mtimeMs: now - daysAgo * 86_400_000, isDeleted });
const hint = (days: number, ...digests: readonly ReturnType<typeof log>[]) =>
  historyHint(viewOf(indexOf(...digests), { now }), days);

const kept = (days: string): string =>
  `Claude Code deletes logs after ${days} days. From now on their figures are kept here; their text is lost.`;

describe('the hint of history', () => {
  it('tells that figures are kept, and of how many the text goes soon', () => {
    assert.equal(hint(30, log('a', 1), log('b', 22.9)), kept('30'));
    assert.equal(hint(30, log('a', 1), log('b', 23.1)), `${kept('30')} One session will be deleted within a week.`);
    assert.equal(hint(30, log('a', 29), log('b', 45)), `${kept('30')} 2 sessions will be deleted within a week.`);
    assert.equal(hint(9999, log('a', 1000)), kept('9,999'));
  });

  it('says nothing where there is nothing to lose', () => {
    assert.equal(hint(30), undefined);
    assert.equal(hint(30, log('a', 40, true)), undefined);
  });
});
