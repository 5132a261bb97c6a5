// Prices that others wrote (a setting, a file, a download): what of them can be used, and what is wrong with the rest.
import type { RateFields } from './rateCard.ts';

/** Lines by model id, free of all that is no price; one sentence for each thing that was left out. */
export interface RateLines {
  readonly models: Readonly<Record<string, RateFields>>;
  readonly complaints: readonly string[];
}

/** More than this per token is not a price, but one per thousand or per million tokens. */
export const absurdUsdPerToken = 0.01;

/** `{"model id": {"input_cost_per_token": 5e-6, …}, …}`: LiteLLM's shape, and that of our own price list. */
export function readRateLines(value: unknown): RateLines {
  if (!isObject(value)) return { models: {}, complaints: ['not an object of model ids'] };
  const complaints: string[] = [];
  const lines = Object.entries(value).map(([id, line]): readonly [string, RateFields] => [
    id,
    readFields(line, fieldReaders, `${id}: `, complaints) as RateFields,
  ]);
  // A line of which nothing is left is no line. Built from entries, so that `__proto__` is a name like any other.
  return { models: Object.fromEntries(lines.filter(([, fields]) => Object.keys(fields).length > 0)), complaints };
}

/** What a field holds if it is usable, else what it should have been. */
type Reader = (value: unknown, complaints: string[], place: string) => unknown;
type Readers = Readonly<Record<string, Reader>>;

class Unusable {
  readonly wanted: string;
  constructor(wanted: string) {
    this.wanted = wanted;
  }
}

function readFields(value: unknown, readers: Readers, place: string, complaints: string[]): object {
  if (!isObject(value)) {
    complaints.push(`${place}${shown(value)} is not an object of prices`);
    return {};
  }
  const fields: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (read === undefined) {
      // LiteLLM's lines have much that is no price of ours, but a slip of the pen looks like one.
      if (/cost|price/.test(name)) complaints.push(`${place}${name} is not a price that is used here`);
      continue;
    }
    const usable = read(field, complaints, `${place}${name}.`);
    if (usable instanceof Unusable) complaints.push(`${place}${name} is ${shown(field)}, not ${usable.wanted}`);
    else fields.push([name, usable]);
  }
  return Object.fromEntries(fields);
}

const test =
  (isUsable: (value: unknown) => boolean, wanted: string): Reader =>
  (value) =>
    isUsable(value) ? value : new Unusable(wanted);

const isBetween = (value: unknown, limit: number): boolean => typeof value === 'number' && value >= 0 && value < limit;

const usdPerToken = test(
  (value) => value === null || isBetween(value, absurdUsdPerToken),
  `US dollars per token (0 or more, less than ${absurdUsdPerToken}; null: none)`,
);
const usdPerSearch = test((value) => isBetween(value, 100), 'US dollars per search');
const factor = test((value) => isBetween(value, 100), 'a factor');
const text = test((value) => typeof value === 'string', 'a text');
const count = test((value) => isBetween(value, Number.POSITIVE_INFINITY), 'a number of tokens');

const group =
  (readers: Readers): Reader =>
  (value, complaints, place) =>
    value === null ? null : isObject(value) ? readFields(value, readers, place, complaints) : new Unusable('an object');

const prices: Readers = {
  input_cost_per_token: usdPerToken,
  output_cost_per_token: usdPerToken,
  cache_read_input_token_cost: usdPerToken,
  cache_creation_input_token_cost: usdPerToken,
  cache_creation_input_token_cost_above_1hr: usdPerToken,
};
const pricesAbove200k: Readers = Object.fromEntries(
  Object.entries(prices).map(([name, read]) => [`${name}_above_200k_tokens`, read]),
);
const longContext = group({ ...prices, threshold: count });
const past: Readers = {
  ...prices,
  ...pricesAbove200k,
  _long_context: longContext,
  until: test((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)), 'a day like 2026-03-13'),
};

const history: Reader = (value, complaints, place) =>
  Array.isArray(value) ? value.map((each) => readFields(each, past, place, complaints)) : new Unusable('a list');

const fieldReaders: Readers = {
  ...prices,
  ...pricesAbove200k,
  provider_specific_entry: group({ fast: factor, us: factor }),
  search_context_cost_per_query: group({ search_context_size_medium: usdPerSearch }),
  litellm_provider: text,
  max_input_tokens: count,
  _long_context: longContext,
  _price_history: history,
  _alias_of: text,
  _derived: test((value) => Array.isArray(value) && value.every((each) => typeof each === 'string'), 'a list of names'),
  _unverified: test((value) => typeof value === 'boolean', 'true or false'),
  _source: text,
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** At most a few words of a value. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 40);
