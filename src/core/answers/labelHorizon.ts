import { statusHoldsUntil } from '../index/sessionStatus.ts';
import type { SessionMetadata } from '../model/session.ts';
import type { EpochMs } from '../model/time.ts';
import { lastActivity } from './sessionRows.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Until when rows of these sessions, and all that is said of today, stay as they are if nothing happens. */
export function labelsHoldUntil(view: Viewpoint, sessions: Iterable<SessionMetadata>): EpochMs {
  const { calendar, labels, now } = view;
  const today = calendar.dayOf(now);
  const { from, to } = calendar.spanOfDays(today, today);
  let until = to;
  for (const session of sessions) {
    const agoHolds = labels.agoHoldsUntil(lastActivity(session), now, from);
    until = Math.min(until, agoHolds, statusHoldsUntil(session, now, view.live));
  }
  return until;
}
