import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortenStrings } from '../../../src/core/scan/shortenStrings.ts';

const mark = '\ufdd0';

function shortened(
  value: unknown,
  keepBytes: number,
): { readonly value: unknown; readonly leftOut: ReturnType<typeof shortenStrings>['leftOut'] } {
  const { bytes, leftOut } = shortenStrings(Buffer.from(JSON.stringify(value)), keepBytes, mark);
  return { value: JSON.parse(bytes.toString()) as unknown, leftOut };
}

describe('a line with its long strings shortened', () => {
  it('is a line that parses, whose strings are beginnings of what they were', () => {
    // Escapes, pairs of surrogates and characters of several bytes at every place where a cut may fall.
    const unit = fc.constantFrom('a', '"', '\\', '\n', '\u0001', 'é', '漢', '😀', '\ud83d', 'u');
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, maxLength: 60 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 30 }),
        (texts, keep) => {
          const { value, leftOut } = shortened(texts, keep);
          for (const [i, text] of (value as string[]).entries()) {
            const at = text.lastIndexOf(mark);
            if (at < 0) {
              assert.equal(text, texts[i]);
              continue;
            }
            const kept = text.slice(0, at);
            assert.ok(texts[i]!.startsWith(kept) && kept.length < texts[i]!.length, JSON.stringify([texts[i], kept]));
            const { bytes, lines } = leftOut[Number(text.slice(at + 1))]!;
            const rest = texts[i]!.slice(kept.length);
            assert.equal(bytes, Buffer.byteLength(JSON.stringify(rest)) - 2);
            assert.equal(lines, rest.split('\n').length - (rest.endsWith('\n') ? 1 : 0));
            assert.ok(Buffer.byteLength(JSON.stringify(kept)) - 2 <= keep);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is itself where no string is long', () => {
    const line = Buffer.from(JSON.stringify({ a: ['x'.repeat(20), 7, null], b: { c: '"'.repeat(8) } }));
    assert.equal(shortenStrings(line, 20, mark).bytes, line);
  });

  it('is what it was where it is no JSON', () => {
    for (const text of ['"', '{"a":"never ends', '"'.repeat(99), 'x'.repeat(99)]) {
      const { bytes, leftOut } = shortenStrings(Buffer.from(text), 10, mark);
      assert.deepEqual([bytes.toString(), leftOut], [text, []]);
    }
  });

  it('costs one pass: 64 MB of quotes and backslashes are no trap', () => {
    const line = Buffer.from(`{"a":"${'\\"'.repeat(1_000_000)}${'\\\\'.repeat(1_000_000)}"}`);
    const startedMs = performance.now();
    const { leftOut } = shortenStrings(line, 1000, mark);
    assert.equal(leftOut.length, 1);
    assert.ok(performance.now() - startedMs < 5000);
  });
});
