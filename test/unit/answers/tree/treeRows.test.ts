import assert from 'node:assert/strict';
import { sharesOf } from '../../../../src/core/answers/tree/shares.ts';
import { treeBranches } from '../../../../src/core/answers/tree/treeBranches.ts';
import { treePath } from '../../../../src/core/answers/tree/treePath.ts';
import type { TreePlace, TreeRow } from '../../../../src/core/answers/tree/treeRow.ts';
import { type TreeShape, usualShape } from '../../../../src/core/answers/tree/treeShape.ts';
import type { Viewpoint } from '../../../../src/core/answers/viewpoint.ts';
import { assistant, user } from '../../records.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';

interface Worked {
  readonly id: string;
  readonly at: string;
  readonly branch?: string;
  readonly model?: string;
  readonly output?: number;
}

/** A session with a title, and what it did. Opus 5.5 takes 20 dollars for a million tokens of output. */
function session(name: string, cwd: string, ...work: readonly Worked[]) {
  const line = { sessionId: name, cwd };
  return digestOf(`${cwd.replaceAll('/', '-')}/${name}.jsonl`, [
    { type: 'ai-title', aiTitle: `Title of ${name}`, sessionId: name },
    ...work.map(({ id, at, branch = 'main', model = 'claude-opus-5-5', output = 100_000 }) =>
      assistant({ id, at, model, input: 0, output, line: { ...line, gitBranch: branch } }),
    ),
  ]);
}

const digests = [
  session(
    's1',
    '/home/dev/work/billing',
    { id: 'msg_A', at: '2026-11-21T10:00:00Z', branch: 'main' },
    { id: 'msg_B', at: '2026-11-22T13:00:00Z', branch: 'vat', output: 300_000 },
  ),
  session('s2', '/home/dev/work/billing', { id: 'msg_C', at: '2026-11-21T12:00:00Z', branch: 'vat' }),
  session('s3', '/home/dev/work/api', {
    id: 'msg_D',
    at: '2026-11-20T12:00:00Z',
    branch: '',
    model: 'claude-haiku-4-5',
    output: 200_000,
  }),
  session('s4', '/srv/app/.claude/worktrees/x', { id: 'msg_E', at: '2026-11-22T14:00:00Z', output: 50_000 }),
  digestOf('-home-dev-work-api/s5.jsonl', [user('Only a question', { sessionId: 's5', cwd: '/home/dev/work/api' })]),
  digestOf('-home-dev-work-api/s6.jsonl', [{ type: 'mode' }]),
];

const view = viewOf(indexOf(...digests), { workspaceFolders: ['/srv/app'] });

const rowsAt = (
  shape: Partial<TreeShape>,
  place: TreePlace = { kind: 'root' },
  limit = 100,
  from: Viewpoint = view,
) => {
  const whole = { ...usualShape, ...shape };
  return treeBranches(from, whole, sharesOf(from, whole), [{ place, limit }]).branches[0]?.rows;
};

const shown = (rows: readonly TreeRow[] | undefined) =>
  rows?.map(({ title, description }) => `${title}  ${description}`);

describe('the rows of the side bar', () => {
  it('are projects, worktrees with their repository, and below them sessions', () => {
    assert.deepEqual(shown(rowsAt({})), [
      'app  (1 worktree)  1 session · $1.00',
      'billing  2 sessions · $10.00',
      'api  2 sessions · $1.00',
    ]);
    assert.deepEqual(shown(rowsAt({}, { kind: 'project', project: '/home/dev/work/billing' })), [
      'Title of s1  1 h ago · $8.00',
      'Title of s2  Sat · $2.00',
    ]);
  });

  it('say where a project is if another is called the same', () => {
    const work = { id: 'msg_A', at: '2026-11-22T13:00:00Z' };
    const twins = indexOf(
      session('s1', '/home/dev/work/api', work),
      session('s2', '/home/dev/play/api', { ...work, id: 'msg_B' }),
      session('s3', '/home/dev/play/web', { ...work, id: 'msg_C' }),
    );
    const rows = shown(rowsAt({ orderBy: 'name' }, { kind: 'root' }, 100, viewOf(twins)));
    assert.deepEqual(rows, [
      'api  ~/play  1 session · $2.00',
      'api  ~/work  1 session · $2.00',
      'web  1 session · $2.00',
    ]);
  });

  it('are by branch projects, branches and what was done on each', () => {
    const project = '/home/dev/work/billing';
    assert.deepEqual(shown(rowsAt({ groupBy: 'branch' }))?.[1], 'billing  2 sessions · $10.00');
    assert.deepEqual(shown(rowsAt({ groupBy: 'branch' }, { kind: 'project', project })), [
      'vat  2 sessions · $8.00',
      'main  1 session · $2.00',
    ]);
    assert.deepEqual(shown(rowsAt({ groupBy: 'branch' }, { kind: 'branch', project, branch: 'vat' })), [
      'Title of s1  1 h ago · $6.00',
      'Title of s2  Sat · $2.00',
    ]);
    const api = { kind: 'project', project: '/home/dev/work/api' } as const;
    assert.deepEqual(shown(rowsAt({ groupBy: 'branch' }, api)), ['No branch  2 sessions · $1.00']);
  });

  it('are by day what was done on it, at its times', () => {
    assert.deepEqual(shown(rowsAt({ groupBy: 'day' })), [
      'Today, 22 Nov  2 sessions · $7.00',
      'Yesterday, 21 Nov  2 sessions · $4.00',
      'Fri, 20 Nov  2 sessions · $1.00',
    ]);
    assert.deepEqual(shown(rowsAt({ groupBy: 'day' }, { kind: 'day', day: '2026-11-22' })), [
      'Title of s4  14:00 · $1.00 · app',
      'Title of s1  13:00 · $6.00 · billing',
    ]);
  });

  it('are by model who used it, and those who used none', () => {
    assert.deepEqual(shown(rowsAt({ groupBy: 'model', orderBy: 'cost' })), [
      'claude-opus-5-5  3 sessions · $11.00',
      'claude-haiku-4-5  1 session · $1.00',
      'No model named  1 session',
    ]);
  });

  it('are without groups the sessions, with the project of each', () => {
    assert.deepEqual(shown(rowsAt({ groupBy: 'flat' })), [
      'Title of s4  5 min ago · $1.00 · app',
      'Title of s1  1 h ago · $8.00 · billing',
      'Title of s2  Sat · $2.00 · billing',
      'Title of s3  Fri · $1.00 · api',
      'Untitled session of 2026-11-20 09:59  Fri · api',
    ]);
  });

  it('stand in the order that was asked for', () => {
    const titles = (orderBy: TreeShape['orderBy']) =>
      rowsAt({ groupBy: 'flat', orderBy })!.map(({ title }) => title.replace('Title of ', ''));
    assert.deepEqual(titles('cost').slice(0, 4), ['s1', 's2', 's4', 's3']);
    assert.deepEqual(titles('tokens').slice(0, 4), ['s1', 's3', 's2', 's4']);
    assert.deepEqual(titles('name').slice(0, 4), ['s1', 's2', 's3', 's4']);
  });

  it('are those that have every word of the filter somewhere, and of the open folders if that is asked', () => {
    const found = (shape: Partial<TreeShape>) =>
      rowsAt({ groupBy: 'flat', orderBy: 'name', ...shape })!.map(({ title }) => title.replace('Title of ', ''));
    assert.deepEqual(found({ filter: 'BILLING  title' }), ['s1', 's2']);
    assert.deepEqual(found({ filter: '~/work vat s2' }), ['s2']);
    assert.deepEqual(found({ filter: 'billing api' }), []);
    assert.deepEqual(found({ isWorkspaceOnly: true }), ['s4']);
    assert.deepEqual(found({ isWorkspaceOnly: true, filter: 'billing' }), []);
    assert.deepEqual(shown(rowsAt({ filter: 's2' })), ['billing  1 session · $2.00']);
  });

  it('have ids of their own, also where a session stands in several groups', () => {
    for (const groupBy of ['project', 'branch', 'day', 'model', 'flat'] as const) {
      const ids: string[] = [];
      const walk = (place: TreePlace): void => {
        for (const row of rowsAt({ groupBy }, place)!) {
          ids.push(row.id);
          if (row.kind === 'group') walk(row.place);
        }
      };
      walk({ kind: 'root' });
      assert.ok(ids.length > 4);
      assert.equal(new Set(ids).size, ids.length, groupBy);
    }
  });

  it('speak in whole sentences', () => {
    const said = (shape: Partial<TreeShape>, place?: TreePlace) => rowsAt(shape, place)![0]!.sentence;
    assert.equal(said({ groupBy: 'day' }), 'Today, 22 Nov, 2 sessions, 7 dollars');
    assert.equal(said({ groupBy: 'model' }), 'claude-opus-5-5, 3 sessions, 11 dollars, last active 5 min ago');
    assert.equal(said({ groupBy: 'flat' }), 'Title of s4, completed, app, last active 5 min ago, 1 dollar');
  });

  it('end where no more were asked for, with a row that says how many are left', () => {
    const rows = rowsAt({ groupBy: 'flat' }, { kind: 'root' }, 2)!;
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['session', 'session', 'more'],
    );
    assert.deepEqual(rows[2]!.title, 'Show 3 more');
  });

  it('sum up what is shown', () => {
    const summary = (shape: Partial<TreeShape>) => {
      const whole = { ...usualShape, ...shape };
      return treeBranches(view, whole, sharesOf(view, whole), []).summary;
    };
    for (const groupBy of ['project', 'branch', 'day', 'model', 'flat'] as const)
      assert.equal(summary({ groupBy }), '5 sessions · $12.00');
    assert.equal(summary({ filter: 'billing' }), '2 sessions · $10.00');
    assert.equal(summary({ filter: 'nowhere' }), '');
  });

  it('are gone where their place is', () => {
    assert.equal(rowsAt({}, { kind: 'project', project: '/gone' }), undefined);
    assert.equal(rowsAt({ groupBy: 'day' }, { kind: 'day', day: '2025-01-01' }), undefined);
  });
});

describe('the way to a session', () => {
  const way = (shape: Partial<TreeShape>, key: string) => {
    const whole = { ...usualShape, ...shape };
    return treePath(view, whole, sharesOf(view, whole), key)?.map(({ row, position }) => `${position} ${row.title}`);
  };
  const key = '-home-dev-work-billing/s1';

  it('leads from the root to where it was active last', () => {
    assert.deepEqual(way({}, key), ['1 billing', '0 Title of s1']);
    assert.deepEqual(way({ groupBy: 'branch' }, key), ['1 billing', '0 vat', '0 Title of s1']);
    assert.deepEqual(way({ groupBy: 'day' }, key), ['0 Today, 22 Nov', '1 Title of s1']);
    assert.deepEqual(way({ groupBy: 'flat', orderBy: 'cost' }, key), ['0 Title of s1']);
  });

  it('is none where the session is not shown', () => {
    assert.equal(way({ filter: 'api' }, key), undefined);
    assert.equal(way({}, 'no/such'), undefined);
  });
});
