import assert from 'node:assert/strict';
import { mainSection, rowsOf } from '../../../../src/webview/transcript/state/rows.ts';
import { type Section, unreadSection, withPage, withSize } from '../../../../src/webview/transcript/state/section.ts';
import { wantedPage } from '../../../../src/webview/transcript/state/wanted.ts';
import { lineBytes, page } from './pages.ts';

const unread = unreadSection('main', 1000 * lineBytes);

/** What is read next if the screen shows these pixels: a row is 20 high, a gap 20 for each line in it. */
function startFor(section: Section, top: number, bottom: number) {
  const sections = new Map([[mainSection, section]]);
  const rows = rowsOf(sections);
  const ends: number[] = [0];
  for (const row of rows) {
    ends.push(ends.at(-1)! + (row.kind === 'gap' ? ((row.to - row.from) / lineBytes) * 20 : 20));
  }
  const offsetOf = (row: number): number => ends[row]!;
  const drawn = rows.flatMap((_, row) => (ends[row]! < bottom + 800 && ends[row + 1]! > top - 800 ? [row] : []));
  const span = { from: drawn[0] ?? 0, to: (drawn.at(-1) ?? -1) + 1 };
  return wantedPage(rows, sections, span, { top, bottom }, offsetOf)?.start;
}

describe('what is read next', () => {
  it('is the beginning of the log when nothing was read', () => {
    assert.deepEqual(startFor(unread, 0, 800), { kind: 'start' });
  });

  it('is the end when the end is looked at', () => {
    assert.deepEqual(startFor(unread, 19_200, 20_000), { kind: 'end' });
  });

  it('is what is around the place that the scroll bar was drawn to', () => {
    assert.deepEqual(startFor(unread, 10_000, 10_800), { kind: 'around', offset: 50_000 });
  });

  it('goes on after what was read when that ends soon, and before it when somebody scrolls up', () => {
    const read = withPage(unread, page(400, 500, 1000));
    assert.deepEqual(startFor(read, 9_000, 9_800), { kind: 'after', offset: 50_000 });
    assert.deepEqual(startFor(read, 8_200, 9_000), { kind: 'before', offset: 40_000 });
  });

  it('is nothing while what is read reaches far enough', () => {
    assert.equal(startFor(withPage(unread, page(300, 600, 1000)), 9_000, 9_800), undefined);
  });

  it('is the last page again when the log has gone on after it, since it may have ended in half a line', () => {
    const read = withPage(unread, page(950, 1000, 1000));
    assert.deepEqual(startFor(withSize(read, 1001 * lineBytes), 19_200, 20_000), { kind: 'after', offset: 100_000 });
    const grown = withPage(withSize(read, 1001 * lineBytes), page(1000, 1001, 1001));
    assert.deepEqual(startFor(grown, 19_820, 20_020), { kind: 'after', offset: 95_000 });
  });
});
