// What does a token of this turn cost? Asked for every turn of every question, so the answer is a small integer: the
// class of the turn. Adding up and multiplying is the business of usageSum.ts and cost.ts.
import type { EpochMs } from '../model/time.ts';
import type { TurnFlags } from '../model/turn.ts';
import { priceFlags, syntheticModel, turnFlag } from '../model/turn.ts';
import { fixedClasses, unbilledClass } from './fixedClasses.ts';
import { findPriceId } from './modelId.ts';
import type { PriceIdMatch } from './modelId.ts';
import { readModels } from './rateCard.ts';
import type { NamedRates, RateCardJson, RateCardOverrides } from './rateCard.ts';
import { applyRules, readFactors } from './rateClass.ts';
import type { RateClass, RateFactors } from './rateClass.ts';
import { hasPrices, readPeriods, readPrice } from './rateTiers.ts';
import type { RatePeriod } from './rateTiers.ts';

export interface Pricer {
  /** When the card was made, and whether all of it is the card's: names it in what is written down with its prices. */
  readonly cardId: string;
  /** Grows as new circumstances are met; an index once given stays. */
  readonly classes: readonly RateClass[];
  /** Prices of a model as logs name it; undefined: unpriced, its turns are of class `unpricedClass`. Remembered. */
  forModel(logId: string): ModelPricing | undefined;
}

export interface ModelPricing {
  /** As the card spells it. */
  readonly priceId: string;
  readonly source: string | undefined;
  /** The card itself doubts this price. */
  readonly isUnverified: boolean;
  /**
   * Index into `Pricer.classes`. `flags`: bits of `turnFlag`; `contextTokens`: input + cache read + cache writes of the
   * request; `at`: `undated` takes today's price. Allocates only when a combination is met for the first time.
   */
  classOf(flags: TurnFlags, contextTokens: number, at: EpochMs): number;
}

/** Prices by the card, or by the overrides where they say something (field by field). */
export function createPricer(card: RateCardJson, overrides: RateCardOverrides = {}): Pricer {
  const models = readModels(card, overrides);
  const rules = { ...card.rules, ...overrides.rules };
  const book = new ClassBook();
  const known = new Map<string, ModelPricing | undefined>();
  known.set(syntheticModel, {
    priceId: syntheticModel,
    source: undefined,
    isUnverified: false,
    classOf: () => unbilledClass,
  });

  const isPriced = (id: string): boolean => {
    const named = models.get(id);
    return named !== undefined && hasPrices(named.fields);
  };
  const price = (logId: string): ModelPricing | undefined => {
    const match = findPriceId(logId, isPriced);
    const named = match === undefined ? undefined : models.get(match.priceId);
    if (match === undefined || named === undefined) return undefined;
    const factors = readFactors(match, named.fields, rules);
    if (match.isFast && factors.fast === undefined) return undefined;
    const search = readPrice(named.fields.search_context_cost_per_query?.search_context_size_medium);
    return new CardPricing(book, named, match, factors, search ?? rules.web_search_usd_per_request);
  };

  const isOverridden = Object.keys(overrides.models ?? {}).length > 0;
  return {
    cardId: isOverridden ? `${card.generated} with own prices` : card.generated,
    classes: book.classes,
    forModel(logId) {
      if (!known.has(logId)) known.set(logId, price(logId));
      return known.get(logId);
    },
  };
}

/** All classes met so far; two names of one model share theirs. */
class ClassBook {
  readonly classes: RateClass[] = [...fixedClasses];
  readonly #ids = new Map<string, number>();

  idOf(rate: Omit<RateClass, 'id'>): number {
    const name = `${rate.priceId}\n${rate.label}`;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.classes.length;
    this.classes.push({ id, ...rate });
    this.#ids.set(name, id);
    return id;
  }
}

/** Slots per period: short and long context, each with every combination of price flags. */
const slotsPerLength = priceFlags + 1;

class CardPricing implements ModelPricing {
  readonly priceId: string;
  readonly source: string | undefined;
  readonly isUnverified: boolean;
  readonly #book: ClassBook;
  readonly #factors: RateFactors;
  readonly #isFastByName: boolean;
  readonly #usdPerWebSearch: number;
  readonly #periods: readonly RatePeriod[];
  readonly #untils: Float64Array;
  readonly #thresholds: Float64Array;
  /** Slot → class id + 1; zero: not met yet. */
  readonly #met: Uint32Array;

  constructor(book: ClassBook, named: NamedRates, match: PriceIdMatch, factors: RateFactors, usdPerWebSearch: number) {
    this.priceId = named.priceId;
    this.source = named.fields._source;
    this.isUnverified = named.fields._unverified === true;
    this.#book = book;
    this.#factors = factors;
    this.#isFastByName = match.isFast;
    this.#usdPerWebSearch = usdPerWebSearch;
    this.#periods = readPeriods(named.fields);
    this.#untils = Float64Array.from(this.#periods, (period) => period.until);
    this.#thresholds = Float64Array.from(this.#periods, (period) => period.threshold);
    this.#met = new Uint32Array(this.#periods.length * 2 * slotsPerLength);
  }

  classOf(flags: TurnFlags, contextTokens: number, at: EpochMs): number {
    const last = this.#untils.length - 1;
    let period = 0;
    while (period < last && !(at < this.#untils[period]!)) period++;
    const isLong = contextTokens > this.#thresholds[period]!;
    const slot = (period * 2 + (isLong ? 1 : 0)) * slotsPerLength + (flags & priceFlags);
    const met = this.#met[slot]!;
    return met === 0 ? this.#meet(slot, period, isLong, flags) : met - 1;
  }

  #meet(slot: number, period: number, isLong: boolean, flags: TurnFlags): number {
    const applied = applyRules(this.#periods[period]!, this.#factors, {
      isLong,
      isFast: this.#isFastByName || (flags & turnFlag.fast) !== 0,
      isGeoUs: (flags & turnFlag.geoUs) !== 0,
      isBatch: (flags & turnFlag.batch) !== 0,
      isPriority: (flags & turnFlag.priority) !== 0,
    });
    const id = this.#book.idOf({ priceId: this.priceId, ...applied, usdPerWebSearch: this.#usdPerWebSearch });
    this.#met[slot] = id + 1;
    return id;
  }
}
