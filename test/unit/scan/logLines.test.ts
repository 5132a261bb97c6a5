import assert from 'node:assert/strict';
import { closeSync, openSync, truncateSync } from 'node:fs';
import fc from 'fast-check';
import { type LogLine, LogLines, openLogLines } from '../../../src/core/scan/logLines.ts';
import { LogTree } from '../logTree.ts';

/** Longer than one read. */
const longLine = 'x'.repeat(300_000);

describe('lines of a log, from any place in it', () => {
  const tree = new LogTree();
  after(() => tree[Symbol.dispose]());

  function opened(text: string, sizeBytes = Number.POSITIVE_INFINITY): LogLines {
    const lines = openLogLines(tree.write('a/log.jsonl', text), sizeBytes);
    if (!lines.ok) throw new Error(lines.error.message);
    return lines.value;
  }

  const textOf = ({ bytes }: LogLine): string | undefined => bytes?.toString();

  it('are the same in both directions, however long they are', () => {
    const length = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 120_000, max: 280_000 }));
    fc.assert(
      fc.property(fc.array(length, { maxLength: 8 }), fc.boolean(), (lengths, isFinished) => {
        const texts = lengths.map((each, i) => 'é漢x'.charAt(i % 3).repeat(each));
        const lines = opened(texts.join('\n') + (isFinished && texts.length > 0 ? '\n' : ''));
        const forward = Array.from(lines.after(0), (each) => ({ ...each, bytes: textOf(each) }));
        const backward = Array.from(lines.before(lines.sizeBytes), (each) => ({ ...each, bytes: textOf(each) }));
        assert.deepEqual(backward.toReversed(), forward);
        const expected = isFinished || texts.at(-1) !== '' ? texts : texts.slice(0, -1);
        assert.deepEqual(
          forward.map(({ bytes }) => bytes),
          expected.map((text) => Buffer.from(text).toString()),
        );
        lines.close();
      }),
      { numRuns: 60 },
    );
  });

  it('begin at the start of the line that an offset stands in', () => {
    const lines = opened(`one\n${longLine}\nthree\n`);
    const start = 4 + longLine.length + 1;
    assert.deepEqual(Array.from(lines.after(start + 2), textOf), ['three']);
    assert.deepEqual(
      Array.from(lines.after(6), ({ offset }) => offset),
      [4, start],
    );
    assert.deepEqual(
      Array.from(lines.before(start + 3), ({ offset }) => offset),
      [4, 0],
    );
    assert.equal(textOf(lines.at(start)!), 'three');
    assert.equal(lines.startOf(start), start);
    assert.equal(lines.at(lines.sizeBytes), undefined);
    assert.deepEqual([...lines.after(lines.sizeBytes + 10)], []);
    lines.close();
  });

  it('end where the index has read to, in the middle of a line or not', () => {
    const lines = opened('one\ntwo\nthree\n', 6);
    assert.deepEqual(Array.from(lines.after(0), textOf), ['one', 'tw']);
    assert.deepEqual(
      Array.from(lines.after(0), ({ isUnfinished }) => isUnfinished),
      [false, true],
    );
    lines.close();
  });

  it('without bytes are those that are too long to be held, and only those', () => {
    const file = tree.write('a/log.jsonl', `one\n${longLine}\nthree\n${longLine}`);
    const fd = openSync(file, 'r');
    const lines = new LogLines(fd, 4 + longLine.length + 7 + longLine.length, 200_000);
    const seen = Array.from(lines.after(0), (line) => [line.end - line.offset, textOf(line)]);
    assert.deepEqual(seen, [
      [4, 'one'],
      [longLine.length + 1, undefined],
      [6, 'three'],
      [longLine.length, undefined],
    ]);
    assert.deepEqual(
      Array.from(lines.before(lines.sizeBytes), (line) => [line.end - line.offset, textOf(line)]),
      seen.toReversed(),
    );
    closeSync(fd);
  });

  it('are fewer, and nothing worse, where the file has become shorter meanwhile', () => {
    const lines = opened('one\ntwo\nthree\n');
    truncateSync(tree.pathOf('a/log.jsonl'), 5);
    assert.deepEqual(Array.from(lines.after(0), textOf).slice(0, 1), ['one']);
    assert.ok([...lines.before(lines.sizeBytes)].length <= 3);
    lines.close();
  });

  it('are found by bytes that they hold, wherever the reads are cut', async () => {
    const lines = opened(`${'a'.repeat(4 * 1024 * 1024 - 3)}\nneedle\nb\n`);
    assert.equal(await lines.find(Buffer.from('needle')), 4 * 1024 * 1024 - 2);
    assert.equal(await lines.find(Buffer.from('noodle')), undefined);
    lines.close();
  });

  it('are not looked for in what is no file', () => {
    const folder = openLogLines(tree.projects, 10);
    assert.equal(!folder.ok && folder.error.kind, 'not-regular');
    const gone = openLogLines(tree.pathOf('gone.jsonl'), 10);
    assert.equal(!gone.ok && gone.error.kind, 'vanished');
  });
});
