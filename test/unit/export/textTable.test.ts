import assert from 'node:assert/strict';
import { type Column, countCell, stays, textTable } from '../../../src/core/export/textTable.ts';
import { fitText, textWidth } from '../../../src/core/export/textWidth.ts';
import { labels } from '../plainLabels.ts';

interface Row {
  readonly name: string;
  readonly count: number;
}

const columns: readonly Column<Row>[] = [
  { title: 'Name', align: 'left', rank: stays, cell: (row) => row.name },
  { title: 'Also', align: 'left', rank: 1, cell: (row) => row.name },
  { title: 'Count', align: 'right', rank: stays, cell: (row, style) => countCell(labels, row.count, style) },
];
const rows = [
  { name: '日本', count: 0 },
  { name: 'café', count: 1_234_567 },
];
const total = { name: '', count: 1_234_567 };

describe('textTable', () => {
  it('aligns by what a terminal shows, not by characters', () => {
    assert.deepEqual(textTable(columns, rows, total, undefined), [
      'Name   Also      Count',
      '──────────────────────',
      '日本   日本          –',
      'café   café  1,234,567',
      '──────────────────────',
      'Total        1,234,567',
    ]);
  });

  it('rounds before it leaves columns out', () => {
    assert.equal(textTable(columns, rows, total, 21)[3], 'café   café   1.2M');
    assert.equal(textTable(columns, rows, total, 17)[3], 'café    1.2M');
    assert.equal(textTable(columns, rows, total, 8)[3], 'café   …');
  });

  it('takes any number of rows', () => {
    const many = Array.from({ length: 200_000 }, () => rows[1]!);
    assert.equal(textTable(columns, many, total, 80).length, 200_004);
  });
});

describe('textWidth', () => {
  it('counts wide characters twice and marks not at all', () => {
    assert.equal(textWidth('abc'), 3);
    assert.equal(textWidth('日本語'), 6);
    assert.equal(textWidth('e\u0301'), 1);
    assert.equal(textWidth('🙂'), 2);
  });

  it('cuts to what fits', () => {
    assert.equal(fitText('日本語', 6), '日本語');
    assert.equal(fitText('日本語', 5), '日本…');
    assert.equal(fitText('日本語', 4), '日…');
    assert.equal(fitText('abc', 1), '…');
  });
});
