// Every way in which ccusage's dollars for the same tokens differ from ours, in the order in which they are switched on.

import { undated } from '../../src/core/model/time.ts';
import { turnFlag } from '../../src/core/model/turn.ts';
import { listPricer } from '../../src/core/price/listPricer.ts';
import type { Turn } from './picture.ts';
import type { Rule } from './rules.ts';
import type { TheirPrices, Tokens } from './theirPrices.ts';
import { kinds, longUsd, theirUsd } from './theirPrices.ts';

export const priceRules = [
  { name: 'web searches free', why: 'web searches are not priced; they are 10 USD per 1,000' },
  {
    name: 'no inference_geo',
    why: 'inference_geo "us" costs nothing extra; it is 1.1 times the token prices from Opus 4.6 on',
  },
  { name: 'batch at list price', why: 'service_tier "batch" costs as much as standard; it is half' },
  { name: 'prices of today', why: 'a price that has changed since holds for the past too; we price by date' },
  {
    name: 'long context by kind',
    why: 'each kind of token beyond its own first 200,000 costs more, for Sonnet 4 and 4.5; the whole request does, by its whole context (Haiku 5.5 from 100,000)',
  },
  { name: 'fast factor', why: 'fast mode multiplies by another factor (none does today)' },
  {
    name: 'unpriced at ccusage',
    why: 'a model that it does not know costs $0 without a word in JSON; most of them are newer than its list',
  },
  {
    name: 'unpriced with us',
    why: 'a model that it guesses from a part of its name, or fast mode where a model has none, has a cost; with us it is listed as unpriced',
  },
  { name: 'other list price', why: 'its list, or a model it takes this one for, has another price' },
] as const satisfies readonly Rule[];

type PriceRuleName = (typeof priceRules)[number]['name'];

/** Dollars of a turn with the named rules at ccusage's way; with none of them, ours. */
export function usdOf(turn: Turn, ways: ReadonlySet<string>, prices: TheirPrices): number {
  const isOn = (name: PriceRuleName): boolean => ways.has(name);
  const { model, speed } = turn;
  const theirs = theirUsd(prices, model, speed, tokensOf(turn));
  if (isOn('other list price')) return theirs;
  const isTheirs = isPricedThere(turn, prices);
  if (isOn('unpriced at ccusage') && !isTheirs) return 0;
  if (isOn('unpriced with us') && !isPricedHere(turn)) return theirs;
  if (isOn('fast factor') && speed === 'fast' && isTheirs && isPricedHere(turn)) return theirs;
  const isMarginal = isOn('long context by kind');
  const ours = ourUsd(turn, {
    webSearches: isOn('web searches free') ? 0 : turn.webSearches,
    at: isOn('prices of today') ? undated : (turn.at ?? undated),
    contextTokens: isMarginal ? 0 : turn.input + turn.cacheRead + turn.cacheWrite,
    flags:
      (speed === 'fast' ? turnFlag.fast : 0) |
      (turn.geo === 'us' && !isOn('no inference_geo') ? turnFlag.geoUs : 0) |
      (turn.tier === 'batch' && !isOn('batch at list price') ? turnFlag.batch : 0) |
      (turn.tier === 'priority' ? turnFlag.priority : 0),
  });
  return isMarginal ? ours + longUsd(prices, model, speed, tokensOf(turn)) : ours;
}

const pricer = listPricer();

interface Circumstances {
  readonly webSearches: number;
  readonly at: number;
  readonly contextTokens: number;
  readonly flags: number;
}

function ourUsd(turn: Turn, { webSearches, at, contextTokens, flags }: Circumstances): number {
  const pricing = pricer.forModel(turn.model);
  const rate = pricing === undefined ? undefined : pricer.classes[pricing.classOf(flags, contextTokens, at)];
  if (rate === undefined) return 0;
  const tokens = tokensOf(turn);
  const usd = kinds.reduce((sum, kind) => sum + tokens[kind] * (rate.usdPerToken[kind] ?? 0), 0);
  return usd + webSearches * (rate.usdPerWebSearch ?? 0);
}

function isPricedHere(turn: Turn): boolean {
  const flags = turn.speed === 'fast' ? turnFlag.fast : 0;
  const pricing = pricer.forModel(turn.model);
  const rate = pricing === undefined ? undefined : pricer.classes[pricing.classOf(flags, 0, undated)];
  return rate !== undefined && kinds.some((kind) => rate.usdPerToken[kind] !== undefined);
}

function isPricedThere({ model, speed }: Turn, prices: TheirPrices): boolean {
  const known = prices(model, speed);
  return known !== undefined && kinds.some((kind) => known[kind].usd > 0);
}

export function tokensOf(turn: Pick<Turn, 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'cacheWrite1h'>): Tokens {
  const { input, output, cacheRead, cacheWrite, cacheWrite1h } = turn;
  return { input, output, cacheRead, cacheWrite5m: cacheWrite - cacheWrite1h, cacheWrite1h };
}
