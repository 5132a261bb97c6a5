import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { LogTree, pictureOf } from './logTree.ts';
import { assistant, jsonl, otherSession, session, user } from './records.ts';
import { cold, outputOf } from './world/coldRead.ts';
import { MemoryStore } from './world/memoryStore.ts';

const main = `-home-dev-work-billing/${session}.jsonl`;
const one = jsonl(user('Please fix the VAT.'), assistant({ id: 'msg_A', output: 100 }));
const two = jsonl(assistant({ id: 'msg_B', output: 7 }));

describe('Refresher, of logs that vanish', () => {
  it('keeps the figures of a deleted log, marked, also through a restart and a rebuild', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    tree.write(`-x/${otherSession}.jsonl`, two);
    const store = new MemoryStore();
    const refresher = tree.refresher(store);
    await refresher.request({ reason: 'start' });
    tree.remove(main);
    const report = await refresher.request({ reason: 'timer' });
    assert.equal(report.filesDeleted, 1);
    const later = tree.refresher(store);
    later.load();
    await later.request({ reason: 'start' });
    await later.request({ reason: 'rebuild' });
    for (const each of [refresher, later]) {
      assert.equal(outputOf(each), 107);
      const deleted = each.index.sessions().filter(({ isDeleted }) => isDeleted);
      assert.deepEqual([deleted.length, each.index.sessions().length], [1, 2]);
    }
  });

  it('takes a deleted log back as it was when it returns, without counting it twice', async () => {
    using tree = new LogTree();
    const away = path.join(tree.home, 'away.jsonl');
    tree.write(main, one);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    renameSync(tree.pathOf(main), away);
    await refresher.request({ reason: 'timer' });
    renameSync(away, tree.pathOf(main));
    tree.append(main, two);
    await refresher.request({ reason: 'timer' });
    assert.deepEqual(pictureOf(refresher.index), await cold(tree));
  });

  it('follows a renamed project without keeping a ghost of it', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const store = new MemoryStore();
    const refresher = tree.refresher(store);
    await refresher.request({ reason: 'start' });
    renameSync(tree.pathOf('-home-dev-work-billing'), tree.pathOf('-home-dev-work-accounts'));
    tree.append(`-home-dev-work-accounts/${session}.jsonl`, two);
    const report = await refresher.request({ reason: 'timer' });
    assert.deepEqual([report.filesDeleted, report.bytesRead], [0, two.length]);
    assert.deepEqual(pictureOf(refresher.index), await cold(tree));
    const later = tree.refresher(store);
    later.load();
    assert.deepEqual(pictureOf(later.index), await cold(tree));
  });
});
