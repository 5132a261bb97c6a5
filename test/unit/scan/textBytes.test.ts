import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standsIn } from '../../../src/core/scan/textBytes.ts';

const line = (text: string): Buffer => Buffer.from(JSON.stringify({ type: 'user', message: { content: text } }));

/** As some writers escape: every character that is not ASCII. */
const escaped = (text: string): Buffer =>
  Buffer.from(
    JSON.stringify({ text }).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );

describe('a text in the bytes of a line', () => {
  it('is found wherever it stands, raw or escaped, in either case', () => {
    const unit = fc.constantFrom(...Array.from('aZ9 -"\\/\n.*[(^$é'), 'É', 'ß', '漢', 'я', 'Я', '😀', '\u2028');
    const text = fc.string({ unit, minLength: 1, maxLength: 12 });
    const around = fc.string({ unit, maxLength: 12 });
    fc.assert(
      fc.property(around, text, around, (before, needle, after) => {
        for (const written of [needle, needle.toLowerCase(), needle.toUpperCase()]) {
          // Some letters change into two, which no longer are the text.
          if (written.length !== needle.length || written.toLowerCase() !== needle.toLowerCase()) continue;
          assert.ok(standsIn(needle)(line(before + written + after)), JSON.stringify([before, needle, written, after]));
          assert.ok(
            standsIn(needle)(escaped(before + written + after)),
            JSON.stringify([before, needle, written, after]),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is not found where it is not', () => {
    const has = standsIn('invoice.ts');
    assert.equal(has(line('invoiceXts')), false);
    assert.equal(has(line('Invoice.TS')), true);
    assert.equal(standsIn('a b')(line('a-b')), false);
  });

  it('is found at every place of a long line, where it is read in slices', () => {
    for (const at of [0, 56 * 1024 - 20, 56 * 1024 - 3, 56 * 1024, 200_000, 3_000_000]) {
      const text = `${'x'.repeat(at)}needle${'y'.repeat(100_000)}`;
      assert.ok(standsIn('Needle')(line(text)), String(at));
      assert.equal(standsIn('noodle')(line(text)), false);
    }
  });

  it('may be any text: none of it is read as a pattern, and half a character is none', () => {
    assert.ok(standsIn('(a+)+$')(line('(a+)+$')));
    assert.equal(standsIn('.*')(line('abc')), false);
    assert.equal(standsIn('\ud83d')(line('abc')), false);
  });
});
