/**
 * Decimal fractions that add up without rounding: whole numbers of 10⁻²⁴. Prices are written in decimal and read into floats;
 * here they are taken back to the decimal they were written as, so that a sum can be checked to its last digit.
 */
export type ExactDecimal = bigint;

const digits = 24;
const one = 10n ** BigInt(digits);

/** The shortest decimal within the float's own precision: 0.1 is a tenth, and 3e-6 × 1.1 is 0.0000033. */
export function exactDecimal(value: number): ExactDecimal {
  const [mantissa, exponent] = value.toExponential(14).split('e');
  const [whole, fraction = ''] = mantissa!.split('.');
  const shift = digits + Number(exponent) - fraction.length;
  const units = BigInt(`${whole}${fraction}`);
  return shift >= 0 ? units * 10n ** BigInt(shift) : units / 10n ** BigInt(-shift);
}

/** `0.02248`, with at least `leastPlaces` places behind the point and no other zeros at the end. */
export function decimalText(value: ExactDecimal, leastPlaces = 0): string {
  const sign = value < 0n ? '-' : '';
  const units = value < 0n ? -value : value;
  const fraction = (units % one).toString().padStart(digits, '0').replace(/0+$/, '').padEnd(leastPlaces, '0');
  const whole = (units / one).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
