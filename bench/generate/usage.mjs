// What does a request cost, and how does each era write that down?

import { zeroTokens } from './books.mjs';

/**
 * How the usage object is dressed. `split`: cache_creation as 'object', 'null' or 'absent'. `iterations`: 'message'
 * (as the API sends it), 'empty', 'null' or 'absent'. `extra`: entries beyond the message's own, [{type, model?, tokens}].
 */
export function plainDress(era) {
  return {
    split: era.split,
    speed: 'standard',
    geo: 'not_available',
    tier: 'standard',
    iterations: era.newUsage ? 'message' : 'absent',
    extra: [],
  };
}

/** Grows the transcript's context as it draws, and writes the cache for an hour where the session does. */
export function drawTokens(transcript, dress) {
  const { random } = transcript;
  const cacheWrite = random.chance(0.08) ? 0 : random.size(1_800, 1.2, 50, 120_000);
  const isHour = dress.split === 'object' && transcript.writesCacheForAnHour;
  const cacheWrite1h = !isHour ? 0 : random.chance(0.9) ? cacheWrite : cacheWrite >> 1;
  const tokens = {
    ...zeroTokens,
    input: random.chance(0.8) ? random.whole(1, 12) : random.whole(13, 4_000),
    output: random.size(220, 1.2, 4, 32_000),
    cacheRead: transcript.contextTokens,
    cacheWrite5m: cacheWrite - cacheWrite1h,
    cacheWrite1h,
  };
  transcript.contextTokens += Math.floor(cacheWrite * 0.9);
  return tokens;
}

/** `output` is what this line shows, which need not be what the message came to. */
export function usageOf(era, tokens, output, dress) {
  const split = splitOf(tokens, dress);
  const flat = tokens.cacheWrite5m + tokens.cacheWrite1h;
  const counters = {
    input_tokens: tokens.input,
    cache_creation_input_tokens: flat,
    cache_read_input_tokens: tokens.cacheRead,
  };
  if (!era.newUsage) return { ...counters, ...split, output_tokens: output, service_tier: dress.tier };
  return {
    ...counters,
    output_tokens: output,
    output_tokens_details: { thinking_tokens: Math.floor(output * 0.3) },
    server_tool_use: { web_search_requests: tokens.webSearches, web_fetch_requests: 0 },
    service_tier: dress.tier,
    ...split,
    inference_geo: dress.geo,
    ...iterationsOf(tokens, output, dress, split),
    speed: dress.speed,
  };
}

function splitOf(tokens, dress) {
  if (dress.split === 'absent') return {};
  if (dress.split === 'null') return { cache_creation: null };
  return {
    cache_creation: {
      ephemeral_5m_input_tokens: tokens.cacheWrite5m,
      ephemeral_1h_input_tokens: tokens.cacheWrite1h,
    },
  };
}

function iterationsOf(tokens, output, dress, split) {
  if (dress.iterations === 'absent') return {};
  if (dress.iterations === 'null') return { iterations: null };
  if (dress.iterations === 'empty') return { iterations: [] };
  const own = {
    input_tokens: tokens.input,
    output_tokens: output,
    cache_read_input_tokens: tokens.cacheRead,
    cache_creation_input_tokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
    ...split,
    type: 'message',
  };
  const extra = dress.extra.map(({ type, model, tokens: more }) => ({
    type,
    ...(model !== undefined && { model }),
    input_tokens: more.input,
    output_tokens: more.output,
    cache_read_input_tokens: more.cacheRead,
    cache_creation_input_tokens: more.cacheWrite5m + more.cacheWrite1h,
    ...splitOf(more, { split: more.cacheWrite1h > 0 ? 'object' : 'null' }),
  }));
  return { iterations: [...extra, own] };
}
