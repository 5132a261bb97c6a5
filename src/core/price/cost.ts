// What did it cost? Multiplies a sum once per class, in a fixed order, so that the order of reading changes no digit.
// What has no price is reported in tokens, never as $0. Nothing is rounded here.
import type { TokenCount } from '../model/tokens.ts';
import { addTokens, noTokens, totalTokens } from '../model/tokens.ts';
import { loggedClass, unloggedClass } from './fixedClasses.ts';
import type { UsageCell, UsageSum } from './usageSum.ts';
import { nanoPerUsd } from './usageSum.ts';

/** Dollars at list prices or as logged, whichever the sum was made for, and what is missing in them. */
export interface Cost {
  readonly usd: number;
  /** One entry per model, by name. `tokens` may be 0 where only web searches have no price. */
  readonly unpriced: readonly UnpricedTokens[];
}

export interface UnpricedTokens {
  /** As logs name it. */
  readonly model: string;
  readonly tokens: number;
}

/** What the log itself says that turns cost, whether or not the sum counts them so. */
export interface LoggedCost {
  readonly usd: number;
  /** Turns with a logged cost. */
  readonly turns: number;
  /** Turns that count as $0 because the log names no cost for them, and their tokens. */
  readonly unloggedTurns: number;
  readonly unloggedTokens: number;
}

/** All of one model. */
export interface ModelUsage {
  /** As logs name it. */
  readonly model: string;
  readonly tokens: TokenCount;
  readonly webSearches: number;
  readonly turns: number;
  /** Turns whose output is only a floor. */
  readonly incompleteTurns: number;
  readonly cost: Cost;
}

/** (input·Pi + output·Po + write5m·P5 + write1h·P1h + read·Pr) + searches·Ps + logged over all classes; factors are in the prices. */
export function costOf(sum: UsageSum): Cost {
  return costOfCells(sum.cells());
}

export function loggedCostOf(sum: UsageSum): LoggedCost {
  let [nanoUsd, turns, unloggedTurns, unloggedTokens] = [0, 0, 0, 0];
  for (const cell of sum.cells()) {
    nanoUsd += cell.loggedNanoUsd;
    turns += cell.loggedTurns;
    if (cell.rate.id !== unloggedClass) continue;
    unloggedTurns += cell.turns;
    unloggedTokens += totalTokens(cell.tokens);
  }
  return { usd: nanoUsd / nanoPerUsd, turns, unloggedTurns, unloggedTokens };
}

/** One row per model, by name. */
export function sumByModel(sum: UsageSum): ModelUsage[] {
  const cellsOf = new Map<string, UsageCell[]>();
  for (const cell of sum.cells()) {
    const cells = cellsOf.get(cell.model);
    if (cells === undefined) cellsOf.set(cell.model, [cell]);
    else cells.push(cell);
  }
  return Array.from(cellsOf, ([model, cells]) => ({ model, ...usageOfCells(cells), cost: costOfCells(cells) }));
}

/** Everything in a sum, prices left out. */
export function usageOf(sum: UsageSum): Omit<ModelUsage, 'model' | 'cost'> {
  return usageOfCells(sum.cells());
}

function usageOfCells(cells: readonly UsageCell[]): Omit<ModelUsage, 'model' | 'cost'> {
  let tokens = noTokens;
  let webSearches = 0;
  let turns = 0;
  let incompleteTurns = 0;
  for (const cell of cells) {
    tokens = addTokens(tokens, cell.tokens);
    webSearches += cell.webSearches;
    turns += cell.turns;
    incompleteTurns += cell.incompleteTurns;
  }
  return { tokens, webSearches, turns, incompleteTurns };
}

function costOfCells(cells: readonly UsageCell[]): Cost {
  let usd = 0;
  const unpriced = new Map<string, number>();
  for (const { model, rate, tokens, webSearches, loggedNanoUsd } of cells) {
    let missing = 0;
    for (const kind of tokenKinds) {
      const price = rate.usdPerToken[kind];
      if (price === undefined) missing += tokens[kind];
      else usd += tokens[kind] * price;
    }
    if (rate.usdPerWebSearch !== undefined) usd += webSearches * rate.usdPerWebSearch;
    if (rate.id === loggedClass) usd += loggedNanoUsd / nanoPerUsd;
    const isMissing = missing > 0 || (rate.usdPerWebSearch === undefined && webSearches > 0);
    if (isMissing) unpriced.set(model, (unpriced.get(model) ?? 0) + missing);
  }
  return { usd, unpriced: Array.from(unpriced, ([model, tokens]) => ({ model, tokens })) };
}

const tokenKinds = Object.keys(noTokens) as readonly (keyof TokenCount)[];
