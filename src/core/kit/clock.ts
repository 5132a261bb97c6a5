import type { EpochMs } from '../model/time.ts';

/** Passed in wherever "now" matters, so that tests decide it. */
export type Clock = () => EpochMs;

export const systemClock: Clock = () => Date.now();
