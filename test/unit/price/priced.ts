// What one turn comes to, for tests: the way the answers room asks.
import assert from 'node:assert/strict';
import { undated } from '../../../src/core/model/time.ts';
import { totalTokens, noTokens } from '../../../src/core/model/tokens.ts';
import type { TokenCount } from '../../../src/core/model/tokens.ts';
import { costOf } from '../../../src/core/price/cost.ts';
import type { Cost } from '../../../src/core/price/cost.ts';
import { listPricer as makeListPricer } from '../../../src/core/price/listPricer.ts';
import { unpricedClass } from '../../../src/core/price/fixedClasses.ts';
import type { Pricer } from '../../../src/core/price/rates.ts';
import { UsageSum } from '../../../src/core/price/usageSum.ts';

export interface Request extends Partial<TokenCount> {
  readonly model: string;
  readonly flags?: number;
  /** ISO time; absent: undated. */
  readonly at?: string;
  readonly webSearches?: number;
}

export const listPricer = makeListPricer();

export function classOf(request: Request, pricer: Pricer = listPricer): number {
  const at = request.at === undefined ? undated : Date.parse(request.at);
  const context = totalTokens({ ...noTokens, ...request, output: 0 });
  return pricer.forModel(request.model)?.classOf(request.flags ?? 0, context, at) ?? unpricedClass;
}

export const ruleOf = (request: Request, pricer: Pricer = listPricer): string =>
  pricer.classes[classOf(request, pricer)]!.label;

export function priced(request: Request, pricer: Pricer = listPricer): Cost {
  const sum = new UsageSum({ models: [request.model], classes: pricer.classes });
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = { ...noTokens, ...request };
  const searches = request.webSearches ?? 0;
  sum.add(0, classOf(request, pricer), input, output, cacheRead, cacheWrite5m, cacheWrite1h, searches, true);
  return costOf(sum);
}

/** Dollars equal to a decimal worked out by hand, but for the last bits of a double. */
export function assertUsd(cost: Cost, usd: number): void {
  assertNear(cost.usd, usd);
  assert.deepEqual(cost.unpriced, []);
}

export function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
}
