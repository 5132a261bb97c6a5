import assert from 'node:assert/strict';
import type { CachedOverview } from '../../../src/core/answers/cachedOverview.ts';
import {
  firstPaintNow,
  firstPaintOf,
  isFirstPaint,
  paintedBy,
  type PaintedBy,
} from '../../../src/core/answers/firstPaint.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { projectRows } from '../../../src/core/answers/projectRows.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import { readFirstPaint, writeFirstPaint } from '../../../src/core/store/firstPaintFile.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { labels } from '../plainLabels.ts';
import { assistant, session, user } from '../records.ts';
import { settingsFor } from '../worker/workerSettings.ts';

const by = paintedBy(settingsFor('/home/dev'));
const now = Date.UTC(2026, 10, 22, 14, 5);
const view = viewOf(
  indexOf(
    digestOf(`-a/${session}.jsonl`, [
      user('Hi'),
      assistant({ at: '2026-11-22T10:00:00Z', input: 0, output: 1_000_000 }),
    ]),
  ),
  { now },
);
const paint = firstPaintOf(view, by);

/** What a later window shows of it: its rows, and today's cost. */
const shown = (later: Partial<PaintedBy>, atMs = now): readonly [rows: number, status: string] => {
  const { projects, status }: CachedOverview = firstPaintNow(paint, { ...by, ...later }, labels, atMs);
  return [projects.length, status.text];
};

describe('what a window leaves for the next to show at first', () => {
  it('is what it showed itself, but for ages and for what was its own', () => {
    const left = firstPaintNow(paint, by, labels, now);
    const [row] = projectRows(view, usageBySession(view));
    assert.deepEqual(left.projects, [{ ...row, sentence: 'billing, project in ~/work/billing, 1 session' }]);
    assert.deepEqual(left.status, { ...overview(view).status, rows: [] });
    assert.deepEqual([left.revision, left.hasData, left.budgets], [0, true, []]);
  });

  it('comes back from the disk as it was, and nothing comes of what is no first paint', async () => {
    using tree = new LogTree();
    assert.equal(await readFirstPaint(tree.home), undefined);
    assert.ok((await writeFirstPaint(tree.home, paint)).ok);
    const read = await readFirstPaint(tree.home);
    assert.ok(isFirstPaint(read));
    assert.deepEqual(read, JSON.parse(JSON.stringify(paint)));
    tree.write('../../first-paint.json', '{"version":1,');
    assert.equal(await readFirstPaint(tree.home), undefined);
    assert.deepEqual([null, 1, [], {}, { version: 2 }].filter(isFirstPaint), []);
  });

  const cases: readonly (readonly [
    what: string,
    later: Partial<PaintedBy>,
    atMs: number,
    rows: number,
    status: string,
  ])[] = [
    ['all on the same day', {}, Date.UTC(2026, 10, 22, 23, 59), 1, '$20.00'],
    ['rows alone on another day', {}, Date.UTC(2026, 10, 23), 1, '–'],
    ['rows alone in another zone', { zone: 'Asia/Tokyo' }, now, 1, '–'],
    ['nothing in another currency', { labelForm: { locale: 'en', currency: 'EUR', ratePerUsd: 0.9 } }, now, 0, '–'],
    ['nothing at other prices', { priceOverrides: '{"m":{}}' }, now, 0, '–'],
    ['nothing as logged', { costMode: 'display' }, now, 0, '–'],
    ['rows alone where the status bar is to say more', { statusText: '{today} {session}' }, now, 1, '–'],
    ['all in a window with other folders', { workspaceFolders: ['/elsewhere'] }, now, 1, '$20.00'],
  ];
  for (const [what, later, atMs, rows, status] of cases) {
    it(`shows ${what}`, () => assert.deepEqual(shown(later, atMs), [rows, status]));
  }

  it('shows a status bar of sessions and folders only to a window with the same folders', () => {
    const own = { statusText: '{today} {workspace}', workspaceFolders: ['/w'] };
    const left = firstPaintOf(view, { ...by, ...own });
    const textIn = (workspaceFolders: readonly string[]): string =>
      firstPaintNow(left, { ...by, ...own, workspaceFolders }, labels, now).status.text;
    assert.deepEqual([textIn(['/w']), textIn(['/v'])], ['$20.00', '–']);
  });
});
