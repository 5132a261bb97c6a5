// What did somebody say that the logs come to, and is it the truth?

import type { Truth } from './trees.ts';

/** A row of truth.json, as far as everybody has it. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

export const tokenKinds = ['input', 'output', 'cacheWrite', 'cacheRead'] as const satisfies (keyof Tokens)[];

/** The verdict on an answer, before any time is compared. */
export interface Verdict {
  /** Equal to the truth, token by token. */
  readonly isRight: boolean;
  /** Of one sentence. */
  readonly says: string;
}

/** A report in ccusage's shape, by day. */
export interface DailyReport {
  readonly daily: readonly {
    readonly date: string;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cacheCreationTokens: number;
    readonly cacheReadTokens: number;
    readonly totalCost: number;
  }[];
}

/** Day by day: two errors that cancel out are two errors. Nothing but tokens without a price may be free. */
export function judgeDays(json: string, truth: Truth): Verdict {
  const { daily } = JSON.parse(json) as DailyReport;
  const said = new Map(
    daily.map((row) => [
      row.date,
      {
        input: row.inputTokens,
        output: row.outputTokens,
        cacheWrite: row.cacheCreationTokens,
        cacheRead: row.cacheReadTokens,
      },
    ]),
  );
  const days = [...new Set([...said.keys(), ...Object.keys(truth.byDay)])];
  const wrong = days.filter((day) => !isSame(said.get(day) ?? noTokens, truth.byDay[day] ?? noTokens));
  const isPriced = daily.reduce((sum, row) => sum + row.totalCost, 0) > 0;
  if (wrong.length === 0 && isPriced) return { isRight: true, says: 'equal to the truth, every day' };
  return {
    isRight: false,
    says: isPriced ? `${wrong.length} days differ: ${wrong.slice(0, 3).join(', ')}` : 'no prices',
  };
}

export function judgeTotal(said: Tokens, { total }: Truth): Verdict {
  if (isSame(said, total)) return { isRight: true, says: 'equal to the truth' };
  return { isRight: false, says: tokenKinds.flatMap((kind) => differenceOf(kind, said, total)).join(', ') };
}

export function totalOf({ daily }: DailyReport): Tokens {
  const sum = { ...noTokens };
  for (const row of daily) {
    sum.input += row.inputTokens;
    sum.output += row.outputTokens;
    sum.cacheWrite += row.cacheCreationTokens;
    sum.cacheRead += row.cacheReadTokens;
  }
  return sum;
}

const noTokens: Tokens = { input: 0, output: 0, cacheWrite: 0, cacheRead: 0 };

const isSame = (a: Tokens, b: Tokens): boolean => tokenKinds.every((kind) => a[kind] === b[kind]);

function differenceOf(kind: keyof Tokens, said: Tokens, truth: Tokens): string[] {
  const difference = said[kind] - truth[kind];
  if (difference === 0) return [];
  const percent = (100 * difference) / truth[kind];
  const size =
    Math.abs(percent) < 1000 ? `${percent.toPrecision(2)} %` : `× ${(said[kind] / truth[kind]).toPrecision(2)}`;
  return [`${kind} ${difference > 0 && !size.startsWith('×') ? '+' : ''}${size}`];
}
