import type { SessionMetadata, SessionStatus } from '../model/session.ts';
import type { EpochMs } from '../model/time.ts';

const runningMs = 60_000;
const idleMs = 300_000;

/**
 * What a session is doing, by the age of its logs: the original's thresholds (research/PEERS.md §4c), with sub-agents' writing
 * counted as activity. Asked for at the moment of looking, never remembered: the answer changes by mere waiting.
 */
export function sessionStatus(session: SessionMetadata, now: EpochMs): SessionStatus {
  if (session.isDeleted) return 'deleted';
  if (session.ending === 'interrupted') return 'interrupted';
  const ageMs = now - session.touchedMs;
  if (ageMs < runningMs) return 'running';
  if (ageMs < idleMs) return 'idle';
  return session.ending === 'turn-ended' ? 'completed' : 'unknown';
}

/** When the answer will be another if nothing happens to the session. */
export function statusHoldsUntil(session: SessionMetadata, now: EpochMs): EpochMs {
  if (session.isDeleted || session.ending === 'interrupted') return Number.POSITIVE_INFINITY;
  const ageMs = now - session.touchedMs;
  if (ageMs < runningMs) return session.touchedMs + runningMs;
  return ageMs < idleMs ? session.touchedMs + idleMs : Number.POSITIVE_INFINITY;
}
