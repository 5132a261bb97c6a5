import assert from 'node:assert/strict';
import { sessionStatus } from '../../../src/core/index/sessionStatus.ts';
import { type LiveSessions, type LiveState, noLiveSessions } from '../../../src/core/model/liveSession.ts';
import type { SessionStatus } from '../../../src/core/model/session.ts';
import { assistant, session, user } from '../records.ts';
import { digestOf, indexOf } from './digestOf.ts';

const touched = Date.UTC(2026, 10, 22, 12);
const ended = [user('Hi'), assistant()];
const open = [user('Hi')];
const stopped = [user('Hi'), user('[Request interrupted by user]')];

function statusAfter(
  seconds: number,
  records: readonly object[],
  isDeleted = false,
  live: LiveSessions = noLiveSessions,
): SessionStatus {
  const [described] = indexOf(digestOf(`-a/${session}.jsonl`, records, { mtimeMs: touched, isDeleted })).sessions();
  return sessionStatus(described!, touched + seconds * 1000, live);
}

const alive = (state: LiveState | undefined): LiveSessions =>
  new Map([[session, { sessionId: session, state, cwd: undefined, name: undefined, sinceMs: undefined }]]);

describe('the status of a session', () => {
  const rows: readonly (readonly [seconds: number, what: string, records: readonly object[], status: SessionStatus])[] =
    [
      [0, 'ended', ended, 'running'],
      [59.9, 'ended', ended, 'running'],
      [60, 'ended', ended, 'idle'],
      [299.999, 'open', open, 'idle'],
      [300, 'ended', ended, 'completed'],
      [300, 'open', open, 'unknown'],
      [0, 'interrupted', stopped, 'interrupted'],
      [9999, 'interrupted', stopped, 'interrupted'],
      [-30, 'ended', ended, 'running'],
      [9999, 'empty', [], 'unknown'],
    ];
  for (const [seconds, what, records, status] of rows) {
    it(`is ${status} ${seconds} s after its log, which is ${what}, was written`, () => {
      assert.equal(statusAfter(seconds, records), status);
    });
  }

  it('is deleted when its log is, whatever else', () => {
    for (const records of [ended, stopped]) assert.equal(statusAfter(1, records, true), 'deleted');
  });

  for (const state of ['running', 'waiting', 'idle'] as const) {
    it(`is ${state} while its process lives and says so, however old its log and whatever it ends with`, () => {
      for (const records of [ended, open, stopped, []]) {
        for (const seconds of [0, 100, 1e6]) assert.equal(statusAfter(seconds, records, false, alive(state)), state);
      }
      assert.equal(statusAfter(1, ended, true, alive(state)), 'deleted');
    });
  }

  it('goes by the log where a living process says nothing, but is never over', () => {
    const of = (seconds: number, records: readonly object[]): SessionStatus =>
      statusAfter(seconds, records, false, alive(undefined));
    assert.deepEqual([of(59, open), of(60, open), of(1e6, ended), of(1, stopped)], ['running', 'idle', 'idle', 'idle']);
  });

  it('counts what sub-agents write as activity', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, ended, { mtimeMs: touched - 3_600_000 }),
      digestOf(`-a/${session}/subagents/agent-1.jsonl`, [user('Look', { isSidechain: true })], { mtimeMs: touched }),
    );
    assert.equal(sessionStatus(index.sessions()[0]!, touched + 1000, noLiveSessions), 'running');
  });
});
