// What does the price list say, as data? Types of rateCard.json (LiteLLM's field names) and how a second list is laid
// over it. No rule of billing is applied here.

/** USD per token; `null` says: has no such price. */
type Price = number | null;

export type PriceField =
  | 'input_cost_per_token'
  | 'output_cost_per_token'
  | 'cache_read_input_token_cost'
  | 'cache_creation_input_token_cost'
  | 'cache_creation_input_token_cost_above_1hr';

export type PriceFields = { readonly [Field in PriceField]?: Price };
type PriceFieldsAbove200k = { readonly [Field in `${PriceField}_above_200k_tokens`]?: Price };

/** Prices of the whole request once its context is larger than `threshold` tokens; a kind not named has no price there. */
export interface LongContextFields extends PriceFields {
  readonly threshold: number;
}

/** What differed before the day `until` began (UTC). */
export interface PastFields extends PriceFields, PriceFieldsAbove200k {
  readonly until: string;
  readonly _long_context?: LongContextFields | null;
}

/** One model's line. Fields of LiteLLM that we do not read may be there too. */
export interface RateFields extends PriceFields, PriceFieldsAbove200k {
  readonly litellm_provider?: string;
  readonly max_input_tokens?: number;
  readonly provider_specific_entry?: { readonly fast?: number; readonly us?: number } | null;
  readonly search_context_cost_per_query?: { readonly search_context_size_medium?: number } | null;
  readonly _long_context?: LongContextFields | null;
  readonly _price_history?: readonly PastFields[] | null;
  /** Another id of the card whose fields hold wherever this line has none. */
  readonly _alias_of?: string;
  readonly _derived?: readonly string[];
  readonly _unverified?: boolean;
  readonly _source?: string;
}

export interface RateRules {
  /** Factor on tokens. */
  readonly batch: number;
  readonly priority: number;
  readonly inference_geo_us: number;
  readonly web_search_usd_per_request: number;
}

export interface RateCardJson {
  /** Day the prices were put together. */
  readonly generated: string;
  /** Name used in `_source` → where it comes from. */
  readonly sources: Readonly<Record<string, string>>;
  readonly rules: RateRules;
  readonly models: Readonly<Record<string, RateFields>>;
}

/** The same shape with everything optional: a setting of the user's, or a newer table. */
export interface RateCardOverrides {
  readonly rules?: Partial<RateRules>;
  readonly models?: Readonly<Record<string, RateFields>>;
}

/** A model's line under the name the card spells it with. */
export interface NamedRates {
  readonly priceId: string;
  readonly fields: RateFields;
}

/**
 * All lines by lower-case id. An override wins field by field, so that a table that knows less takes nothing away;
 * `null` takes a price away. An `_alias_of` is followed once.
 */
export function readModels(card: RateCardJson, overrides: RateCardOverrides): ReadonlyMap<string, NamedRates> {
  const models = new Map<string, NamedRates>();
  for (const [name, fields] of [...Object.entries(card.models), ...Object.entries(overrides.models ?? {})]) {
    const known = models.get(name.toLowerCase());
    models.set(name.toLowerCase(), { priceId: known?.priceId ?? name, fields: { ...known?.fields, ...fields } });
  }
  const own = new Map(models);
  for (const [key, { priceId, fields }] of own) {
    const target = typeof fields._alias_of === 'string' ? own.get(fields._alias_of.toLowerCase()) : undefined;
    if (target !== undefined) models.set(key, { priceId, fields: { ...target.fields, ...fields } });
  }
  return models;
}
