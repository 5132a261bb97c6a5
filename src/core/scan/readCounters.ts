import { field, type JsonObject, objectField } from './jsonValue.ts';

/** The four disjoint counters of a request, with the split of its cache writes, and its web searches. */
export interface Counters {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
  readonly webSearches: number;
}

/** Does an iteration count anything at all? */
export const hasCounters = (usage: JsonObject): boolean =>
  ['input_tokens', 'output_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens'].some((name) =>
    isCount(field(usage, name)),
  );

/**
 * Reads a `usage` object or an iteration of one. Absent and null are zero, digits in a string are their number; anything
 * else that is no whole number from 0 to 2³²−1 is zero and `isBad`.
 */
export function readCounters(usage: JsonObject): { readonly counters: Counters; readonly isBad: boolean } {
  let isBad = false;
  const counter = (object: JsonObject, name: string): number => {
    const value = field(object, name);
    if (value === undefined || value === null) return 0;
    if (isCount(value)) return Number(value);
    isBad = true;
    return 0;
  };
  const flat = counter(usage, 'cache_creation_input_tokens');
  const split = objectField(usage, 'cache_creation');
  const write5m = split ? counter(split, 'ephemeral_5m_input_tokens') : 0;
  const write1h = split ? counter(split, 'ephemeral_1h_input_tokens') : 0;
  const serverTools = objectField(usage, 'server_tool_use');
  const counters: Counters = {
    input: counter(usage, 'input_tokens'),
    output: counter(usage, 'output_tokens'),
    cacheRead: counter(usage, 'cache_read_input_tokens'),
    cacheWrite: Math.min(Math.max(flat, write5m + write1h), 0xffffffff),
    cacheWrite1h: write1h,
    webSearches: serverTools ? counter(serverTools, 'web_search_requests') : 0,
  };
  return { counters, isBad };
}

/** A whole number from 0 to 2³²−1, or its digits. */
function isCount(value: unknown): boolean {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 0xffffffff;
}
