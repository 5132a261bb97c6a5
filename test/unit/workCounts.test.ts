import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import type { RefreshReport } from '../../src/core/model/refreshReport.ts';
import type { Refresher } from '../../src/core/refresh.ts';
import { MemoryStore } from './world/memoryStore.ts';
import { LogTree } from './logTree.ts';
import { assistant, jsonl, otherSession, session, user } from './records.ts';

const main = `-home-dev-work-billing/${session}.jsonl`;
const agent = `-home-dev-work-billing/${session}/subagents/agent-1.jsonl`;
const other = `-home-dev-work-api/${otherSession}.jsonl`;
const text = jsonl(user('Please fix the VAT.'), assistant({ id: 'msg_A', output: 100 }));
const more = jsonl(assistant({ id: 'msg_B', output: 7 }));

/** The files are 10 s old when they are looked at: what happened to a folder is then told by its times. */
const later = (): number => Date.now() + 10_000;

const none = {
  filesStatted: 3,
  foldersStatted: 5,
  foldersListed: 0,
  filesOpened: 0,
  filesReadWhole: 0,
  bytesRead: 0,
  filesDeleted: 0,
  rowsWritten: 0,
};
type Work = typeof none;

function workOf(report: RefreshReport): Work {
  const { filesStatted, foldersStatted, foldersListed, filesOpened, filesReadWhole, bytesRead } = report;
  const { filesDeleted, rowsWritten } = report;
  return {
    filesStatted,
    foldersStatted,
    foldersListed,
    filesOpened,
    filesReadWhole,
    bytesRead,
    filesDeleted,
    rowsWritten,
  };
}

describe('the work of a refresh', () => {
  let tree: LogTree;
  let store: MemoryStore;
  let refresher: Refresher;

  const timed = (): Promise<RefreshReport> => refresher.request({ reason: 'timer' });

  beforeEach(async () => {
    tree = new LogTree();
    for (const file of [main, agent, other]) tree.write(file, text);
    store = new MemoryStore();
    refresher = tree.refresher(store, later);
    const cold = await refresher.request({ reason: 'start' });
    const all = { ...none, foldersListed: 5 };
    assert.deepEqual(workOf(cold), {
      ...all,
      foldersStatted: 0,
      filesOpened: 3,
      filesReadWhole: 3,
      bytesRead: 3 * text.length,
      rowsWritten: 3,
    });
    // The first look is a glob's; what is known of folders begins with the second.
    assert.deepEqual(workOf(await timed()), all);
  });

  afterEach(async () => {
    await refresher.stop();
    tree[Symbol.dispose]();
  });

  it('is a stat of each log and each folder where nothing changed', async () => {
    assert.deepEqual(workOf(await timed()), none);
  });

  it('is the new bytes of one log when a line is appended, whether a sweep finds it or a watcher tells of it', async () => {
    const one = { filesOpened: 1, bytesRead: more.length, rowsWritten: 1 };
    tree.append(main, more);
    assert.deepEqual(workOf(await timed()), { ...none, ...one });
    tree.append(main, more);
    const told = await refresher.request({ reason: 'watch', paths: [tree.pathOf(main)] });
    assert.deepEqual(workOf(told), { ...none, filesStatted: 1, foldersStatted: 0, ...one });
    assert.deepEqual(workOf(await timed()), none);
  });

  it('is one log read whole when it was cut', async () => {
    truncateSync(tree.pathOf(main), text.length - 1);
    const whole = { filesOpened: 1, filesReadWhole: 1, bytesRead: text.length - 1, rowsWritten: 1 };
    assert.deepEqual(workOf(await timed()), { ...none, ...whole });
  });

  it('is two folders listed and one log read for a new project', async () => {
    tree.write('-home-dev-work-site/s.jsonl', text);
    const found = { filesStatted: 4, foldersStatted: 6, foldersListed: 2 };
    const whole = { filesOpened: 1, filesReadWhole: 1, bytesRead: text.length, rowsWritten: 1 };
    assert.deepEqual(workOf(await timed()), { ...none, ...found, ...whole });
    assert.deepEqual(workOf(await timed()), { ...none, filesStatted: 4, foldersStatted: 6 });
  });

  it('is one folder listed and one log read for a new log in a known folder', async () => {
    tree.write(`-home-dev-work-billing/${session}/subagents/agent-2.jsonl`, text);
    const whole = { filesOpened: 1, filesReadWhole: 1, bytesRead: text.length, rowsWritten: 1 };
    assert.deepEqual(workOf(await timed()), { ...none, filesStatted: 4, foldersListed: 1, ...whole });
  });

  it('is one folder listed and one row marked for a deleted log', async () => {
    tree.remove(other);
    const gone = { filesStatted: 2, foldersListed: 1, filesDeleted: 1, rowsWritten: 1 };
    assert.deepEqual(workOf(await timed()), { ...none, ...gone });
    assert.deepEqual(workOf(await timed()), { ...none, filesStatted: 2 });
  });

  it('is no log opened at the next start', async () => {
    const next = tree.refresher(store, later);
    assert.deepEqual(next.load(), []);
    assert.deepEqual(workOf(await next.request({ reason: 'start' })), { ...none, foldersStatted: 0, foldersListed: 5 });
  });

  it('is a listing of every folder when somebody asks for it', async () => {
    assert.deepEqual(workOf(await refresher.request({ reason: 'command' })), { ...none, foldersListed: 5 });
  });
});
