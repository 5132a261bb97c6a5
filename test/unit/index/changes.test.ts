import assert from 'node:assert/strict';
import { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { pictureOf } from '../logTree.ts';
import { assistant, otherSession, session, user } from '../records.ts';
import { UsageWitness } from '../world/usageWitness.ts';
import { digestOf } from './digestOf.ts';

const main = `-a/${session}.jsonl`;
const aside = `-a/${session}/subagents/agent-1.jsonl`;
const fork = `-a/${otherSession}.jsonl`;

interface Happening {
  readonly digest?: FileDigest;
  readonly isContinuation?: boolean;
  readonly forgotten?: string;
}

/** Lets things happen to an index, one after the other; after each it must be as if made anew of what is left. */
function live(...happenings: readonly Happening[]): GlobalIndex {
  const index = new GlobalIndex();
  const witness = new UsageWitness(index);
  for (const { digest, isContinuation = false, forgotten } of happenings) {
    index.apply(
      digest ? [{ digest, isContinuation }] : [],
      forgotten === undefined ? [] : [`/logs/projects/${forgotten}`],
    );
    witness.look();
    const anew = new GlobalIndex();
    anew.apply(index.digests().map((each) => ({ digest: each, isContinuation: false })));
    assert.deepEqual(pictureOf(index), pictureOf(anew));
  }
  return index;
}

const ofFork = { sessionId: otherSession };
const side = { isSidechain: true };
/** The same message under another request id: an aside's repetition of it. */
const repeated = { id: 'msg_A', requestId: 'req_B' };

describe('an index that changes', () => {
  it('knows no replay any more when the message that was repeated is only in another session', () => {
    const index = live(
      { digest: digestOf(aside, [assistant({ ...repeated, line: side })]) },
      { digest: digestOf(main, [user('Hi'), assistant({ id: 'msg_A' })]) },
      { digest: digestOf(fork, [assistant({ id: 'msg_A', line: ofFork })]) },
      { digest: digestOf(main, [user('Hi')]) },
    );
    assert.deepEqual([...index.ledger.columns.isReplay.subarray(0, index.ledger.length)], [0, 0]);
  });

  it('tells of a session in which nothing was said that a message of it is a replay now', () => {
    const index = live(
      { digest: digestOf(aside, [assistant({ ...repeated, line: side })]) },
      { digest: digestOf(fork, [assistant({ id: 'msg_A' })]) },
    );
    assert.deepEqual([...index.ledger.columns.isReplay.subarray(0, index.ledger.length)], [1, 0]);
    assert.equal(index.usageRevisionOf(index.sessions()[0]!.number), 2);
  });

  it('counts a replay whose log was forgotten and that is said once more by somebody who has nothing to repeat', () => {
    const index = live(
      { digest: digestOf(main, [user('Hi'), assistant({ id: 'msg_A' })]) },
      { digest: digestOf(aside, [assistant({ ...repeated, line: side })]) },
      { digest: digestOf(fork, [assistant({ ...repeated, line: { ...side, ...ofFork } })]) },
      { forgotten: aside },
    );
    assert.deepEqual([...index.ledger.columns.isReplay.subarray(0, index.ledger.length)], [0, 0]);
  });

  it('counts a replay that turns out to be no aside, told by the log of another session', () => {
    const index = live(
      { digest: digestOf(main, [user('Hi'), assistant({ id: 'msg_A' })]) },
      { digest: digestOf(aside, [assistant({ ...repeated, line: side })]) },
      { digest: digestOf(fork, [assistant({ ...repeated, line: ofFork })]) },
    );
    assert.deepEqual([...index.ledger.columns.isReplay.subarray(0, index.ledger.length)], [0, 0]);
  });

  /** A sub-agent's log that does not tell its session before its second line. */
  const flat = '-a/agent-f.jsonl';
  const unnamed = assistant({ id: 'msg_A', line: { sessionId: undefined } });

  it('asks anew whose a turn is when a log turns out to be of another session', () => {
    const zebra = '-a/zebra.jsonl';
    const index = live(
      { digest: digestOf(zebra, [assistant({ id: 'msg_A', line: { sessionId: 'zebra' } })]) },
      { digest: digestOf(flat, [unnamed]) },
      { digest: digestOf(flat, [unnamed, user('Hi', { sessionId: 'zoo' })]), isContinuation: true },
    );
    assert.equal(index.fileOf(index.ledger.columns.owner[0]!).file.path, `/logs/projects/${zebra}`);
  });

  it('takes what a log cost from the session that it turns out not to be of', () => {
    live(
      { digest: digestOf('-a/agent-f/subagents/agent-2.jsonl', [assistant({ id: 'msg_B' })]) },
      { digest: digestOf(flat, [unnamed]) },
      { digest: digestOf(flat, [unnamed, user('Hi', { sessionId: session })]), isContinuation: true },
    );
  });

  it('counts worktrees anew when a session turns out to have begun in the repository itself', () => {
    const inWorktree = { cwd: '/r/.claude/worktrees/w' };
    const index = live(
      { digest: digestOf(aside, [assistant({ line: inWorktree })]) },
      { digest: digestOf(main, [user('Hi', { cwd: '/r' })]) },
    );
    assert.deepEqual(
      index.projects().map(({ id, worktrees }) => [id, worktrees]),
      [['/r', 0]],
    );
  });

  it('leaves projects in which nothing happened the objects that they were', () => {
    const other = digestOf('-b/s.jsonl', [user('Hi', { cwd: '/b' }), assistant({ id: 'msg_B', line: { cwd: '/b' } })]);
    const index = live({ digest: other }, { digest: digestOf(main, [user('Hi')]) });
    const before = index.projects().find(({ id }) => id === '/b');
    const grown = digestOf(main, [user('Hi'), assistant({ id: 'msg_A' })]);
    index.apply([{ digest: grown, isContinuation: true }]);
    assert.equal(
      index.projects().find(({ id }) => id === '/b'),
      before,
    );
    assert.equal(index.usageRevisionOf(before!.sessions[0]!.number), 1);
    const fresh = digestOf(fork, [user('Hi', ofFork)]);
    index.apply([{ digest: fresh, isContinuation: false }]);
    assert.equal(
      index.projects().find(({ id }) => id === '/b'),
      before,
    );
  });
});
