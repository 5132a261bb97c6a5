import assert from 'node:assert/strict';
import fc from 'fast-check';
import { usualShape } from '../../../src/core/answers/tree/treeShape.ts';
import { sessionStatus } from '../../../src/core/index/sessionStatus.ts';
import type { LiveSession, LiveState } from '../../../src/core/model/liveSession.ts';
import { listPricer } from '../../../src/core/price/listPricer.ts';
import { TreeDesk } from '../../../src/worker/treeDesk.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, otherSession, session, user } from '../records.ts';

const written = Date.UTC(2026, 10, 22, 14, 5);
const index = indexOf(
  digestOf(`-a/${session}.jsonl`, [user('Hi'), assistant({ id: 'msg_A' })], { mtimeMs: written }),
  digestOf(`-a/${otherSession}.jsonl`, [user('Hi'), assistant({ id: 'msg_B' })], { mtimeMs: written - 120_000 }),
);

const alive = (state: LiveState | undefined): LiveSession => ({
  sessionId: session,
  state,
  cwd: undefined,
  name: undefined,
  sinceMs: undefined,
});

describe('a status', () => {
  it('is that of the moment of asking, whatever was answered before', () => {
    const desk = new TreeDesk();
    const pricer = listPricer();
    const shape = { ...usualShape, groupBy: 'flat' } as const;
    const anyMoment = fc.record({
      minutes: fc.integer({ min: 0, max: 20 }),
      state: fc.constantFrom<LiveState | 'gone' | undefined>('running', 'waiting', 'idle', undefined, 'gone'),
    });
    fc.assert(
      fc.property(fc.array(anyMoment, { minLength: 1, maxLength: 10 }), (moments) => {
        for (const { minutes, state } of moments) {
          const live = new Map(state === 'gone' ? [] : [[session, alive(state)]]);
          const view = viewOf(index, { now: written + minutes * 60_000, live, pricer });
          const [branch] = desk.branches(view, shape, [{ place: { kind: 'root' }, limit: 10 }]).branches;
          for (const each of index.sessions()) {
            const row = branch!.rows.find(
              (candidate) => candidate.kind === 'session' && candidate.sessionId === each.id,
            );
            assert.equal(row?.kind === 'session' && row.status, sessionStatus(each, view.now, live));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
