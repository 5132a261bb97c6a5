import assert from 'node:assert/strict';
import { liveBranches } from '../../../../src/core/answers/tree/liveBranches.ts';
import type { Viewpoint } from '../../../../src/core/answers/viewpoint.ts';
import type { LiveSession, LiveState } from '../../../../src/core/model/liveSession.ts';
import { assistant, user } from '../../records.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';

const now = Date.UTC(2026, 10, 22, 14, 5);
const minute = 60_000;

const log = (name: string, minutesAgo: number, cwd = '/home/dev/work/api', prompt = 'Hi') =>
  digestOf(
    `${cwd.replaceAll('/', '-')}/${name}.jsonl`,
    [
      { type: 'ai-title', aiTitle: `Title of ${name}`, sessionId: name },
      user(prompt, { sessionId: name, cwd }),
      assistant({ id: `msg_${name}`, input: 0, output: 100_000, line: { sessionId: name, cwd } }),
    ],
    { mtimeMs: now - minutesAgo * minute },
  );

const alive = (
  sessionId: string,
  state: LiveState | undefined,
  parts: Partial<LiveSession> = {},
): [string, LiveSession] => [
  sessionId,
  { sessionId, state, cwd: '/home/dev/work/new', name: undefined, sinceMs: now, ...parts },
];

const index = indexOf(log('old', 600), log('fresh', 2), log('asks', 90), log('works', 30, '/home/dev/work/billing'));
const rootOnly = [{ place: { kind: 'root' }, limit: 10 }] as const;
const shown = (view: Viewpoint) =>
  liveBranches(view, rootOnly).branches[0]!.rows.map(({ title, description }) => `${title}  ${description}`);

describe('the live sessions', () => {
  const live = new Map([alive('asks', 'waiting'), alive('works', 'running')]);
  const view = viewOf(index, { now, live });

  it('are those that wait, work or are idle, with project and cost; who waits comes first', () => {
    assert.deepEqual(shown(view), [
      'Title of asks  waiting for you · api · $2.00',
      'Title of works  running · billing · $2.00',
      'Title of fresh  idle · api · $2.00',
    ]);
    const { summary, waiting } = liveBranches(view, []);
    assert.equal(summary, '1 waiting · 1 running · 1 idle');
    assert.deepEqual(waiting, { count: 1, sentence: 'A Claude Code session is waiting for you' });
  });

  it('are told by the age of their logs alone where no process tells', () => {
    assert.deepEqual(shown(viewOf(index, { now })), ['Title of fresh  idle · api · $2.00']);
    assert.deepEqual(shown(viewOf(index, { now: now + 10 * minute })), []);
  });

  it('include what has no log yet', () => {
    const fresh = new Map([
      alive('x', 'waiting', { name: 'ws-41' }),
      alive('y', undefined),
      alive('z', 'idle', { cwd: undefined }),
    ]);
    assert.deepEqual(shown(viewOf(indexOf(), { now, live: fresh })), [
      'ws-41  waiting for you · new',
      'New session  idle · new',
      'New session  idle',
    ]);
  });
});
