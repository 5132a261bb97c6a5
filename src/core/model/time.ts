/** Milliseconds since 1970, UTC. */
export type EpochMs = number;

/** A turn without a trustworthy time. Infinity, so that the earliest of several times is simply their minimum. */
export const undated: EpochMs = Number.POSITIVE_INFINITY;

export const isDated = (at: EpochMs): boolean => at !== undated;

/** A calendar day in some zone, `2026-11-22`; turns without a time fall on `undated`. */
export type DayKey = string;
export const undatedDay: DayKey = 'undated';

/** From (inclusive) to (exclusive). */
export interface Span {
  readonly from: EpochMs;
  readonly to: EpochMs;
}
