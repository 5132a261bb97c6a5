import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, renameSync, symlinkSync, truncateSync } from 'node:fs';
import { packDigest } from '../../src/core/digest/packDigest.ts';
import { packFormerly } from './digest/formerRow.ts';
import { MemoryStore } from './world/memoryStore.ts';
import { LogTree, pictureOf } from './logTree.ts';
import { cold, outputOf } from './world/coldRead.ts';
import { assistant, jsonl, otherSession, session, user } from './records.ts';

const main = `-home-dev-work-billing/${session}.jsonl`;
const one = jsonl(user('Please fix the VAT.'), assistant({ id: 'msg_A', output: 100 }));
const two = jsonl(assistant({ id: 'msg_B', output: 7 }));

/** Root may read everything; nobody may not. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid!() === 0;
  if (isRoot) process.seteuid!(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid!(0);
  }
}

describe('Refresher', () => {
  it('reads every byte once: new files whole, then only what is appended', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const refresher = tree.refresher();
    const first = await refresher.request({ reason: 'start' });
    assert.deepEqual(
      [
        first.filesSeen,
        first.filesRead,
        first.filesReadWhole,
        first.bytesRead,
        first.lines,
        first.cacheMisses,
        first.rowsWritten,
      ],
      [1, 1, 1, one.length, 2, 1, 1],
    );
    const idle = await refresher.request({ reason: 'timer' });
    assert.deepEqual(
      [idle.filesStatted, idle.filesRead, idle.bytesRead, idle.cacheHits, idle.rowsWritten],
      [1, 0, 0, 1, 0],
    );
    tree.append(main, two);
    const grown = await refresher.request({ reason: 'timer' });
    assert.deepEqual(
      [grown.filesRead, grown.filesReadWhole, grown.bytesRead, grown.lines, grown.rowsWritten],
      [1, 0, two.length, 1, 1],
    );
    assert.equal(outputOf(refresher), 107);
  });

  it('knows what a store of the former format knew, deleted logs too, and packs that anew, once', async () => {
    using tree = new LogTree();
    tree.write(
      main,
      jsonl(assistant({ id: 'msg_A', output: 100 }), assistant({ id: 'msg_C', model: 'claude-haiku-4-5' })),
    );
    tree.write(`-home-dev-work-billing/${otherSession}.jsonl`, two + one);
    const before = tree.refresher();
    await before.request({ reason: 'start' });
    tree.remove(main);
    await before.request({ reason: 'timer' });
    const store = new MemoryStore();
    const rows = before.index.digests().map((digest) => ({ path: digest.file.path, bytes: packFormerly(digest) }));
    store.save(rows);

    const after = tree.refresher(store);
    assert.deepEqual(after.load(), []);
    assert.deepEqual(pictureOf(after.index), pictureOf(before.index));
    const report = await after.request({ reason: 'start' });
    assert.deepEqual([report.bytesRead, report.rowsWritten], [0, 0]);
    const packed = store.load();
    assert.ok(packed.ok);
    const anew = before.index.digests().map((digest) => ({ path: digest.file.path, bytes: packDigest(digest) }));
    assert.deepEqual(packed.value, anew);
  });

  it('counts an earlier message for more when a line that is appended says more of it, and no other twice', async () => {
    using tree = new LogTree();
    tree.write(main, jsonl(assistant({ id: 'msg_A', output: 100 }), assistant({ id: 'msg_B', output: 7 })));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    tree.append(main, jsonl(assistant({ id: 'msg_A', output: 350 })));
    await refresher.request({ reason: 'timer' });
    assert.equal(outputOf(refresher), 357);
    assert.deepEqual(pictureOf(refresher.index), await cold(tree));
  });

  it('reads nothing on a second start over unchanged logs', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    tree.write(`-home-dev-work-api/${otherSession}.jsonl`, two);
    const store = new MemoryStore();
    const before = tree.refresher(store);
    await before.request({ reason: 'start' });
    const after = tree.refresher(store);
    assert.deepEqual(after.load(), []);
    const report = await after.request({ reason: 'start' });
    assert.deepEqual([report.bytesRead, report.filesRead, report.cacheHits, report.rowsWritten], [0, 0, 2, 0]);
    assert.deepEqual(pictureOf(after.index), pictureOf(before.index));
  });

  it('counts half a line only when its other half has come', async () => {
    using tree = new LogTree();
    tree.write(main, one + two.slice(0, 50));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    assert.equal(outputOf(refresher), 100);
    assert.deepEqual(refresher.index.digests()[0]!.skips, []);
    tree.append(main, two.slice(50));
    await refresher.request({ reason: 'timer' });
    assert.equal(outputOf(refresher), 107);
    assert.deepEqual(pictureOf(refresher.index), await cold(tree));
  });

  it('counts a whole last line without its newline, and not twice when the newline comes', async () => {
    using tree = new LogTree();
    tree.write(main, one + two.trimEnd());
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    assert.equal(outputOf(refresher), 107);
    tree.append(main, `\n${jsonl(assistant({ id: 'msg_C', output: 1000 }))}`);
    await refresher.request({ reason: 'timer' });
    assert.equal(outputOf(refresher), 1107);
    assert.equal(refresher.index.sessions()[0]!.messageLines, 4);
    assert.deepEqual(pictureOf(refresher.index), await cold(tree));
  });

  it('takes a whole last line back when what follows shows that it was none', async () => {
    using tree = new LogTree();
    const open =
      '{"x":1,"type":"assistant","message":{"id":"msg_Q","model":"m","usage":{"input_tokens":1,"output_tokens":5}}}';
    tree.write(main, one + open);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    assert.equal(outputOf(refresher), 105);
    tree.append(main, 'garbage\n');
    await refresher.request({ reason: 'timer' });
    assert.deepEqual(pictureOf(refresher.index), await cold(tree));
  });

  const rewrites: readonly (readonly [what: string, rewrite: (tree: LogTree) => void])[] = [
    ['truncated', (tree) => truncateSync(tree.pathOf(main), one.length - 1)],
    ['truncated to nothing', (tree) => truncateSync(tree.pathOf(main), 0)],
    [
      'replaced by another file of the same name',
      (tree) => (tree.write('x/y.jsonl', two), renameSync(tree.pathOf('x/y.jsonl'), tree.pathOf(main))),
    ],
    [
      'rewritten with other text of the same length',
      (tree) => tree.write(main, one.replace('"output_tokens":100', '"output_tokens":900') + two),
    ],
    ['rewritten longer with another head', (tree) => tree.write(main, two + two + one + one)],
  ];
  for (const [what, rewrite] of rewrites) {
    it(`replaces what a file said when it is ${what}`, async () => {
      using tree = new LogTree();
      tree.write(main, one + two);
      const refresher = tree.refresher();
      await refresher.request({ reason: 'start' });
      rewrite(tree);
      await refresher.request({ reason: 'timer' });
      assert.deepEqual(pictureOf(refresher.index), await cold(tree));
    });
  }

  it('looks only at hinted paths when it is told of them', async () => {
    using tree = new LogTree();
    const full = tree.write(main, one);
    const other = tree.write(`-x/${otherSession}.jsonl`, two);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    tree.append(main, two);
    tree.append(`-x/${otherSession}.jsonl`, one);
    const hinted = await refresher.request({
      reason: 'watch',
      paths: [full, full, '/etc/passwd', `${tree.projects}/none.jsonl`],
    });
    assert.deepEqual([hinted.filesStatted, hinted.filesRead], [2, 1]);
    tree.remove(`-x/${otherSession}.jsonl`);
    assert.equal((await refresher.request({ reason: 'watch', paths: [other] })).filesDeleted, 1);
  });

  it('reads a whole log again on rebuild, with the same outcome', async () => {
    using tree = new LogTree();
    tree.write(main, one + two);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    const before = pictureOf(refresher.index);
    const report = await refresher.request({ reason: 'rebuild' });
    assert.equal(report.bytesRead, (one + two).length);
    assert.deepEqual(pictureOf(refresher.index), before);
  });

  it('is neither stopped nor fooled by FIFOs, links, folders and devices named like logs', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    execFileSync('mkfifo', [tree.pathOf('-home-dev-work-billing/pipe.jsonl')]);
    symlinkSync('/dev/zero', tree.pathOf('-home-dev-work-billing/zero.jsonl'));
    symlinkSync(tree.projects, tree.pathOf('-home-dev-work-billing/loop'));
    tree.write('-home-dev-work-billing/folder.jsonl/note.txt', 'x');
    linkSync(tree.pathOf(main), tree.pathOf(`-home-dev-work-billing/${otherSession}.jsonl`));
    const refresher = tree.refresher();
    const report = await refresher.request({ reason: 'start' });
    assert.equal(report.filesRead, 2);
    assert.equal(outputOf(refresher), 100);
  });

  it('takes logs in a folder that may not be listed for hidden, not for deleted, until it can be seen again', async function () {
    if (process.platform === 'win32') this.skip();
    using tree = new LogTree();
    tree.write(main, one);
    tree.write(`-locked/${otherSession}.jsonl`, two);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    await refresher.request({ reason: 'timer' });
    chmodSync(tree.home, 0o755);
    chmodSync(tree.pathOf('-locked'), 0);
    const hidden = await asNobody(() => refresher.request({ reason: 'timer' }));
    assert.deepEqual(
      [hidden.filesSeen, hidden.filesDeleted, hidden.faults.map(({ kind }) => kind)],
      [1, 0, ['denied']],
    );
    assert.equal(outputOf(refresher), 107);
    chmodSync(tree.pathOf('-locked'), 0o755);
    tree.remove(`-locked/${otherSession}.jsonl`);
    const seen = await refresher.request({ reason: 'timer' });
    assert.deepEqual([seen.filesSeen, seen.filesDeleted, seen.faults], [1, 1, []]);
  });

  it('takes logs that appear where there was no folder at all', async () => {
    using tree = new LogTree();
    tree.remove('');
    const refresher = tree.refresher();
    const before = await refresher.request({ reason: 'start' });
    assert.deepEqual([before.filesSeen, before.faults], [0, []]);
    assert.equal(refresher.lookedAt[0]!.root, undefined);
    tree.write(main, one);
    await refresher.request({ reason: 'timer' });
    assert.equal(outputOf(refresher), 100);
  });

  it('keeps what it has read when it is stopped', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const store = new MemoryStore();
    const refresher = tree.refresher(store);
    const reading = refresher.request({ reason: 'start' });
    await refresher.stop();
    await reading;
    const later = tree.refresher(store);
    later.load();
    await later.request({ reason: 'start' });
    assert.equal(outputOf(later), 100);
  });
});
