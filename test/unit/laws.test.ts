import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { usageBySession } from '../../src/core/answers/sessionParts.ts';
import { sumOf } from '../../src/core/answers/usage.ts';
import { costOf } from '../../src/core/price/cost.ts';
import { MemoryStore } from './world/memoryStore.ts';
import { digestOf, indexOf } from './index/digestOf.ts';
import { LogTree, pictureOf, viewOf } from './logTree.ts';
import { type AssistantParts, assistant, jsonl, otherSession, session, user } from './records.ts';

const main = `-a/${session}.jsonl`;
const other = `-a/${otherSession}.jsonl`;
const one = jsonl(user('Please fix the VAT.'), assistant({ id: 'msg_A', output: 100 }));
const two = jsonl(assistant({ id: 'msg_B', output: 7 }));

/** Paths of the logs that an index knows, and whether they are history. */
const known = (refresher: ReturnType<LogTree['refresher']>): unknown =>
  refresher.index.digests().map(({ file, isDeleted }) => [path.basename(path.dirname(file.path)), isDeleted]);

describe('a log that goes on elsewhere is no deleted log', () => {
  it('when everything is read again in the same moment', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    renameSync(tree.pathOf('-a'), tree.pathOf('-b'));
    await refresher.request({ reason: 'rebuild' });
    assert.deepEqual(known(refresher), [['-b', false]]);
  });

  it('when a watcher told of the new place first', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    renameSync(tree.pathOf('-a'), tree.pathOf('-b'));
    await refresher.request({ reason: 'watch', paths: [tree.pathOf(`-b/${session}.jsonl`)] });
    await refresher.request({ reason: 'timer' });
    assert.deepEqual(known(refresher), [['-b', false]]);
  });

  it('when reading was stopped before the new place was reached', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const store = new MemoryStore();
    await tree.refresher(store).request({ reason: 'start' });
    renameSync(tree.pathOf('-a'), tree.pathOf('-b'));
    const stopped = tree.refresher(store);
    stopped.load();
    const reading = stopped.request({ reason: 'start' });
    await stopped.stop();
    await reading;
    const later = tree.refresher(store);
    later.load();
    await later.request({ reason: 'start' });
    assert.deepEqual(known(later), [['-b', false]]);
  });

  it('but is one when what is there now only bears its name', async () => {
    using tree = new LogTree();
    tree.write(main, one);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    tree.remove('-a');
    tree.write(`-b/${session}.jsonl`, two);
    await refresher.request({ reason: 'timer' });
    assert.deepEqual(known(refresher), [
      ['-a', true],
      ['-b', false],
    ]);
  });
});

describe('a log', () => {
  it('that comes back just as it was, times and all, is there again', async () => {
    using tree = new LogTree();
    const away = path.join(tree.home, 'away');
    tree.write(main, one);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    renameSync(tree.pathOf('-a'), away);
    await refresher.request({ reason: 'timer' });
    assert.deepEqual(known(refresher), [['-a', true]]);
    renameSync(away, tree.pathOf('-a'));
    await refresher.request({ reason: 'timer' });
    assert.deepEqual(known(refresher), [['-a', false]]);
  });

  it('that was written over in its middle without growing is read from its start', async () => {
    using tree = new LogTree();
    const tail = jsonl(user('x'.repeat(2000)));
    tree.write(main, tail + one + tail);
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    tree.write(main, tail + one.replace('"output_tokens":100', '"output_tokens":900') + tail);
    await refresher.request({ reason: 'timer' });
    const cold = tree.refresher();
    await cold.request({ reason: 'start' });
    assert.deepEqual(pictureOf(refresher.index), pictureOf(cold.index));
  });
});

describe('a turn', () => {
  it('is owned by a line in the open rather than by one file’s copied line and aside together', () => {
    // Forked from its own session, so that both lines are of one session and join into one claim.
    const copied = assistant({ line: { forkedFrom: { sessionId: session } } });
    const aside = assistant({ line: { isSidechain: true } });
    for (const records of [
      [copied, aside],
      [aside, copied, aside],
    ]) {
      const index = indexOf(digestOf(main, records, { birthMs: 1 }), digestOf(other, [assistant()], { birthMs: 2 }));
      assert.equal(index.fileOf(index.ledger.columns.owner[0]!).file.session, otherSession);
      const joined = indexOf(digestOf(main, [...records, assistant()], { birthMs: 1 }), digestOf(other, [assistant()]));
      assert.equal(joined.fileOf(joined.ledger.columns.owner[0]!).file.session, session);
    }
  });

  it('costs what the tier of its whole context costs, however that is made up', () => {
    // Sonnet 4.5 beyond 200,000 tokens: input 6, output 22.5, read 0.6, write 7.5 and 12 dollars a million.
    const long: AssistantParts = { model: 'claude-sonnet-4-5', input: 1, output: 1_000_000 };
    const rows: readonly (readonly [AssistantParts, number])[] = [
      [{ ...long, cacheRead: 199_999 }, 0.000_003 + 15 + 199_999 * 0.000_000_3],
      [{ ...long, cacheRead: 200_000 }, 0.000_006 + 22.5 + 0.12],
      [{ ...long, write5m: 200_000 }, 0.000_006 + 22.5 + 1.5],
      [{ ...long, write1h: 200_000 }, 0.000_006 + 22.5 + 2.4],
    ];
    for (const [parts, usd] of rows) {
      const view = viewOf(indexOf(digestOf(main, [assistant(parts)])));
      const cost = costOf(sumOf(view, usageBySession(view).values()));
      assert.deepEqual([cost.usd.toFixed(9), cost.unpriced], [usd.toFixed(9), []], JSON.stringify(parts));
    }
  });
});
