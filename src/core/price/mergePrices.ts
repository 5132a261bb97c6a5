// What would a newer table change in the price list? LiteLLM's table is merged into ours line by line and field by field: it
// has thousands of models that nobody runs in Claude Code, and it lacks what we know of dates and long contexts.
import type { RateCardJson, RateFields } from './rateCard.ts';
import { readRateLines } from './readRateLines.ts';

/** A price of a known model that differs. */
export interface PriceChange {
  readonly model: string;
  /** LiteLLM's name, with a dot in a nested one. */
  readonly field: string;
  /** Undefined: there was none. */
  readonly was: number | undefined;
  readonly is: number;
}

export interface PriceMerge {
  /** The list with all of it applied. */
  readonly card: RateCardJson;
  readonly changes: readonly PriceChange[];
  /** Models that the list did not have. */
  readonly added: readonly { readonly model: string; readonly prices: Prices }[];
  /** Models in both with the same prices. */
  readonly unchanged: number;
  /** Prices of these models that were left out, and why; model names in it are the table's. */
  readonly complaints: readonly string[];
}

/** Names of prices → figures. */
export type Prices = Readonly<Record<string, number>>;

/** `day`: when the table was made or downloaded. `source`: its name, and where it is from. */
export interface TableOrigin {
  readonly day: string;
  readonly address: string;
}

/** The merge of a table in LiteLLM's shape into a list; undefined where the table has no model of ours at all. */
export function mergePrices(card: RateCardJson, table: unknown, origin: TableOrigin): PriceMerge | undefined {
  const names = new Map(Object.keys(card.models).map((name) => [name.toLowerCase(), name]));
  const { models, complaints } = readRateLines(takenLines(table, names));
  const source = `litellm@${origin.day}`;
  const merged = new Map(Object.entries(card.models));
  const changes: PriceChange[] = [];
  const added: PriceMerge['added'][number][] = [];
  let unchanged = 0;
  for (const [id, line] of Object.entries(models)) {
    const name = names.get(id.toLowerCase());
    const known = name === undefined ? undefined : card.models[name];
    const prices = pricesOf(line);
    if (name === undefined || known === undefined) {
      // Without both, or with both at nothing, a model would look free that is only not known.
      if (!((prices['input_cost_per_token'] ?? 0) > 0 && (prices['output_cost_per_token'] ?? 0) > 0)) continue;
      const whole = withOneHourWrites(line, line, {});
      merged.set(id, { ...whole, _source: source });
      added.push({ model: id, prices: pricesOf(whole) });
      continue;
    }
    const whole = withOneHourWrites(overlaid(known, line), line, known);
    const differing = changesOf(name, pricesOf(known), pricesOf(whole));
    if (differing.length === 0) unchanged++;
    else merged.set(name, { ...whole, _source: source, ...(known._unverified ? { _unverified: false } : {}) });
    changes.push(...differing);
  }
  if (unchanged + changes.length + added.length === 0) return undefined;
  const sources = { ...card.sources, [source]: origin.address };
  const sorted = [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const next = { ...card, generated: origin.day, sources, models: Object.fromEntries(sorted) };
  return { card: next, changes, added, unchanged, complaints };
}

/** Ids as Claude Code logs them, of Anthropic's API, Bedrock and Vertex; paths of resellers say less than the bare name. */
const claudeId = /^(?:[a-z]{2,8}\.)?(?:anthropic\.)?claude-[a-z0-9.@:-]{1,100}$/;

/** Of known and Claude models the fields that price tokens, and nothing else of the table. */
function takenLines(table: unknown, known: ReadonlyMap<string, string>): object {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return {};
  const taken = Object.entries(table as Readonly<Record<string, unknown>>)
    .filter(
      ([id, line]) => (known.has(id.toLowerCase()) || claudeId.test(id)) && typeof line === 'object' && line !== null,
    )
    .map(([id, line]) => [id, Object.fromEntries(Object.entries(line as object).filter(([name]) => isTaken(name)))]);
  return Object.fromEntries(taken);
}

const isTaken = (field: string): boolean =>
  /^(?:(?:in|out)put_cost_per_token|cache_(?:read|creation)_input_token_cost(?:_above_1hr)?)(?:_above_200k_tokens)?$/.test(
    field,
  ) ||
  field === 'provider_specific_entry' ||
  field === 'search_context_cost_per_query';

/** The newer line over the older; what it does not say stays, nested fields too. */
function overlaid(known: RateFields, line: RateFields): RateFields {
  const given = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)) as RateFields;
  const special = { ...known.provider_specific_entry, ...given.provider_specific_entry };
  const search = { ...known.search_context_cost_per_query, ...given.search_context_cost_per_query };
  return {
    ...known,
    ...given,
    ...(Object.keys(special).length > 0 ? { provider_specific_entry: special } : {}),
    ...(Object.keys(search).length > 0 ? { search_context_cost_per_query: search } : {}),
  };
}

const fiveMinutes = 'cache_creation_input_token_cost';
const oneHour = 'cache_creation_input_token_cost_above_1hr';

/**
 * Where the table gives no price for one-hour writes and ours was derived, or there is none, it follows the five-minute price:
 * twice the input price, which the other is 1.25 times (PRICING.md).
 */
function withOneHourWrites(line: RateFields, given: RateFields, known: RateFields): RateFields {
  const write = line[fiveMinutes];
  const derived = known._derived ?? [];
  const isPublished = typeof known[oneHour] === 'number' && !derived.includes(oneHour);
  if (isPublished || typeof given[oneHour] === 'number') return line;
  if (typeof write !== 'number' || isSame(write, known[fiveMinutes])) return line;
  const price = Number((write * 1.6).toPrecision(12));
  return { ...line, [oneHour]: price, _derived: [...new Set([...derived, oneHour])] };
}

function changesOf(model: string, was: Prices, is: Prices): PriceChange[] {
  return Object.entries(is)
    .filter(([field, price]) => !isSame(price, was[field]))
    .map(([field, price]) => ({ model, field, was: was[field], is: price }));
}

/** But for the last digits, which conversions leave behind. */
const isSame = (a: number, b: unknown): boolean => typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(a, b);

/** All that is multiplied with something, by name. */
function pricesOf(fields: RateFields): Prices {
  const { provider_specific_entry: special, search_context_cost_per_query: search, ...plain } = fields;
  const named: [string, unknown][] = [
    ...Object.entries(plain).filter(([name]) => isTaken(name)),
    ['provider_specific_entry.fast', special?.fast],
    ['provider_specific_entry.us', special?.us],
    ['search_context_cost_per_query.search_context_size_medium', search?.search_context_size_medium],
  ];
  return Object.fromEntries(named.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
