// How many tokens does one usage object own up to? Reads what gateways and old versions write, and says what it cannot read.

import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';

export interface Counters {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
  readonly webSearches: number;
}

export function countersOf(usage: JsonObject, onBad: () => void): Counters {
  const counter = (value: unknown): number => {
    if (value === undefined || value === null) return 0;
    const number = readableCounter(value);
    if (number === undefined) onBad();
    return number ?? 0;
  };
  const flat = counter(usage['cache_creation_input_tokens']);
  const split = usage['cache_creation'];
  const cacheWrite5m = isObject(split) ? counter(split['ephemeral_5m_input_tokens']) : 0;
  const cacheWrite1h = isObject(split) ? counter(split['ephemeral_1h_input_tokens']) : 0;
  const serverTools = usage['server_tool_use'];
  return {
    input: counter(usage['input_tokens']),
    output: counter(usage['output_tokens']),
    cacheRead: counter(usage['cache_read_input_tokens']),
    cacheWrite: Math.min(Math.max(flat, cacheWrite5m + cacheWrite1h), 2 ** 32 - 1),
    cacheWrite1h,
    webSearches: isObject(serverTools) ? counter(serverTools['web_search_requests']) : 0,
  };
}

const tokenCounters = [
  'input_tokens',
  'output_tokens',
  'cache_creation_input_tokens',
  'cache_read_input_tokens',
] as const;

export function hasCounters(usage: JsonObject): boolean {
  return tokenCounters.some((name) => readableCounter(usage[name]) !== undefined);
}

function readableCounter(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 2 ** 32 ? number : undefined;
}
