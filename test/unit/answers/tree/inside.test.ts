import assert from 'node:assert/strict';
import { insideSession } from '../../../../src/core/answers/tree/inside/insideSession.ts';
import {
  type InsidePlace,
  type ItemRow,
  type Section,
  sections,
  type TreeRow,
} from '../../../../src/core/answers/tree/treeRow.ts';
import type { FileDigest } from '../../../../src/core/model/fileDigest.ts';
import type { Viewpoint } from '../../../../src/core/answers/viewpoint.ts';
import { mainLog, ms, workday } from '../acts/workday.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { assistant, otherSession, resultOf, session, toolUse, user } from '../../records.ts';

const now = ms('12:00:00');
const texts = {
  promptTitle: (_: string, offset: number) => `prompt at ${offset}`,
  actTexts: {
    errorAt: () => 'Exit code 1\nno such test',
    agentOf: (log: string | undefined) => ({ type: 'Explore', description: log?.includes('a1') ? 'Find callers' : '' }),
  },
};
const viewAt = (...digests: readonly FileDigest[]): Viewpoint => viewOf(indexOf(...digests), { now, ...texts });

const at = (id: string, place: object): InsidePlace =>
  ({ session: `-p/${id}`, under: 'ROW', ...place }) as unknown as InsidePlace;
const rowsAt = (view: Viewpoint, place: object, id = session, limit = 100) =>
  insideSession(view, at(id, place), limit)?.rows;
const shown = (rows: readonly TreeRow[] | undefined) =>
  rows?.map(({ title, description }) => `${title}  ${description}`);
const section = (name: Section): object => ({ kind: 'section', section: name });

describe('what is inside a session', () => {
  const view = viewAt(...workday());

  it('is told by kind, each with its count, and only where there is something', () => {
    assert.deepEqual(shown(rowsAt(view, { kind: 'session' })), [
      'Commands  2',
      'Files changed  2, +6 −2',
      'Tool calls  8, 1 error',
      'Sub-agents  1, $0.002',
      'Errors  2',
      'Compactions  1',
    ]);
    assert.deepEqual(shown(rowsAt(view, { kind: 'session' }, otherSession)), [
      'Commands  1',
      'Tool calls  2, 1 error',
      'Skills  1',
      'Errors  1',
    ]);
    assert.equal(rowsAt(view, { kind: 'session' }, 'gone'), undefined);
  });

  it('are the user’s commands with steps, errors, cost and whether they were interrupted', () => {
    const rows = rowsAt(view, section('commands')) as readonly ItemRow[];
    assert.deepEqual(shown(rows), [
      'prompt at 0  3 steps · 1 error · $0.002 · 2 h ago',
      '/init  interrupted · 2 steps · $0.003 · 1 h ago',
    ]);
    assert.deepEqual(
      rows.map(({ look }) => look),
      ['command', 'interrupted'],
    );
    assert.deepEqual(rows[0]!.target, { kind: 'transcript', session: `-p/${session}`, log: 'main', offset: 0 });
    assert.equal(rows[0]!.tooltip, 'Bash, Edit, Read, Task');
  });

  it('are files with the lines that changed in them', () => {
    const rows = rowsAt(view, section('files')) as readonly ItemRow[];
    assert.deepEqual(shown(rows), ['a.ts  +3 −2 · /p', 'new.md  created · +3 −0 · /p']);
    assert.deepEqual(
      rows.map(({ sentence }) => sentence),
      ['a.ts, modified, 3 lines added, 2 removed, /p', 'new.md, created, 3 lines added, 0 removed, /p'],
    );
    assert.deepEqual(rows[1]!.target, { kind: 'change', session: `-p/${session}`, path: '/p/new.md' });
  });

  it('are tools and skills with calls, errors and time', () => {
    assert.deepEqual(shown(rowsAt(view, section('tools'))), [
      'Bash  3 calls · 1 error · 1 denied · 10 s on average',
      'Edit  2 calls · 7.5 s on average',
      'Read  1 call · 2.0 s on average',
      'Task  1 call · 4 min on average',
      'Write  1 call · 1.0 s on average',
    ]);
    assert.deepEqual(shown(rowsAt(view, section('skills'), otherSession)), ['pdf  1 use · $0.005 · 59 min ago']);
  });

  it('are sub-agents with what they are for, type, tokens, cost and time', () => {
    const rows = rowsAt(view, section('agents')) as readonly ItemRow[];
    assert.deepEqual(shown(rows), ['Find callers  Explore · 96 · $0.002 · 45 s']);
    assert.deepEqual(rows[0]!.target, {
      kind: 'transcript',
      session: `-p/${session}`,
      log: 'subagents/agent-a1.jsonl',
      offset: 0,
    });
  });

  it('are errors in the words of what failed, and compactions with what they came to', () => {
    const rows = rowsAt(view, section('errors')) as readonly ItemRow[];
    assert.deepEqual(shown(rows), [
      'Service: rate_limit  Exit code 1 no such test · 1 h ago',
      'Bash  Exit code 1 no such test · 1 h ago',
    ]);
    assert.ok(rows.every(({ target }) => target?.kind === 'transcript'));
    assert.deepEqual(shown(rowsAt(view, section('compactions'))), [
      'Compacted by itself  1.0k → 100 tokens · $0.003 · 1 h ago',
    ]);
  });

  it('has ids of its own below each row of the session, page by page', () => {
    const ids = sections.flatMap((name) => rowsAt(view, section(name))!.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id.startsWith('ROW\n')));
    const page = rowsAt(view, section('tools'), session, 2)!;
    assert.deepEqual([page.length, page[2]!.title], [3, 'Show 3 more']);
    assert.deepEqual(shown(rowsAt(view, section('errors'), session, 1))?.at(-1), 'Show 1 more  ');
  });

  it('opens nothing where the log is gone', () => {
    const gone = viewAt(...workday().map((digest) => ({ ...digest, isDeleted: true })));
    for (const name of ['commands', 'errors', 'agents', 'compactions'] as const) {
      for (const row of rowsAt(gone, section(name)) as readonly ItemRow[]) assert.equal(row.target, undefined);
    }
    assert.match(shown(rowsAt(gone, section('commands')))![0]!, /^A prompt that is gone with its log {2}3 steps/);
  });
});

describe('sub-agents', () => {
  const line = (agentId: string): object => ({ isSidechain: true, agentId });
  const started = (id: string, agent: string, by: object = {}): object[] => [
    assistant({ id: `msg_${id}`, content: [toolUse(`toolu_${id}`, 'Task', { subagent_type: 'Plan' })], line: by }),
    resultOf(`toolu_${id}`, { agentId: agent, status: 'completed' }, {}, by),
  ];
  const folder = `-p/${session}/subagents`;
  const view = viewAt(
    digestOf(mainLog, [user('Go'), ...started('M', 'a1')]),
    digestOf(`${folder}/agent-a1.jsonl`, [user('One', line('a1')), ...started('A', 'a2', line('a1'))]),
    digestOf(`${folder}/agent-a2.jsonl`, [user('Two', line('a2')), assistant({ id: 'msg_B', line: line('a2') })]),
    digestOf(`${folder}/workflows/wf_7/agent-w1.jsonl`, [assistant({ id: 'msg_W', output: 50_000, line: line('w1') })]),
    digestOf(`${folder}/workflows/wf_7/agent-w2.jsonl`, [assistant({ id: 'msg_V', output: 50_000, line: line('w2') })]),
  );

  it('stand below who started them, and those of a workflow together', () => {
    const rows = rowsAt(view, section('agents')) as readonly ItemRow[];
    assert.deepEqual(
      rows.map(({ look, title, place }) => [look, title, place?.kind]),
      [
        ['agent', 'Find callers', 'agent'],
        ['workflow', 'Workflow wf_7', 'workflow'],
      ],
    );
    assert.deepEqual(
      shown(rowsAt(view, rows[0]!.place!))?.map((row) => row.split('  ')[0]),
      ['Plan'],
    );
    assert.equal(rows[1]!.description, '2 sub-agents · 100.0k · $2.00');
    assert.equal(rowsAt(view, rows[1]!.place!)?.length, 2);
  });
});
