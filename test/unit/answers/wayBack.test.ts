import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isClaudeSessionId, isSlugOf, wayBack } from '../../../src/core/answers/wayBack.ts';
import type { LiveState } from '../../../src/core/model/liveSession.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, session, user } from '../records.ts';

const slug = '-home-dev-work-billing';

async function wayBackTo(tree: LogTree, key: string) {
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  return wayBack(viewOf(refresher.index), key);
}

describe('the way back to a session', () => {
  it('is its id, the folder it was in, and the configuration directory of its log', async () => {
    using tree = new LogTree();
    const log = tree.write(`${slug}/${session}.jsonl`, jsonl({ type: 'ai-title', aiTitle: 'VAT' }, user('Hi')));
    assert.deepEqual(await wayBackTo(tree, `${slug}/${session}`), {
      key: `${slug}/${session}`,
      sessionId: session,
      title: 'VAT',
      obstacle: undefined,
      folder: '/home/dev/work/billing',
      log,
      configFolder: `${tree.home}/.claude`,
      openState: undefined,
    });
    assert.equal(await wayBackTo(tree, `${slug}/other`), undefined);
  });

  it('leads to the repository where Claude Code files a worktree’s session', async () => {
    using tree = new LogTree();
    const cwd = '/home/dev/work/billing/.claude/worktrees/vat';
    tree.write(`${slug}/${session}.jsonl`, jsonl(user('Hi', { cwd })));
    assert.equal((await wayBackTo(tree, `${slug}/${session}`))?.folder, '/home/dev/work/billing');
    const own = cwd.replace(/[^a-zA-Z0-9]/g, '-');
    tree.write(`${own}/${session}.jsonl`, jsonl(user('Hi', { cwd })));
    assert.equal((await wayBackTo(tree, `${own}/${session}`))?.folder, cwd);
  });

  it('is closed when the log is gone, has no session’s name, or tells no folder', async () => {
    using tree = new LogTree();
    const option = '--dangerously-skip-permissions';
    tree.write(`${slug}/${option}.jsonl`, jsonl(assistant()));
    assert.equal((await wayBackTo(tree, `${slug}/${option}`))?.obstacle, 'no-session-id');
    tree.write(`${slug}/${session}.jsonl`, jsonl(assistant({ line: { cwd: undefined } })));
    assert.equal((await wayBackTo(tree, `${slug}/${session}`))?.obstacle, 'no-folder');

    const refresher = tree.refresher();
    tree.write(`${slug}/${session}.jsonl`, jsonl(assistant()));
    tree.write(`${slug}/${session}/subagents/agent-a1.jsonl`, jsonl(assistant({ id: 'msg_B' })));
    await refresher.request({ reason: 'start' });
    tree.remove(`${slug}/${session}.jsonl`);
    await refresher.request({ reason: 'command' });
    // Its sub-agent's log is still there.
    const gone = wayBack(viewOf(refresher.index), `${slug}/${session}`);
    assert.deepEqual([gone?.obstacle, gone?.log], ['log-deleted', undefined]);
  });

  it('tells whether somebody has it open, and at what', async () => {
    using tree = new LogTree();
    tree.write(`${slug}/${session}.jsonl`, jsonl(user('Hi')));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    const openAs = (state: LiveState | undefined) => {
      const alive = { sessionId: session, state, cwd: undefined, name: undefined, sinceMs: undefined };
      return wayBack(viewOf(refresher.index, { live: new Map([[session, alive]]) }), `${slug}/${session}`)?.openState;
    };
    assert.deepEqual(
      ['waiting', 'running', undefined].map((state) => openAs(state as LiveState | undefined)),
      ['waiting', 'running', 'idle'],
    );
  });

  it('knows Claude Code’s slug of a folder, also of a long one', () => {
    assert.ok(isSlugOf('-home-u--x', '/home/u/.x'));
    assert.ok(isSlugOf('c--git-a', String.raw`C:\git\a`));
    assert.ok(!isSlugOf('-home-u-x', '/home/u/.x'));
    const long = `/${'a'.repeat(250)}`;
    assert.ok(isSlugOf(`-${'a'.repeat(199)}-1x2y3z`, long));
    assert.ok(!isSlugOf(`-${'a'.repeat(199)}`, long));
  });

  it('takes every UUID for an id and nothing longer', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ minLength: 1 }), (id, more) => {
        assert.ok(isClaudeSessionId(id));
        assert.ok(!isClaudeSessionId(id + more) && !isClaudeSessionId(more + id));
      }),
    );
  });
});
