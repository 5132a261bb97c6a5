// What does a line of the price list come to? Dated periods, each with one list price and perhaps one long-context price.
// Prices that are not written down stay undefined: none is ever derived from another.
import type { EpochMs } from '../model/time.ts';
import { undated } from '../model/time.ts';
import type { TokenCount } from '../model/tokens.ts';
import type { LongContextFields, PriceFields, RateFields } from './rateCard.ts';

/** USD per token of each kind; undefined: the list has no price for that kind. */
export type TokenRates = { readonly [Kind in keyof TokenCount]: number | undefined };

export const noRates: TokenRates = {
  input: undefined,
  output: undefined,
  cacheRead: undefined,
  cacheWrite5m: undefined,
  cacheWrite1h: undefined,
};

export const zeroRates: TokenRates = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

/** Prices that held until (exclusive) some day; those of today hold until forever, and for turns without a date. */
export interface RatePeriod {
  readonly until: EpochMs;
  /** The day as the card has it; undefined for today's prices. */
  readonly untilDay: string | undefined;
  readonly list: TokenRates;
  /** A context of more tokens than this puts the whole request, output included, at `long`. Infinity: flat. */
  readonly threshold: number;
  readonly long: TokenRates;
}

/** The periods of one line, oldest first, today's last. */
export function readPeriods(fields: RateFields): readonly RatePeriod[] {
  const past = (fields._price_history ?? [])
    .map((patch) => makePeriod({ ...fields, ...patch }, Date.parse(patch.until), patch.until))
    .filter((period) => Number.isFinite(period.until))
    .sort((a, b) => a.until - b.until);
  return [...past, makePeriod(fields, undated, undefined)];
}

/** Does the line price anything at all? */
export function hasPrices(fields: RateFields): boolean {
  return Object.values(readRates(fields)).some((rate) => rate !== undefined);
}

/** A usable price or factor: finite and not negative. Tables and settings are not ours, so the type is not believed. */
export function readPrice(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function makePeriod(fields: RateFields, until: EpochMs, untilDay: string | undefined): RatePeriod {
  const long = fields._long_context ?? above200k(fields);
  const threshold = readPrice(long?.threshold) ?? Number.POSITIVE_INFINITY;
  return { until, untilDay, list: readRates(fields), threshold, long: long === undefined ? noRates : readRates(long) };
}

/** LiteLLM's own way to say it; billed by Anthropic on the whole request (PRICING.md "Long context"). */
function above200k(fields: RateFields): LongContextFields | undefined {
  if (readPrice(fields.input_cost_per_token_above_200k_tokens) === undefined) return undefined;
  return {
    threshold: 200_000,
    input_cost_per_token: fields.input_cost_per_token_above_200k_tokens ?? null,
    output_cost_per_token: fields.output_cost_per_token_above_200k_tokens ?? null,
    cache_read_input_token_cost: fields.cache_read_input_token_cost_above_200k_tokens ?? null,
    cache_creation_input_token_cost: fields.cache_creation_input_token_cost_above_200k_tokens ?? null,
    cache_creation_input_token_cost_above_1hr:
      fields.cache_creation_input_token_cost_above_1hr_above_200k_tokens ?? null,
  };
}

function readRates(fields: PriceFields): TokenRates {
  return {
    input: readPrice(fields.input_cost_per_token),
    output: readPrice(fields.output_cost_per_token),
    cacheRead: readPrice(fields.cache_read_input_token_cost),
    cacheWrite5m: readPrice(fields.cache_creation_input_token_cost),
    cacheWrite1h: readPrice(fields.cache_creation_input_token_cost_above_1hr),
  };
}
