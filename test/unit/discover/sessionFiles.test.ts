import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { sessionLogs } from '../../../src/core/answers/sessionLogs.ts';
import { sessionFiles } from '../../../src/core/discover/sessionFiles.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, session, user } from '../records.ts';

const slug = '-home-dev-work-billing';

async function filesOf(tree: LogTree, key: string) {
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  const held = sessionLogs(viewOf(refresher.index), key);
  return held && sessionFiles(held.logs, held.folder);
}

describe('what there is to delete of a session', () => {
  it('is its transcript, the folder beside it, and flat logs of its sub-agents, with their sizes', async () => {
    using tree = new LogTree();
    const own = tree.write(`${slug}/${session}.jsonl`, jsonl(user('Hi')));
    const agent = jsonl(assistant({ id: 'msg_B' }));
    tree.write(`${slug}/${session}/subagents/agent-a1.jsonl`, agent);
    tree.write(`${slug}/${session}/tool-results/x.txt`, '0123456789');
    const flat = tree.write(`${slug}/agent-b2.jsonl`, jsonl(assistant({ id: 'msg_C' })));
    tree.write(`${slug}/22222222-2222-4222-8222-222222222222.jsonl`, jsonl(user('Other')));
    const files = await filesOf(tree, `${slug}/${session}`);
    assert.deepEqual(
      new Set(files?.map(({ path: file, kind }) => `${kind} ${file}`)),
      new Set([`log ${own}`, `log ${flat}`, `folder ${tree.pathOf(`${slug}/${session}`)}`]),
    );
    assert.equal(files?.at(-1)?.sizeBytes, agent.length + 10);
  });

  it('is the folder alone where the transcript is gone', async () => {
    using tree = new LogTree();
    tree.write(`${slug}/${session}/subagents/agent-a1.jsonl`, jsonl(assistant()));
    const files = await filesOf(tree, `${slug}/${session}`);
    assert.deepEqual(
      files?.map(({ path: file, kind }) => [file, kind]),
      [[tree.pathOf(`${slug}/${session}`), 'folder']],
    );
  });

  it('is never a folder of another name, whatever the log is called', async () => {
    for (const name of ['..', '.', '', 'subagents', 'notes']) {
      using tree = new LogTree();
      tree.write(`${slug}/notes/keep.txt`, 'mine');
      const log = tree.write(`${slug}/${name}.jsonl`, jsonl(assistant()));
      assert.deepEqual(
        (await filesOf(tree, `${slug}/${name}`))?.map(({ path: file }) => file),
        [log],
        name,
      );
    }
  });

  it('is nothing that a link leads to', async () => {
    using tree = new LogTree();
    mkdirSync(path.join(tree.home, 'treasure'));
    const log = tree.write(`${slug}/${session}.jsonl`, jsonl(user('Hi')));
    symlinkSync(path.join(tree.home, 'treasure'), tree.pathOf(`${slug}/${session}`));
    assert.deepEqual(
      (await filesOf(tree, `${slug}/${session}`))?.map(({ path: file }) => file),
      [log],
    );
  });
});
