import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineCutter, PlainMemory } from '../../../src/core/scan/lineCutter.ts';

interface Cutting {
  /** `offset:line` */
  readonly lines: string[];
  /** `offset:bytes` */
  readonly overlong: string[];
  readonly rest: string | undefined;
  readonly offset: number;
}

/** Cuts `text` from `from`, given out at most `chunk` bytes at a time. */
function cut(
  text: Buffer,
  { chunk = 256 * 1024, from = 0, maxLine = 1 << 26, cutter = new LineCutter(maxLine, new PlainMemory()) } = {},
): Cutting {
  const lines: string[] = [];
  const overlong: string[] = [];
  cutter.begin(
    (buffer, at, length, position) => text.copy(buffer, at, position, position + Math.min(length, chunk)),
    from,
  );
  let read: number;
  do {
    read = cutter.readOnce(
      (start, stop, offset) => {
        const block = cutter.memory.buffer.subarray(start, stop);
        assert.equal(block.at(-1), 0x0a, 'whole lines only');
        lines.push(...linesOf(block, offset));
      },
      (offset, bytes) => overlong.push(`${offset}:${bytes}`),
    );
  } while (read > 0);
  const rest = cutter.rest();
  return { lines, overlong, rest: rest?.buffer.toString('utf8', 0, rest.to), offset: cutter.offset };
}

/** What cutting must give, by the simplest means. */
function expected(text: Buffer): Omit<Cutting, 'overlong'> {
  const lines = linesOf(text, 0);
  const offset = text.lastIndexOf(0x0a) + 1;
  return { lines, rest: offset < text.length ? text.toString('utf8', offset) : undefined, offset };
}

/** `offset:line` of each line that ends in `text`, whose first byte stands at `base`. */
function linesOf(text: Buffer, base: number): string[] {
  const lines: string[] = [];
  let offset = 0;
  for (let stop = text.indexOf(0x0a); stop >= 0; stop = text.indexOf(0x0a, offset)) {
    lines.push(`${base + offset}:${text.toString('utf8', offset, stop)}`);
    offset = stop + 1;
  }
  return lines;
}

describe('LineCutter', () => {
  it('cuts at newlines and at nothing else', () => {
    const text = Buffer.from('a\u2028b\u2029c\rd\u0085e\r\n\n\0\n');
    assert.deepEqual(cut(text).lines, ['0:a\u2028b\u2029c\rd\u0085e\r', '16:', '17:\0']);
  });

  it('keeps what has no newline yet, and its offset stands before it', () => {
    const { lines, rest, offset } = cut(Buffer.from('one\ntwo'));
    assert.deepEqual({ lines, rest, offset }, { lines: ['0:one'], rest: 'two', offset: 4 });
    assert.equal(cut(Buffer.from('one\n')).rest, undefined);
    assert.equal(cut(Buffer.alloc(0)).rest, undefined);
  });

  it('starts where it is told to', () => {
    assert.deepEqual(cut(Buffer.from('one\ntwo\nthree\n'), { from: 4 }).lines, ['4:two', '8:three']);
  });

  it('gives the same lines whatever a read gives, byte by byte too', () => {
    const text = Buffer.from(`${'ä'.repeat(20)}\n\n🙂\u2028x\r\n${'y'.repeat(50)}\nrest`);
    for (let chunk = 1; chunk <= text.length; chunk++) {
      assert.deepEqual(cut(text, { chunk }), { ...expected(text), overlong: [] }, `reads of ${chunk}`);
    }
  });

  it('holds lines longer than several reads', () => {
    const long = 'x'.repeat(3 * 256 * 1024 + 1);
    const { lines } = cut(Buffer.from(`${long}\nshort\n`));
    assert.deepEqual(
      lines.map((line) => line.length),
      [long.length + 2, `${long.length + 1}:short`.length],
    );
  });

  it('passes over an overlong line, counts it and goes on after it', () => {
    const text = Buffer.from(`a\n${'x'.repeat(100)}\nb\n`);
    for (const chunk of [1, 3, 7, 16]) {
      const { lines, overlong, offset } = cut(text, { chunk, maxLine: 40 });
      assert.deepEqual([lines, overlong, offset], [['0:a', '103:b'], ['2:100'], text.length], `reads of ${chunk}`);
    }
  });

  it('says nothing yet of an overlong line that has not ended', () => {
    const { overlong, rest, offset } = cut(Buffer.from(`a\n${'x'.repeat(100)}`), { chunk: 8, maxLine: 40 });
    assert.deepEqual([overlong, rest, offset], [[], undefined, 2]);
  });

  it('gives back the memory of a long line when the next file begins', () => {
    const cutter = new LineCutter(1 << 26, new PlainMemory());
    const megabytes = Buffer.alloc(6 * 1024 * 1024, 'x');
    cut(megabytes, { cutter });
    assert.equal(cutter.rest()!.to, megabytes.length);
    assert.deepEqual(cut(Buffer.from('next\n'), { cutter }).lines, ['0:next']);
    cut(Buffer.from('x'), { cutter });
    assert.ok(cutter.rest()!.buffer.length <= 1024 * 1024);
  });

  it('cuts any bytes as plain splitting does', () => {
    const bytes = fc
      .uint8Array({ maxLength: 80 })
      .map((some) => Buffer.from(some.map((byte) => (byte < 60 ? 0x0a : byte))));
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (text, chunk) => {
        assert.deepEqual(cut(text, { chunk }), { ...expected(text), overlong: [] });
      }),
    );
  });
});
