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

/**
 * A request that follows another of the same log after a longer pause than the cache lives, and writes most of what that one had
 * before it. The cache lives an hour where the request before wrote for an hour, else five minutes.
 */
export function expiredCache(view: Viewpoint, rows: Int32Array): ExpiredCache {
  const { columns } = view.index.ledger;
  const { owner, ownerTurn, at, input, cacheRead, cacheWrite, cacheWrite1h } = columns;
  const ordered = rows.toSorted((a, b) => owner[a]! - owner[b]! || ownerTurn[a]! - ownerTurn[b]!);
  const classOf = rateClassOf(view);
  const found = { times: 0, tokens: 0, usd: 0 };
  let before = -1;
  for (const row of ordered) {
    const last = before;
    before = row;
    if (last < 0 || owner[last] !== owner[row]) continue;
    const context = input[last]! + cacheRead[last]! + cacheWrite[last]!;
    const lifetime = (cacheWrite1h[last]! > 0 ? 60 : 5) * minuteMs;
    const pause = at[row]! - at[last]!;
    if (!(pause > lifetime) || !Number.isFinite(pause)) continue;
    const tokens = Math.min(cacheWrite[row]!, Math.max(0, context - cacheRead[row]!));
    if (tokens < context / 2 || tokens === 0) continue;
    found.times++;
    found.tokens += tokens;
    found.usd += (tokens / cacheWrite[row]!) * writeUsd(row);
  }
  return found;

  function writeUsd(row: number): number {
    const rate = view.book.classes[classOf(row)]!;
    if (rate.id === loggedClass) return 0;
    const { cacheWrite5m = 0, cacheWrite1h: rate1h = 0 } = rate.usdPerToken;
    const for1h = Math.min(cacheWrite1h[row]!, cacheWrite[row]!);
    return (cacheWrite[row]! - for1h) * cacheWrite5m + for1h * rate1h;
  }
}
