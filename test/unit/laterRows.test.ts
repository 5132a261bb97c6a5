import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import type { Refresher } from '../../src/core/refresh.ts';
import type { PackedDigest } from '../../src/core/store/digestStore.ts';
import type { Fault } from '../../src/core/model/fault.ts';
import { unpackDigest } from '../../src/core/digest/packDigest.ts';
import { failed, ok, type Result } from '../../src/core/kit/result.ts';
import { LogTree, pictureOf } from './logTree.ts';
import { assistant, jsonl, session, user } from './records.ts';
import { MemoryStore } from './world/memoryStore.ts';

const main = `-a/${session}.jsonl`;
const lineOf = (id: string): string => jsonl(assistant({ id, output: 7 }));

/** Tells what was done to it. */
class WatchedStore extends MemoryStore {
  readonly said: string[] = [];
  isFull = false;

  override save(rows: readonly PackedDigest[]): Result<void, Fault> {
    if (this.isFull) return failed({ kind: 'disk-full', path: '/store', message: 'full' });
    this.said.push(...rows.map(({ path, bytes }) => `saves ${unpackDigest(bytes)!.turns.length} turns of ${path}`));
    return super.save(rows);
  }

  override forget(paths: readonly string[]): Result<void, Fault> {
    if (paths.length > 0) this.said.push(`forgets ${paths.join()}`);
    return paths.length > 0 ? super.forget(paths) : ok(undefined);
  }
}

describe('what a watcher’s hint brings', () => {
  let tree: LogTree;
  let store: WatchedStore;
  let refresher: Refresher;
  let waiting: (() => void)[];
  const hint = (...files: string[]) =>
    refresher.request({ reason: 'watch', paths: files.map((file) => tree.pathOf(file)) });
  const whileLater = (): void => {
    for (const action of waiting.splice(0)) action();
  };

  beforeEach(async () => {
    tree = new LogTree();
    store = new WatchedStore();
    waiting = [];
    refresher = tree.refresher(store, undefined, (action) => waiting.push(action));
    tree.write(main, jsonl(user('Fix it')) + lineOf('msg_A'));
    await refresher.request({ reason: 'start' });
    store.said.length = 0;
  });

  afterEach(async () => {
    await refresher.stop();
    tree[Symbol.dispose]();
  });

  it('is known at once, and saved a while later together with what came meanwhile', async () => {
    tree.append(main, lineOf('msg_B'));
    const first = await hint(main);
    assert.deepEqual([first.filesRead, first.rowsWritten, refresher.index.ledger.length], [1, 0, 2]);
    tree.append(main, lineOf('msg_C'));
    await hint(main);
    assert.deepEqual([store.said, waiting.length], [[], 1]);
    whileLater();
    assert.deepEqual(store.said, [`saves 3 turns of ${tree.pathOf(main)}`]);
    tree.append(main, lineOf('msg_D'));
    await hint(main);
    whileLater();
    assert.equal(store.said.at(-1), `saves 4 turns of ${tree.pathOf(main)}`);
    const other = tree.refresher(store);
    other.load();
    assert.deepEqual(pictureOf(other.index), pictureOf(refresher.index));
  });

  it('is saved by the next look at everything, once', async () => {
    tree.append(main, lineOf('msg_B'));
    await hint(main);
    const sweep = await refresher.request({ reason: 'timer' });
    assert.deepEqual([sweep.filesRead, sweep.rowsWritten], [0, 1]);
    tree.append(main, lineOf('msg_C'));
    await hint(main);
    tree.append(main, lineOf('msg_D'));
    await refresher.request({ reason: 'timer' });
    whileLater();
    assert.deepEqual(
      store.said,
      [2, 4].map((turns) => `saves ${turns} turns of ${tree.pathOf(main)}`),
    );
  });

  it('is saved at the end', async () => {
    tree.append(main, lineOf('msg_B'));
    await hint(main);
    await refresher.stop();
    assert.deepEqual(store.said, [`saves 2 turns of ${tree.pathOf(main)}`]);
  });

  it('is saved where a log is now before it is forgotten where it was', async () => {
    const moved = `-b/${session}.jsonl`;
    tree.append(main, lineOf('msg_B'));
    await hint(main);
    tree.write('-b/other.jsonl', '');
    renameSync(tree.pathOf(main), tree.pathOf(moved));
    await hint(main, moved);
    const said = [`saves 2 turns of ${tree.pathOf(moved)}`, `forgets ${tree.pathOf(main)}`];
    assert.deepEqual(store.said, said);
    whileLater();
    assert.deepEqual(store.said, said);
  });

  it('tells with the next refresh what kept it from being saved', async () => {
    tree.append(main, lineOf('msg_B'));
    await hint(main);
    store.isFull = true;
    whileLater();
    const { faults } = await refresher.request({ reason: 'timer' });
    assert.deepEqual(
      faults.map(({ kind }) => kind),
      ['disk-full'],
    );
    assert.deepEqual((await refresher.request({ reason: 'timer' })).faults, []);
  });
});
