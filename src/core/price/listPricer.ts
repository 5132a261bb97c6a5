// The prices that ship with the extension (rateCard.json, made by scripts/makeRateCard.mjs; sources and doubts in PRICING.md).
import type { RateCardJson, RateCardOverrides } from './rateCard.ts';
import rateCard from './rateCard.json' with { type: 'json' };
import { createPricer } from './rates.ts';
import type { Pricer } from './rates.ts';

export const listPrices: RateCardJson = rateCard;

/** Prices by our list, or by the overrides where they say something. */
export function listPricer(overrides?: RateCardOverrides): Pricer {
  return createPricer(listPrices, overrides);
}
