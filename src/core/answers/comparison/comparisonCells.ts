import { costPhrase } from '../costLabels.ts';
import type { Labels } from '../labels.ts';
import type { Spending } from '../spending.ts';
import type { ComparedSession } from './comparedSession.ts';
import type { ComparisonRow } from './comparison.ts';

/** Stands for nothing. */
export const none = '–';

export function texts(
  label: string,
  all: readonly ComparedSession[],
  text: (each: ComparedSession) => string,
): ComparisonRow {
  return { label, cells: all.map((each) => text(each) || none), change: '' };
}

export function figures(
  labels: Labels,
  label: string,
  all: readonly ComparedSession[],
  value: (each: ComparedSession) => number,
  text: (value: number) => string,
): ComparisonRow {
  const values = all.map(value);
  return { label, cells: values.map((each) => (each === 0 ? none : text(each))), change: changeLabel(labels, values) };
}

/** What is partly unpriced cannot be set against anything. */
export function costRow(
  labels: Labels,
  label: string,
  all: readonly ComparedSession[],
  spendingOf: (each: ComparedSession) => Spending | undefined,
): ComparisonRow {
  const spendings = all.map(spendingOf);
  const isWhole = spendings.every((spending) => (spending?.cost.unpriced.length ?? 0) === 0);
  return {
    label,
    cells: spendings.map((spending) => (spending && costPhrase(labels, spending)) || none),
    change: isWhole
      ? changeLabel(
          labels,
          spendings.map((spending) => spending?.cost.usd ?? 0),
        )
      : '',
  };
}

/** `▲ 12 %`: what the second of two is more or less than the first. */
export function changeLabel(labels: Labels, values: readonly number[]): string {
  const [first = 0, second = 0] = values;
  if (values.length !== 2 || first === second || first === 0) return '';
  return labels.change(first, second);
}
