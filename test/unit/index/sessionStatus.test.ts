import assert from 'node:assert/strict';
import { sessionStatus } from '../../../src/core/index/sessionStatus.ts';
import type { SessionStatus } from '../../../src/core/model/session.ts';
import { assistant, session, user } from '../records.ts';
import { digestOf, indexOf } from './digestOf.ts';

const touched = Date.UTC(2026, 10, 22, 12);
const ended = [user('Hi'), assistant()];
const open = [user('Hi')];
const stopped = [user('Hi'), user('[Request interrupted by user]')];

function statusAfter(seconds: number, records: readonly object[], isDeleted = false): SessionStatus {
  const [described] = indexOf(digestOf(`-a/${session}.jsonl`, records, { mtimeMs: touched, isDeleted })).sessions();
  return sessionStatus(described!, touched + seconds * 1000);
}

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

  it('counts what sub-agents write as activity', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, ended, { mtimeMs: touched - 3_600_000 }),
      digestOf(`-a/${session}/subagents/agent-1.jsonl`, [user('Look', { isSidechain: true })], { mtimeMs: touched }),
    );
    assert.equal(sessionStatus(index.sessions()[0]!, touched + 1000), 'running');
  });
});
