import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelsHoldUntil } from '../../../src/core/answers/labelHorizon.ts';
import { sessionList } from '../../../src/core/answers/sessionList.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import type { LiveSession, LiveState } from '../../../src/core/model/liveSession.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, session, user } from '../records.ts';

const born = Date.UTC(2026, 9, 23, 12);
const minuteMs = 60_000;

describe('labelsHoldUntil', () => {
  const calendars = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'].map((zone) => new Calendar(zone));
  const anyAge = fc.oneof(
    fc.integer({ min: -2 * minuteMs, max: 7 * minuteMs }),
    fc.integer({ min: 0, max: 100 * minuteMs }),
    fc.integer({ min: 0, max: 10 * 24 * 60 * minuteMs }),
  );

  it('tells the first moment from which a row may read otherwise, and not a moment too late', () => {
    let changes = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        anyAge,
        fc.nat(3),
        fc.constantFrom(undefined, 'silent', 'idle', 'running', 'waiting'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (...drawn) => {
          const [calendar, ageMs, apart, state, share] = drawn;
          const live = new Map(state === undefined ? [] : [[session, alive(state)]]);
          const records = [user('Hi', { timestamp: at(born) }), assistant({ at: at(born) })];
          const mtimeMs = born + apart * 2 * minuteMs;
          const index = indexOf(digestOf(`-a/${session}.jsonl`, records, { mtimeMs }));
          const rowsAt = (now: number): unknown => sessionList(viewOf(index, { calendar, now, live }), new Map());
          const now = born + ageMs;
          const until = labelsHoldUntil(viewOf(index, { calendar, now, live }), index.sessions());
          assert.ok(until > now && until <= now + 25 * 60 * minuteMs);
          assert.deepEqual(rowsAt(Math.floor(now + (until - 1 - now) * share)), rowsAt(now));
          assert.deepEqual(rowsAt(until - 1), rowsAt(now));
          if (JSON.stringify(rowsAt(until)) !== JSON.stringify(rowsAt(now))) changes++;
        },
      ),
      { numRuns: 600 },
    );
    // It could always say "now".
    assert.ok(changes > 300, String(changes));
  });
});

const alive = (state: LiveState | 'silent'): LiveSession => ({
  sessionId: session,
  state: state === 'silent' ? undefined : state,
  cwd: undefined,
  name: undefined,
  sinceMs: undefined,
});

const at = (ms: number): string => new Date(ms).toISOString();
