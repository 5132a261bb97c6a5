import type { LiveSessions } from '../model/liveSession.ts';
import type { SessionMetadata, SessionStatus } from '../model/session.ts';
import type { EpochMs } from '../model/time.ts';

const runningMs = 60_000;
const idleMs = 300_000;

/**
 * What a session is doing: what its own process says while that lives, else the age of its logs (research/PEERS.md §4c), with
 * sub-agents' writing counted as activity. Asked for at the moment of looking, never remembered: the answer changes by mere waiting.
 */
export function sessionStatus(session: SessionMetadata, now: EpochMs, live: LiveSessions): SessionStatus {
  if (session.isDeleted) return 'deleted';
  const ageMs = now - session.touchedMs;
  const alive = live.get(session.id);
  if (alive) return alive.state ?? (ageMs < runningMs && session.ending !== 'interrupted' ? 'running' : 'idle');
  if (session.ending === 'interrupted') return 'interrupted';
  if (ageMs < runningMs) return 'running';
  if (ageMs < idleMs) return 'idle';
  return session.ending === 'turn-ended' ? 'completed' : 'unknown';
}

/** When the answer will be another if nothing happens to the session. */
export function statusHoldsUntil(session: SessionMetadata, now: EpochMs, live: LiveSessions): EpochMs {
  const ageMs = now - session.touchedMs;
  if (ageMs >= idleMs || session.isDeleted || session.ending === 'interrupted') return Number.POSITIVE_INFINITY;
  const alive = live.get(session.id);
  if (alive?.state !== undefined) return Number.POSITIVE_INFINITY;
  if (ageMs < runningMs) return session.touchedMs + runningMs;
  return ageMs < idleMs && !alive ? session.touchedMs + idleMs : Number.POSITIVE_INFINITY;
}
