import { field, type JsonObject, objectField } from './jsonValue.ts';

/** The four disjoint counters of a request, with the split of its cache writes. */
export interface Counters {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
}

/**
 * Reads a `usage` object or an iteration of one. Absent and null are zero, digits in a string are their number; anything
 * else that is no whole number from 0 to 2³²−1 is zero and `isBad`.
 */
export function readCounters(usage: JsonObject): { readonly counters: Counters; readonly isBad: boolean } {
  let isBad = false;
  const counter = (object: JsonObject, name: string): number => {
    const value = field(object, name);
    if (value === undefined || value === null) return 0;
    const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 0xffffffff) return number;
    isBad = true;
    return 0;
  };
  const flat = counter(usage, 'cache_creation_input_tokens');
  const split = objectField(usage, 'cache_creation');
  const write5m = split ? counter(split, 'ephemeral_5m_input_tokens') : 0;
  const write1h = split ? counter(split, 'ephemeral_1h_input_tokens') : 0;
  const counters: Counters = {
    input: counter(usage, 'input_tokens'),
    output: counter(usage, 'output_tokens'),
    cacheRead: counter(usage, 'cache_read_input_tokens'),
    cacheWrite: Math.min(Math.max(flat, write5m + write1h), 0xffffffff),
    cacheWrite1h: write1h,
  };
  return { counters, isBad };
}
