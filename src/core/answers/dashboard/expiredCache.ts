import { loggedClass } from '../../price/fixedClasses.ts';
import { rateClassOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';

const minuteMs = 60_000;

/** What was written to the cache again because it had expired. */
export interface ExpiredCache {
  readonly times: number;
  readonly tokens: number;
  /** What these writes cost; reading would have cost a fraction. */
  readonly usd: number;
}

/** Adds to `found` what of `row` was written again, `before` being the request before it in its log. */
export type JudgeExpired = (
  before: number,
  row: number,
  found: { -readonly [Part in keyof ExpiredCache]: ExpiredCache[Part] },
) => void;

/**
 * A request that follows another of the same log after a longer pause than the cache lives, and writes most of what that one had
 * before it. The cache lives an hour where the request before wrote for an hour, else five minutes.
 */
export function expiredCacheOf(view: Viewpoint): JudgeExpired {
  const { at, input, cacheRead, cacheWrite, cacheWrite1h } = view.index.ledger.columns;
  const classOf = rateClassOf(view);
  return (before, row, found) => {
    const lifetime = (cacheWrite1h[before]! > 0 ? 60 : 5) * minuteMs;
    const pause = at[row]! - at[before]!;
    if (!(pause > lifetime) || !Number.isFinite(pause)) return;
    const context = input[before]! + cacheRead[before]! + cacheWrite[before]!;
    const tokens = Math.min(cacheWrite[row]!, Math.max(0, context - cacheRead[row]!));
    if (tokens < context / 2 || tokens === 0) return;
    found.times++;
    found.tokens += tokens;
    found.usd += (tokens / cacheWrite[row]!) * writeUsd(row);
  };

  function writeUsd(row: number): number {
    const rate = view.book.classes[classOf(row)]!;
    if (rate.id === loggedClass) return 0;
    const { cacheWrite5m = 0, cacheWrite1h: rate1h = 0 } = rate.usdPerToken;
    const for1h = Math.min(cacheWrite1h[row]!, cacheWrite[row]!);
    return (cacheWrite[row]! - for1h) * cacheWrite5m + for1h * rate1h;
  }
}

export function sumExpired(parts: Iterable<ExpiredCache>): ExpiredCache {
  const sum = { times: 0, tokens: 0, usd: 0 };
  for (const { times, tokens, usd } of parts) {
    sum.times += times;
    sum.tokens += tokens;
    sum.usd += usd;
  }
  return sum;
}
