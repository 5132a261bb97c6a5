// Tiny logs that cost something else by ccusage 20.0.24's prices than by ours. What they cost by its, runProbes.ts asks it.

import type { Probe } from './lineProbes.ts';
import { answerLine as answer } from './probeLines.ts';

const geo = { model: 'claude-opus-4-6', usage: { inference_geo: 'us' } };
const batch = { usage: { service_tier: 'batch' } };
const search = { usage: { server_tool_use: { web_search_requests: 10 } } };
const past = { model: 'claude-sonnet-4-6', timestamp: '2026-02-01T10:00:00Z', usage: { input_tokens: 500_000 } };
const long = { usage: { input_tokens: 150_000, cache_read_input_tokens: 250_000 } };
const hour = { usage: { cache_creation: { ephemeral_1h_input_tokens: 300_000 } } };
const fast = { usage: { speed: 'fast' } };

export const priceProbes: readonly Probe[] = [
  { rule: 'web searches free', what: 'ten', lines: [answer(search)], tokens: 10 },
  { rule: 'no inference_geo', what: 'us', lines: [answer(geo)], tokens: 10 },
  { rule: 'batch at list price', what: 'batch', lines: [answer(batch)], tokens: 10 },
  { rule: 'prices of today', what: 'before the flat window', lines: [answer(past)], tokens: 10 },
  { rule: 'long context by kind', what: 'two kinds', lines: [answer(long)], tokens: 10 },
  { rule: 'long context by kind', what: 'writes for an hour', lines: [answer(hour)], tokens: 10 },
  { rule: 'unpriced with us', what: 'fast without a fast mode', lines: [answer(fast)], tokens: 10 },
  {
    rule: 'unpriced at ccusage',
    what: 'newer than its list',
    lines: [answer({ model: 'claude-opus-5-5' })],
    tokens: 10,
  },
  { rule: 'unpriced with us', what: 'a guess', lines: [answer({ model: 'opus' })], tokens: 10 },
  { rule: 'other list price', what: 'another name', lines: [answer({ model: 'claude-4-5-sonnet' })], tokens: 10 },
  { rule: 'logged costUSD', what: 'in auto mode', lines: [answer({ costUSD: 7 })], tokens: 10 },
];
