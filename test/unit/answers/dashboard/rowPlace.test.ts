import assert from 'node:assert/strict';
import { dashboard } from '../../../../src/core/answers/dashboard/dashboard.ts';
import type { TableName } from '../../../../src/core/answers/dashboard/question.ts';
import { rowPlace } from '../../../../src/core/answers/dashboard/rowPlace.ts';
import type { DashboardTable } from '../../../../src/core/answers/dashboard/tables/table.ts';
import { usualQuestion } from '../../../../src/link/dashboardQuestion.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { assistant, jsonl, resultOf, session, toolUse, user } from '../../records.ts';

const at = (time: string): string => `2026-11-20T${time}Z`;
const patch = { structuredPatch: [{ lines: ['+a'] }] };
const failure = { is_error: true, content: 'no' };
const calls = (id: string, time: string, ...content: readonly object[]) =>
  assistant({ id: `msg_${id}`, at: at(time), content, line: { cwd: '/p/a', gitBranch: 'topic' } });
const answered = (id: string, time: string, told?: unknown, block: object = {}) =>
  resultOf(id, told, block, { timestamp: at(time) });

const records = [
  calls('A', '10:00:00', toolUse('t1', 'Edit', { file_path: '/p/a/x.ts' })),
  answered('t1', '10:00:01', patch),
  calls('B', '10:01:00', toolUse('t2', 'Edit', { file_path: '/p/a/x.ts' })),
  answered('t2', '10:01:01', patch),
  calls('C', '10:02:00', toolUse('t3', 'Bash'), toolUse('t4', 'Skill', { skill: 'review' })),
  answered('t3', '10:02:01', 'Error', failure),
  answered('t4', '10:02:02'),
  user('<command-name>/review</command-name>', { uuid: 'u-1', timestamp: at('09:00:00') }),
];
const agent = [
  assistant({
    id: 'msg_Z',
    at: at('10:03:00'),
    line: { isSidechain: true, agentId: 'a1', attributionAgent: 'Explore' },
  }),
];
const view = viewOf(
  indexOf(digestOf(`-p-a/${session}.jsonl`, records), digestOf(`-p-a/${session}/subagents/agent-a1.jsonl`, agent)),
);
const asking = (name: TableName) => ({
  ...usualQuestion,
  range: 'all' as const,
  table: { ...usualQuestion.table, name },
});
const table = (name: TableName): DashboardTable => dashboard(view, asking(name)).table;

/** Where each row's place is: its log, and which of the records it is. */
function places(name: TableName): string[] {
  return table(name).rows.map(({ cells, opens }) => {
    assert.equal(opens?.kind, 'place');
    const { table: of, key } = opens;
    const { log, offset } = rowPlace(view, asking(name), of, key)!;
    const record = records.findIndex((_, i) => jsonl(...records.slice(0, i)).length === offset);
    return `${cells[0]!.text}: ${log} ${log === 'main' ? record : offset}`;
  });
}

describe('a row of the dashboard', () => {
  it('leads to the latest of what it stands for', () => {
    assert.deepEqual(places('tools').toSorted(), ['Bash: main 4', 'Edit: main 2', 'Skill: main 4']);
    assert.deepEqual(places('files'), ['x.ts: main 2']);
    assert.deepEqual(places('skills'), ['review: main 4']);
    assert.deepEqual(places('agents'), ['Explore: subagents/agent-a1.jsonl 0']);
  });

  it('leads to the call that failed', () => {
    assert.deepEqual(places('errors'), ['Bash: main 4']);
  });

  it('leads nowhere when what it stands for is gone', () => {
    for (const name of ['tools', 'files', 'skills', 'agents', 'errors'] as const)
      assert.equal(rowPlace(view, asking(name), name, 'no such'), undefined);
  });

  it('of a branch leads to its sessions', () => {
    const { opens } = table('branches').rows[0]!;
    assert.deepEqual(opens, { kind: 'rows', table: 'sessions', filter: 'topic a' });
    const { filter } = opens;
    const asked = asking('sessions');
    assert.equal(dashboard(view, { ...asked, table: { ...asked.table, filter } }).table.rows.length, 1);
  });

  it('always leads somewhere', () => {
    for (const name of [
      'projects',
      'sessions',
      'branches',
      'models',
      'tools',
      'skills',
      'agents',
      'files',
      'errors',
      'prices',
    ] as const) {
      const { rows } = table(name);
      assert.ok(rows.length > 0, name);
      for (const { opens } of rows) assert.ok(opens, name);
    }
  });
});
