import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type BranchRequest,
  pageRows,
  type TreeAnswer,
  type TreeRow,
} from '../../../../src/core/answers/tree/treeRow.ts';
import { TreeModel } from '../../../../src/host/tree/treeModel.ts';
import type { TreeNode } from '../../../../src/host/tree/treeNode.ts';

/** What the worker has: project → description, and its sessions → description. */
type World = Readonly<Record<string, { readonly says: string; readonly sessions: Readonly<Record<string, string>> }>>;

const face = (title: string, description: string) => ({ title, description, sentence: `${title}, ${description}` });

function rowsOf(world: World, { place, limit }: BranchRequest): TreeRow[] | undefined {
  if (place.kind === 'root') {
    const rows = Object.entries(world).map(([project, { says }]): TreeRow => ({
      kind: 'group',
      id: `project:${project}`,
      place: { kind: 'project', project },
      tooltip: project,
      ...face(project, says),
    }));
    return page(rows, limit);
  }
  if (place.kind !== 'project') return [];
  const project = world[place.project];
  if (!project) return undefined;
  const rows = Object.entries(project.sessions).map(([key, says]): TreeRow => ({
    kind: 'session',
    id: `session:${place.project}/${key}`,
    place: { kind: 'session', session: key, under: `session:${place.project}/${key}` },
    isExpandable: false,
    ...{ key, sessionId: key, status: 'completed', lastAt: 0, path: undefined },
    ...face(key, says),
  }));
  return page(rows, limit);
}

const page = (rows: TreeRow[], limit: number): TreeRow[] =>
  rows.length > limit ? [...rows.slice(0, limit), { kind: 'more', id: 'more', ...face('more', '') }] : rows;

/** A worker that answers when it is told to, with what the world is then. */
class Worker {
  world: World;
  readonly asked: (readonly BranchRequest[])[] = [];

  constructor(world: World) {
    this.world = world;
  }

  readonly ask = async (requests: readonly BranchRequest[]): Promise<TreeAnswer> => {
    this.asked.push(requests);
    await Promise.resolve();
    return {
      summary: '',
      branches: requests.map((request) => {
        const rows = rowsOf(this.world, request);
        return rows && { rows };
      }),
    };
  };
}

const twoProjects: World = {
  api: { says: '$1', sessions: { a: '$1', b: '$0' } },
  billing: { says: '$2', sessions: { c: '$2' } },
};

async function opened(): Promise<{ worker: Worker; model: TreeModel; api: TreeNode; billing: TreeNode }> {
  const worker = new Worker(twoProjects);
  const model = new TreeModel(worker.ask);
  const [api, billing] = await model.children(undefined);
  return { worker, model, api: api!, billing: billing! };
}

describe('TreeModel', () => {
  it('asks only for what is opened, and once', async () => {
    const { worker, model, api } = await opened();
    await model.children(api);
    await model.children(api);
    assert.deepEqual(
      worker.asked.map((requests) => requests.map(({ place }) => place.kind)),
      [['root'], ['project']],
    );
  });

  it('draws nothing where nothing has changed, and asks for all that is open in one question', async () => {
    const { worker, model, api } = await opened();
    await model.children(api);
    assert.deepEqual(await model.refresh(), []);
    assert.deepEqual(
      worker.asked.at(-1)!.map(({ place }) => place),
      [{ kind: 'root' }, { kind: 'project', project: 'api' }],
    );
  });

  it('draws a row that has changed, and keeps its node', async () => {
    const { worker, model, api } = await opened();
    const [a] = await model.children(api);
    worker.world = { ...twoProjects, api: { says: '$1', sessions: { a: '$9', b: '$0' } } };
    assert.deepEqual(await model.refresh(), [a]);
    assert.equal(a!.row.description, '$9');
  });

  it('draws a parent to which rows came, went or moved, with what is below it but not twice', async () => {
    const { worker, model, api, billing } = await opened();
    await model.children(api);
    await model.children(billing);
    worker.world = { ...twoProjects, api: { says: '$5', sessions: { b: '$4', a: '$1', z: '$0' } } };
    assert.deepEqual(await model.refresh(), [api]);
    worker.world = { billing: twoProjects['billing']! };
    assert.equal(await model.refresh(), undefined);
    assert.deepEqual(await model.children(undefined), [billing]);
    assert.equal(model.known(api), undefined);
  });

  it('lets a closed node be, and asks again when it is opened', async () => {
    const { worker, model, api } = await opened();
    await model.children(api);
    model.close(api);
    worker.world = { ...twoProjects, api: { says: '$1', sessions: { n: '$1' } } };
    assert.deepEqual(await model.refresh(), []);
    assert.deepEqual(
      (await model.children(api)).map(({ row }) => row.title),
      ['n'],
    );
  });

  it('forgets answers to what was asked before it began anew', async () => {
    const { worker, model, api } = await opened();
    const late = [model.children(api), model.refresh()];
    model.clear();
    assert.deepEqual(await Promise.all(late), [[], []]);
    assert.equal(model.known(undefined), undefined);
    worker.world = {};
    assert.deepEqual(await model.children(undefined), []);
  });

  it('shows rows page by page, and finds the way to one that no page shows yet', async () => {
    const many = Object.fromEntries(Array.from({ length: 2.5 * pageRows }, (_, i) => [`s${i}`, '']));
    const worker = new Worker({ api: { says: '', sessions: many } });
    const model = new TreeModel(worker.ask);
    const [api] = await model.children(undefined);
    assert.equal((await model.children(api)).length, pageRows + 1);
    const next = await model.showMore(api);
    assert.equal(next!.row.title, `s${pageRows}`);
    const last = `s${2.5 * pageRows - 1}`;
    const [root] = rowsOf(worker.world, { place: { kind: 'root' }, limit: 1 })!;
    const steps = [
      { row: root!, position: 0 },
      { row: { ...next!.row, id: `session:api/${last}` }, position: 2.5 * pageRows - 1 },
    ];
    const { node, redraw } = await model.nodeAt(steps);
    assert.deepEqual([node!.row.title, node!.parent, redraw], [last, api, [api]]);
    assert.equal((await model.nodeAt([{ row: { ...root!, id: 'project:gone' }, position: 0 }])).node, undefined);
  });

  const anyWorld: fc.Arbitrary<World> = fc.dictionary(
    fc.constantFrom('p', 'q', 'r'),
    fc.record({
      says: fc.constantFrom('1', '2'),
      sessions: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2')),
    }),
  );

  it('is after any changes what the worker has, and everything that differs was drawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyWorld, { minLength: 2, maxLength: 6 }), async (worlds) => {
        const worker = new Worker(worlds[0]!);
        const model = new TreeModel(worker.ask);
        /** What VS Code shows: it asks for the children of what it is told to draw. */
        const draw = async (parent?: TreeNode): Promise<void> => {
          for (const child of await model.children(parent)) if (child.row.kind === 'group') await draw(child);
        };
        await draw();
        let drawn = pictureOf(model);
        for (const next of worlds) {
          const before = drawn;
          worker.world = next;
          const redraw = await model.refresh();
          for (const node of redraw ?? [undefined]) await draw(node);
          drawn = pictureOf(model);
          assert.deepEqual([...drawn.keys()].toSorted(), expectedIds(next));
          const redrawn = new Set(redraw?.map(({ row }) => row.id));
          for (const [id, text] of drawn) {
            if (redraw === undefined || before.get(id) === text) continue;
            assert.ok(isRedrawn(model, id, redrawn), `${id} was not drawn`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

function pictureOf(model: TreeModel): Map<string, string> {
  const drawn = new Map<string, string>();
  const walk = (parent: TreeNode | undefined): void => {
    for (const node of model.known(parent) ?? []) {
      drawn.set(node.row.id, node.row.description);
      walk(node);
    }
  };
  walk(undefined);
  return drawn;
}

function expectedIds(world: World): string[] {
  return Object.entries(world)
    .flatMap(([project, { sessions }]) => [
      `project:${project}`,
      ...Object.keys(sessions).map((key) => `session:${project}/${key}`),
    ])
    .toSorted();
}

function isRedrawn(model: TreeModel, id: string, redrawn: ReadonlySet<string>): boolean {
  const find = (parent: TreeNode | undefined): TreeNode | undefined => {
    for (const node of model.known(parent) ?? []) {
      const found = node.row.id === id ? node : find(node);
      if (found) return found;
    }
    return undefined;
  };
  for (let node = find(undefined); node; node = node.parent) if (redrawn.has(node.row.id)) return true;
  return false;
}
