import assert from 'node:assert/strict';
import type { RailMark } from '../../../../src/core/answers/transcript.ts';
import { placeMarks } from '../../../../src/webview/transcript/map/placeMarks.ts';
import { guesses } from '../../../../src/webview/transcript/state/guesses.ts';
import { mainSection, rowsOf } from '../../../../src/webview/transcript/state/rows.ts';
import { unreadSection, withPage } from '../../../../src/webview/transcript/state/section.ts';
import { lineBytes, page } from './pages.ts';

const lines = 1000;
const read = withPage(unreadSection('main', lines * lineBytes), page(400, 410, lines));
const sections = new Map([[mainSection, read]]);
const rows = rowsOf(sections);

const mark = (line: number): RailMark => ({ kind: 'prompt', share: 0, offset: line * lineBytes, label: '' });

describe('the map beside the scroll bar', () => {
  /** Ten rows of 50 pixels between gaps of 400 and 590 lines of ten pixels. */
  const ends = [0, 4000, ...Array.from({ length: 10 }, (_, row) => 4050 + row * 50), 10_400];
  const offsetOf = (row: number): number => ends[row]!;
  const shareOf = (line: number): number => placeMarks([mark(line)], rows, offsetOf)[0]!.share;

  it('has a mark where its row is in the list', () => {
    assert.equal(shareOf(400), 4000 / 10_400);
    assert.equal(shareOf(405), 4250 / 10_400);
  });

  it('has a mark of what was not read in its part of the gap', () => {
    assert.equal(shareOf(100), 1000 / 10_400);
    assert.equal(shareOf(410 + 295), (4500 + 5900 / 2) / 10_400);
  });

  it('is empty while nothing is known', () => {
    assert.deepEqual(
      placeMarks([mark(1)], [], () => 0),
      [],
    );
  });
});

describe('the guess how high a row is', () => {
  it('of a gap is by its bytes what the rows that were read would be, and fixed', () => {
    const guess = guesses(rows, sections);
    const own = rows.slice(1, 11).reduce((sum, _, place) => sum + guess(place + 1).height, 0);
    assert.deepEqual(guess(0), { height: own * 40, isFixed: true });
    assert.equal(guess(1).isFixed, false);
  });

  it('is never so high that a browser could not draw the list', () => {
    const huge = new Map([[mainSection, unreadSection('main', 5e9)]]);
    assert.ok(guesses(rowsOf(huge), huge)(0).height <= 12_000_000);
  });
});
