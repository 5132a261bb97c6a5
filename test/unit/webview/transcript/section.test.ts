import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Section,
  sizeOf,
  trimmed,
  unreadSection,
  withPage,
  withSize,
} from '../../../../src/webview/transcript/state/section.ts';
import { lineBytes, page, toolCall } from './pages.ts';

const lines = 40;
const unread = unreadSection('main', lines * lineBytes);

const shape = ({ stretches }: Section): string =>
  stretches.map(({ kind, from, to }) => `${kind === 'gap' ? '?' : ''}${from / lineBytes}-${to / lineBytes}`).join(' ');

const linesOf = ({ stretches }: Section): number[] =>
  stretches.flatMap((stretch) =>
    stretch.kind === 'loaded' ? stretch.page.items.map(({ offset }) => offset / lineBytes) : [],
  );

describe('what of a log is there', () => {
  it('is all one gap before anything was read', () => {
    assert.equal(shape(unread), '?0-40');
  });

  it('a page read from the middle of a gap leaves what is before and after it', () => {
    assert.equal(shape(withPage(unread, page(10, 20, lines))), '?0-10 10-20 ?20-40');
  });

  it('a page that overlaps what was read takes its place, line by line', () => {
    const twice = withPage(withPage(unread, page(10, 20, lines)), page(15, 25, lines));
    assert.equal(shape(twice), '?0-10 10-15 15-25 ?25-40');
    assert.deepEqual(linesOf(twice), [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
  });

  it('covers the log without a hole and has each line once, whatever was read, forgotten and appended in whatever order', () => {
    const step = fc.oneof(
      fc.tuple(fc.nat(lines - 1), fc.integer({ min: 1, max: 12 })),
      fc.record({ near: fc.nat(lines - 1), most: fc.integer({ min: 1, max: 20 }) }),
      fc.constant('grow' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let section = unread;
        let now = lines;
        for (const each of steps) {
          if (each === 'grow') section = withSize(section, ++now * lineBytes);
          else if (Array.isArray(each))
            section = withPage(section, page(each[0], Math.min(now, each[0] + each[1]), now));
          else section = trimmed(section, each.near * lineBytes, each.most);
          const { stretches } = section;
          assert.equal(stretches[0]?.from, 0);
          assert.equal(sizeOf(section), now * lineBytes);
          for (let i = 1; i < stretches.length; i++) assert.equal(stretches[i]!.from, stretches[i - 1]!.to);
          assert.deepEqual(
            linesOf(section),
            [...new Set(linesOf(section))].toSorted((a, b) => a - b),
          );
          const loadedBytes = stretches.reduce((sum, { kind, from, to }) => sum + (kind === 'gap' ? 0 : to - from), 0);
          assert.equal(linesOf(section).length * lineBytes, loadedBytes);
        }
      }),
    );
  });

  it('the end of the log is where the last page says, though a half line stands behind it', () => {
    const atEnd = withPage(unread, page(30, 40, 40, { sizeBytes: 40 * lineBytes + 7 }));
    assert.equal(shape(atEnd), '?0-30 30-40');
    assert.equal(shape(withSize(atEnd, 42 * lineBytes)), '?0-30 30-40 ?40-42');
  });

  it('when the log has gone on, what was unfinished is read again and what was finished is not', () => {
    const items = [toolCall(0), toolCall(1, 'running')];
    const read = withPage(withPage(unread, page(0, 2, lines, { items })), page(2, 4, lines));
    const stale = (section: Section): boolean[] =>
      section.stretches.map((stretch) => stretch.kind === 'loaded' && stretch.isStale);
    assert.deepEqual(stale(read), [false, false, false]);
    assert.deepEqual(stale(withSize(read, 41 * lineBytes)), [true, false, false]);
  });

  it('a log that has become shorter was replaced: nothing is known of it', () => {
    assert.equal(shape(withSize(withPage(unread, page(30, 40, 40)), 5 * lineBytes)), '?0-5');
  });

  it('keeps what is near when it forgets, and never all', () => {
    const read = [0, 10, 20, 30].reduce((section, from) => withPage(section, page(from, from + 10, lines)), unread);
    assert.equal(shape(trimmed(read, 12 * lineBytes, 20)), '0-10 10-20 ?20-40');
    assert.equal(shape(trimmed(read, 35 * lineBytes, 1)), '?0-30 30-40');
  });
});
