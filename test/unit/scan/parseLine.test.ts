import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ParsedLine,
  parseLine,
  parseUnfinishedLine,
  skipByteOrderMark,
} from '../../../src/core/scan/parseLine.ts';
import { assistant, user } from '../records.ts';

function parse(line: string | Buffer): ParsedLine {
  const buffer = typeof line === 'string' ? Buffer.from(line) : line;
  // Neighbours on both sides: nothing may be read beyond the line.
  const around = Buffer.concat([Buffer.from('{"type":"x"}\n'), buffer, Buffer.from('\n{"type":"y"}}}')]);
  const from = '{"type":"x"}\n'.length;
  const parsed = parseLine(around, from, from + buffer.length);
  return {
    ...parsed,
    records: parsed.records.map((found) => ({ ...found, from: found.from - from, to: found.to - from })),
  };
}

/** Where records were found, how many strangers, how many bytes wasted. */
function shape(line: string | Buffer): unknown {
  const { records, strangers, wastedBytes } = parse(line);
  return [records.map(({ record }) => record['n'] ?? record['type']), strangers, wastedBytes];
}

const record = (n: number): string => JSON.stringify({ type: 'user', n });
const nul = (count: number): string => '\0'.repeat(count);

describe('parseLine', () => {
  const rows: readonly (readonly [what: string, line: string | Buffer, expected: unknown])[] = [
    ['reads one record', record(1), [[1], 0, 0]],
    ['reads a record with white space around it', ` \t${record(1)}\r`, [[1], 0, 0]],
    ['takes an empty line for nothing', '', [[], 0, 0]],
    ['takes white space and NULs for nothing', ` ${nul(300)}\r`, [[], 0, 0]],
    ['finds two records glued together', record(1) + record(2), [[1, 2], 0, 0]],
    ['finds records with white space between them', `${record(1)}  \t${record(2)}`, [[1, 2], 0, 0]],
    ['finds a record after a run of NULs', nul(143) + record(1), [[1], 0, 0]],
    ['finds a record before a run of NULs', record(1) + nul(200), [[1], 0, 0]],
    ['finds records on both sides of NULs', record(1) + nul(5) + record(2), [[1, 2], 0, 0]],
    ['finds a record after garbage and NULs', `gar${nul(2)}${record(1)}`, [[1], 0, 3]],
    ['gives up a record with NULs within it, and reads the next', `{"type":"us${nul(9)}er"}${record(2)}`, [[2], 0, 15]],
    ['counts a cut record as wasted', record(1).slice(0, -1), [[], 0, record(1).length - 1]],
    ['counts a record’s tail as wasted, and reads the next', `er","n":1}${record(2)}`, [[2], 0, 10]],
    ['counts a comment as wasted', '// not ours', [[], 0, 11]],
    ['takes a byte order mark within a file for damage', `\uFEFF${record(1)}`, [[1], 0, 3]],
    [
      'is not misled by braces and quotes in strings',
      `${JSON.stringify({ n: 1, s: '}{"type":"\\"{' })}${record(2)}`,
      [[1, 2], 0, 0],
    ],
    [
      'replaces invalid UTF-8',
      Buffer.from([...Buffer.from('{"n":"'), 0xff, 0xc3, ...Buffer.from('"}')]),
      [['\ufffd\ufffd'], 0, 0],
    ],
    ['keeps lone surrogates that were escaped', '{"n":"\\ud83d"}', [['\ud83d'], 0, 0]],
    ['keeps raw U+2028', '{"n":"a\u2028b"}', [['a\u2028b'], 0, 0]],
  ];
  for (const [what, line, expected] of rows) it(what, () => assert.deepEqual(shape(line), expected));

  for (const value of ['42', '"x"', '[1]', 'null', 'true', '0', '-1.5e3', '[{"type":"user"}]']) {
    it(`counts ${value} as a stranger, not as damage`, () => assert.deepEqual(shape(value), [[], 1, 0]));
  }

  it('counts strangers between NULs each', () => {
    assert.deepEqual(shape(`42${nul(2)}${record(1)}${nul(1)}[2]`), [[1], 2, 0]);
  });

  it('says where each record’s bytes are', () => {
    const line = `x${record(1)} ${record(2)}${nul(3)}${record(3)}`;
    for (const { record: found, from, to } of parse(line).records) {
      assert.equal(line.slice(from, to), JSON.stringify(found));
    }
  });

  it('finds the whole record after a cut one, wherever it was cut', () => {
    const cut = JSON.stringify(assistant({ id: 'msg_cut' }));
    const whole = JSON.stringify(assistant({ id: 'msg_whole' }));
    for (let at = 1; at < cut.length; at++) {
      const { records, wastedBytes } = parse(cut.slice(0, at) + whole);
      const last = records.at(-1)!;
      assert.deepEqual(
        [JSON.stringify(last.record), last.from, last.to],
        [whole, at, at + whole.length],
        `cut at ${at}`,
      );
      // Of the cut one only a content block may be whole: it has a head like a record.
      const blocks = records.slice(0, -1);
      assert.ok(blocks.every(({ record: block }) => block['type'] === 'text'));
      assert.equal(wastedBytes + blocks.reduce((sum, { from, to }) => sum + to - from, 0), at);
    }
  });

  it('neither loses nor invents a byte, whatever the line', () => {
    const piece = fc.oneof(
      fc.constantFrom('{', '}', '"', '\\', '[', ',', '{"', '{"type"', '\0', '\0\0', ' ', '42', '"x"', 'null', '\uFEFF'),
      fc.constantFrom(record(1), record(2), record(1).slice(0, 9), JSON.stringify(user('{"type":"x"}')), 'äöü'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = Buffer.from(pieces.join(''));
        const { records, strangers, wastedBytes } = parse(line);
        let end = 0;
        for (const { record: found, from, to } of records) {
          assert.ok(from >= end && to <= line.length);
          assert.deepEqual(JSON.parse(line.toString('utf8', from, to)), found);
          end = to;
        }
        const used = records.reduce((sum, { from, to }) => sum + to - from, 0);
        assert.ok(used + wastedBytes <= line.length);
        const seen = line.filter((byte) => ![0, 0x20, 0x09, 0x0d].includes(byte)).length;
        if (strangers === 0) assert.ok(used + wastedBytes >= seen, 'every byte is a record’s, padding or wasted');
      }),
    );
  });

  it('does not take names like __proto__ for more than fields', () => {
    const line = '{"__proto__":{"type":"assistant"},"constructor":1}';
    const { records } = parse(line);
    assert.equal(Object.getPrototypeOf(records[0]!.record), Object.prototype);
    assert.deepEqual(Object.keys(records[0]!.record), ['__proto__', 'constructor']);
    assert.equal(({} as Record<string, unknown>)['type'], undefined);
  });

  it('survives 100,000 nested arrays and objects', () => {
    assert.equal(parse('['.repeat(100_000)).records.length, 0);
    const deep = `{"n":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    assert.ok(parse(deep).records.length <= 1);
    assert.deepEqual(parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`).strangers, 0);
  });

  const hostile: Readonly<Record<string, string>> = {
    'a million opening braces with a quote': '{"'.repeat(1_000_000),
    'a million record heads': '{"type"'.repeat(500_000),
    'a million open records': '{"type":"user","n":{'.repeat(100_000),
    'a million closed objects in an open one': `{${'{"type":1}'.repeat(200_000)}`,
    'half a million NULs, each with a letter': 'a\0'.repeat(500_000),
    'half a million NULs, each with a word': 'ab\0'.repeat(500_000),
    'a record of a megabyte saved as UTF-16': JSON.stringify(user('x1"{'.repeat(100_000))).replace(/./g, '$&\0'),
  };
  for (const [what, line] of Object.entries(hostile)) {
    it(`ends soon on ${what}`, () => {
      const buffer = Buffer.from(line);
      const started = process.cpuUsage();
      parseLine(buffer, 0, buffer.length);
      const { user: microseconds } = process.cpuUsage(started);
      assert.ok(microseconds < 2_000_000, `${microseconds} µs`);
    });
  }
});

describe('parseUnfinishedLine', () => {
  const parseRest = (text: string) => parseUnfinishedLine(Buffer.from(text), 0, Buffer.byteLength(text));

  it('takes one whole object, whatever padding is around it', () => {
    assert.deepEqual(parseRest(` ${nul(3)}${record(1)}\r`), {
      record: JSON.parse(record(1)),
      from: 4,
      to: 4 + record(1).length,
    });
  });

  it('waits for everything else, since its other half may come', () => {
    for (const text of ['', '{', record(1).slice(0, -1), record(1) + record(2), `x${record(1)}`, '42', '[1]', 'null']) {
      assert.equal(parseRest(text), undefined, text);
    }
  });
});

describe('skipByteOrderMark', () => {
  it('skips one mark at the start and nothing else', () => {
    const skip = (bytes: readonly number[]): number => skipByteOrderMark(Buffer.from(bytes), 0, bytes.length);
    assert.deepEqual(
      [skip([0xef, 0xbb, 0xbf, 0x7b]), skip([0xef, 0xbb]), skip([0x7b, 0xef, 0xbb, 0xbf]), skip([])],
      [3, 0, 0, 0],
    );
    assert.equal(skipByteOrderMark(Buffer.from([0, 0xef, 0xbb, 0xbf]), 1, 4), 4);
  });
});
