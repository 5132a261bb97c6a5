import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { readLiveSessions } from '../../../src/core/live/liveSessions.ts';
import { type ProcessClaim, systemProcesses } from '../../../src/core/live/processes.ts';
import { session } from '../records.ts';

describe('the registers of running Claude Codes', () => {
  let config: string;
  const register = (): string => path.join(config, 'sessions');
  const put = (name: string, content: unknown): void =>
    writeFileSync(path.join(register(), name), typeof content === 'string' ? content : JSON.stringify(content));
  /** As if only these numbers were taken. */
  const taken = (...pids: readonly number[]) => ({ isAlive: ({ pid }: ProcessClaim) => pids.includes(pid) });
  const read = (...pids: readonly number[]) => [...readLiveSessions([config], taken(...pids)).values()];

  beforeEach(() => {
    config = mkdtempSync(path.join(os.tmpdir(), 'cct-live-'));
    mkdirSync(register());
  });
  afterEach(() => rmSync(config, { recursive: true }));

  const entry = (pid: number, status?: string): object => ({
    pid,
    sessionId: session,
    cwd: '/home/dev/work/api',
    kind: 'interactive',
    startedAt: 1795356000000,
    updatedAt: 1795356100000,
    ...(status === undefined ? {} : { status, statusUpdatedAt: 1795356200000 }),
  });

  for (const [status, state] of [
    ['busy', 'running'],
    ['waiting', 'waiting'],
    ['idle', 'idle'],
    ['shell', 'idle'],
    ['constructor', undefined],
    [undefined, undefined],
  ] as const) {
    it(`say ${state} by ${status}`, () => {
      put('4711.json', entry(4711, status));
      const [found] = read(4711);
      assert.equal(found!.sessionId, session);
      assert.equal(found!.state, state);
      assert.equal(found!.cwd, '/home/dev/work/api');
      assert.equal(found!.sinceMs, status === undefined ? 1795356100000 : 1795356200000);
    });
  }

  it('may be of a time that told no state', () => {
    put('pid-12.json', { session_id: session, cwd: '/w' });
    assert.deepEqual(read(12), [
      { sessionId: session, state: undefined, cwd: '/w', name: undefined, sinceMs: undefined },
    ]);
  });

  it('are believed only of processes that are alive', () => {
    put('4711.json', entry(4711, 'busy'));
    assert.deepEqual(read(), []);
    assert.deepEqual(read(4712), []);
  });

  it('count a session once that is open twice: by who needs its user first', () => {
    for (const [i, status] of ['idle', 'waiting', 'busy', undefined].entries())
      put(`${i + 10}.json`, entry(i + 10, status));
    assert.deepEqual(
      read(10, 11, 12, 13).map(({ state }) => state),
      ['waiting'],
    );
    assert.deepEqual(
      read(10, 12, 13).map(({ state }) => state),
      ['running'],
    );
  });

  it('never open keys, links, pipes or other files, and nothing that is too large', () => {
    put('4711.abcdef.key', entry(4711, 'busy'));
    put('4711.key', entry(4711, 'busy'));
    put('x4711.json', entry(4711, 'busy'));
    put('elsewhere', entry(20, 'busy'));
    symlinkSync(path.join(register(), 'elsewhere'), path.join(register(), '20.json'));
    mkdirSync(path.join(register(), '21.json'));
    put('22.json', { ...entry(22, 'busy'), more: 'x'.repeat(70_000) });
    assert.deepEqual(read(4711, 20, 21, 22), []);
  });

  it('are not there in old versions, nor in a folder that is none', () => {
    rmSync(register(), { recursive: true });
    assert.deepEqual(read(4711), []);
    writeFileSync(register(), '');
    assert.deepEqual(read(4711), []);
  });

  it('are believed in nothing that is not of the kind it should be', () => {
    for (const content of ['', '{', '[]', 'null', '7', '"x"', '{"pid":9}']) {
      put('9.json', content);
      assert.deepEqual(read(9), [], content);
    }
    put('9.json', { ...entry(10, 'busy') });
    assert.deepEqual(read(9), [], 'another number');
    put('9.json', { sessionId: 'x'.repeat(5000), status: 'busy' });
    assert.deepEqual(read(9), [], 'too long an id');
    put('9.json', { sessionId: session, status: 7, cwd: { a: 1 }, name: null, updatedAt: '1' });
    assert.deepEqual(read(9), [
      { sessionId: session, state: undefined, cwd: undefined, name: undefined, sinceMs: undefined },
    ]);
  });

  it('never make the reader fail, whatever is in them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (content) => {
        put('9.json', content);
        assert.ok(read(9).length <= 1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the processes of this machine', () => {
  const claim = (parts: Partial<ProcessClaim>): ProcessClaim => ({
    pid: process.pid,
    startedMs: undefined,
    procStart: undefined,
    ...parts,
  });

  it('are alive while they are', () => {
    assert.equal(systemProcesses.isAlive(claim({})), true);
    assert.equal(systemProcesses.isAlive(claim({ startedMs: Date.now() })), true);
  });

  it('are not those that had the number before the machine was started', () => {
    assert.equal(systemProcesses.isAlive(claim({ startedMs: 1 })), false);
  });

  it('are not what groups of them are called by, nor what nobody is called by', () => {
    for (const pid of [0, -1, 1, 1.5, Number.NaN, 2 ** 40, 2 ** 31 - 1])
      assert.equal(systemProcesses.isAlive(claim({ pid })), false, String(pid));
  });

  it('are told from another that got the same number later', function () {
    if (process.platform !== 'linux') this.skip();
    assert.equal(systemProcesses.isAlive(claim({ procStart: '1' })), false);
    assert.equal(systemProcesses.isAlive(claim({ procStart: 'Sun Nov 22 14:00:00 2026' })), true);
  });
});
