// Tokens and dollars of one day, session or rule, as both programs have them.

import type { RowFigures } from './ccusage.ts';
import type { Report } from './lineRules.ts';

export interface Figures {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
  readonly usd: number;
}

export const nothing: Figures = { input: 0, output: 0, cacheWrite: 0, cacheRead: 0, usd: 0 };

export const counters = ['input', 'output', 'cacheWrite', 'cacheRead'] as const;

export function plus(a: Figures, b: Figures, sign: 1 | -1 = 1): Figures {
  return {
    input: a.input + sign * b.input,
    output: a.output + sign * b.output,
    cacheWrite: a.cacheWrite + sign * b.cacheWrite,
    cacheRead: a.cacheRead + sign * b.cacheRead,
    usd: a.usd + sign * b.usd,
  };
}

export const sumOf = (all: Iterable<Figures>): Figures => [...all].reduce((a, b) => plus(a, b), nothing);

export const hasTokens = (figures: Figures): boolean => counters.some((name) => figures[name] !== 0);

/** A millionth of a dollar is far more than adding up in another order makes, and far less than a token of any model. */
export const hasUsd = ({ usd }: Figures): boolean => Math.abs(usd) > 1e-6;

export const isSomething = (figures: Figures): boolean => hasTokens(figures) || hasUsd(figures);

export type ByUnit = ReadonlyMap<string, Figures>;

/** Sums by day or session. */
export function sumBy<Item>(
  items: Iterable<Item>,
  unitOf: (item: Item) => string,
  of: (item: Item) => Figures,
): ByUnit {
  const sums = new Map<string, Figures>();
  for (const item of items) sums.set(unitOf(item), plus(sums.get(unitOf(item)) ?? nothing, of(item)));
  return sums;
}

/** Units with anything in either; what they differ by. */
export function difference(from: ByUnit, to: ByUnit): ByUnit {
  const units = new Set([...from.keys(), ...to.keys()]);
  const all = [...units].map((unit) => [unit, plus(to.get(unit) ?? nothing, from.get(unit) ?? nothing, -1)] as const);
  return new Map(all.filter(([, figures]) => isSomething(figures)));
}

export function figuresOf(rows: readonly RowFigures[], report: Report): ByUnit {
  return sumBy(
    rows,
    (row) => (report === 'daily' ? (row.date ?? '') : `${row.projectPath ?? ''}/${row.sessionId ?? ''}`),
    (row) => ({
      input: row.inputTokens,
      output: row.outputTokens,
      cacheWrite: row.cacheCreationTokens,
      cacheRead: row.cacheReadTokens,
      usd: row.totalCost,
    }),
  );
}
