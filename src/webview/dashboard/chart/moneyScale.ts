import type { LabelForm } from '../../../core/answers/labelForm.ts';

/** The money axis: where its lines are, how high it goes, and how its lines are called. Only lines are rounded, no figure. */
export interface MoneyScale {
  /** Never zero. */
  readonly top: number;
  /** Above the base line, lowest first; the last is the top. None when nothing was spent. */
  readonly lines: readonly MoneyLine[];
}

export interface MoneyLine {
  readonly usd: number;
  readonly label: string;
}

const mostLines = 3;
const roundSteps = [1, 2, 2.5, 5, 10];

/** The closest round steps that reach the highest value in at most three lines. */
export function moneyScale(highestUsd: number, form: LabelForm): MoneyScale {
  if (!(highestUsd > 0)) return { top: 1, lines: [] };
  // Steps are round in the money that people read.
  const highest = highestUsd * form.ratePerUsd;
  const magnitude = 10 ** Math.floor(Math.log10(highest / mostLines));
  // What is only a rounding error above a line is on it.
  const steps = roundSteps.map((step) => step * magnitude);
  const step = steps.find((each) => highest / each <= mostLines + 1e-9) ?? magnitude * 10;
  const count = Math.ceil(highest / step - 1e-9);
  const label = lineLabel(form, step, step * count);
  const lines = Array.from({ length: count }, (_, i) => {
    const amount = step * (i + 1);
    return { usd: amount / form.ratePerUsd, label: label(amount) };
  });
  return { top: (step * count) / form.ratePerUsd, lines };
}

/** `$10`, `$0.50`, `$7.50`, `$2,500`, `$20K`: all lines of an axis in one form. */
function lineLabel({ locale, currency }: LabelForm, step: number, top: number): (amount: number) => string {
  const isCompact = top >= 10_000;
  const decimals = isCompact ? 0 : decimalsOf(step);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: currency === 'USD' ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: isCompact ? 1 : decimals,
    ...(isCompact && { notation: 'compact' }),
  });
  return (amount) => format.format(amount);
}

/** None for whole dollars, else cents at least: `$0.50`, not `$0.5`. */
function decimalsOf(step: number): number {
  const needed = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((decimals) => isWhole(step * 10 ** decimals)) ?? 8;
  return needed === 0 ? 0 : Math.max(2, needed);
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6 && Math.round(value) > 0;
