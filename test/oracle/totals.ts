// What do turns come to, together and by any name? Adds integers, prices nothing.

import type { OracleTurn } from './ledger.ts';

export interface Totals {
  turns: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  webSearches: number;
}

export function sumOf(turns: readonly OracleTurn[]): Totals {
  const sum = nothing();
  for (const turn of turns) add(sum, turn);
  return sum;
}

/** In the order of the names, so that two results can be compared as text. */
export function sumBy(turns: readonly OracleTurn[], nameOf: (turn: OracleTurn) => string): Record<string, Totals> {
  const sums = new Map<string, Totals>();
  for (const turn of turns) {
    const name = nameOf(turn);
    const sum = sums.get(name) ?? nothing();
    sums.set(name, sum);
    add(sum, turn);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function sumByDay(turns: readonly OracleTurn[], zone: string): Record<string, Totals> {
  // Canadian English writes a date as yyyy-mm-dd.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return sumBy(turns, (turn) => (turn.at === undefined ? 'undated' : format.format(turn.at)));
}

function nothing(): Totals {
  return {
    turns: 0,
    input: 0,
    output: 0,
    cacheRead: 0,
    cacheWrite: 0,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    webSearches: 0,
  };
}

function add(sum: Totals, turn: OracleTurn): void {
  sum.turns++;
  sum.input += turn.input;
  sum.output += turn.output;
  sum.cacheRead += turn.cacheRead;
  sum.cacheWrite += turn.cacheWrite;
  sum.cacheWrite5m += turn.cacheWrite5m;
  sum.cacheWrite1h += turn.cacheWrite1h;
  sum.webSearches += turn.webSearches;
}
