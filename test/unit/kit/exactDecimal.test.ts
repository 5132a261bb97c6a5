import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decimalText, exactDecimal } from '../../../src/core/kit/exactDecimal.ts';

describe('exact decimals', () => {
  it('are the decimals that floats were written as', () => {
    for (const text of ['0', '0.1', '0.0000033', '4', '1234.5', '0.000000000001', '99999999.25'])
      assert.equal(decimalText(exactDecimal(Number(text))).replaceAll(',', ''), text);
    assert.equal(decimalText(exactDecimal(3e-6 * 1.1)), '0.0000033');
    assert.equal(decimalText(exactDecimal(0.1) + exactDecimal(0.2)), '0.3');
  });

  it('are written with separators and as many places as asked for', () => {
    assert.equal(decimalText(exactDecimal(1234567.5), 2), '1,234,567.50');
    assert.equal(decimalText(0n, 2), '0.00');
    assert.equal(decimalText(-exactDecimal(0.25)), '-0.25');
  });

  it('lose nothing over any number of additions', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 200 }), (counts) => {
        const price = exactDecimal(0.000_000_3);
        const added = counts.reduce((sum, count) => sum + price * BigInt(count), 0n);
        const total = counts.reduce((sum, count) => sum + count, 0);
        assert.equal(added, price * BigInt(total));
      }),
    );
  });
});
