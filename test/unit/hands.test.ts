import assert from 'node:assert/strict';
import { FoldingSpace } from '../../src/core/digest/foldingSpace.ts';
import type { LogFile } from '../../src/core/model/logFile.ts';
import { Refresher } from '../../src/core/refresh.ts';
import { type HandedLog, type ReadingHand, readWhole } from '../../src/core/refresh/readingHand.ts';
import { LogScanner } from '../../src/core/scan/logScan.ts';
import { LogTree } from './logTree.ts';
import { assistant, jsonl, otherSession, session, user } from './records.ts';
import { plainDigest } from './store/sampleDigest.ts';
import { MemoryStore } from './world/memoryStore.ts';
import { scratchFolder } from './world/scratch.ts';

/** Reads in this thread; after `batches` it has ended. */
class NearbyHand implements ReadingHand {
  readonly #scanner = new LogScanner();
  readonly #space = new FoldingSpace();
  #batches: number;
  isDismissed = false;
  files = 0;

  constructor(batches = Number.POSITIVE_INFINITY) {
    this.#batches = batches;
  }

  async read(files: readonly LogFile[]): Promise<readonly HandedLog[]> {
    await new Promise((resolve) => setImmediate(resolve));
    if (--this.#batches < 0) throw new Error('ended');
    this.files += files.length;
    return files.map((file) => readWhole(this.#scanner, this.#space, file));
  }

  dismiss(): void {
    this.isDismissed = true;
  }
}

/** Enough for a second thread to pay: 84 MB. */
const logs = 14;

function largeTree(): LogTree {
  const tree = new LogTree(scratchFolder);
  const padding = 'x'.repeat(6_000_000);
  for (let i = 0; i < logs; i++) {
    const log = jsonl(user('Fix it'), assistant({ id: `msg_${i}`, output: i + 1 }), { type: 'padding', padding });
    tree.write(`-a/${session.slice(0, -2)}${10 + i}.jsonl`, log);
  }
  return tree;
}

async function read(tree: LogTree, hire?: () => readonly ReadingHand[]) {
  const store = new MemoryStore();
  const rootSources = () => ({ env: {}, home: tree.home, extraFolders: [] });
  const refresher = new Refresher(store, rootSources, { hire });
  const report = await refresher.request({ reason: 'start' });
  const digests = refresher.index
    .digests()
    .toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1))
    .map(plainDigest);
  const rows = store.load();
  await refresher.stop();
  return { digests, report, rows: rows.ok ? rows.value.length : 0 };
}

describe('a long read', () => {
  it('comes to the same with the help of other threads, and each log is read once', async () => {
    using tree = largeTree();
    const hand = new NearbyHand();
    const alone = await read(tree);
    const helped = await read(tree, () => [hand]);
    assert.deepEqual(helped.digests, alone.digests);
    assert.ok(hand.files > 0 && hand.files < logs, `the hand read ${hand.files} of ${logs}`);
    assert.equal(hand.isDismissed, true);
    const counts = ({
      report: { filesRead, filesReadWhole, filesOpened, bytesRead, lines, rowsWritten },
    }: typeof alone) => [filesRead, filesReadWhole, filesOpened, bytesRead, lines, rowsWritten];
    assert.deepEqual(counts(helped), counts(alone));
    assert.equal(helped.rows, logs);
  });

  it('reads itself what a thread that has ended leaves', async () => {
    using tree = largeTree();
    const helped = await read(tree, () => [new NearbyHand(1), new NearbyHand(0)]);
    assert.deepEqual(helped.digests, (await read(tree)).digests);
  });

  it('hires nobody for little', async () => {
    using tree = new LogTree();
    tree.write(`-a/${session}.jsonl`, jsonl(user('Fix it')));
    await read(tree, () => assert.fail('hired'));
  });

  it('hires nobody where nearly all stands in one log, which one thread reads', async () => {
    using tree = new LogTree(scratchFolder);
    const padding = 'x'.repeat(6_000_000);
    const large = Array.from({ length: 12 }, () => ({ type: 'padding', padding }));
    tree.write(`-a/${session}.jsonl`, jsonl(user('Fix it'), ...large));
    tree.write(`-a/${otherSession}.jsonl`, jsonl(user('Fix it')));
    await read(tree, () => assert.fail('hired'));
  });
});
