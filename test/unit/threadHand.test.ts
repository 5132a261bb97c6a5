import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hireHands } from '../../src/core/refresh/threadHand.ts';
import { discoverLogs } from '../../src/core/discover/discoverLogs.ts';
import { FoldingSpace } from '../../src/core/digest/foldingSpace.ts';
import { readWhole } from '../../src/core/refresh/readingHand.ts';
import { LogScanner } from '../../src/core/scan/logScan.ts';
import { LogTree } from './logTree.ts';
import { assistant, jsonl, session, toolResult, user } from './records.ts';
import { walkerModule } from './walkerModule.ts';

const script = new URL('../../src/core/refresh/handThread.ts', import.meta.url);

describe('a reading thread', function () {
  this.timeout(60_000);

  it('gives what reading here gives, in the same order, and tells what it could not read', async () => {
    using tree = new LogTree();
    for (let i = 0; i < 5; i++) {
      tree.write(
        `-a/${session.slice(0, -1)}${i}.jsonl`,
        jsonl(user('Fix it'), assistant({ id: `msg_${i}` }), toolResult()),
      );
    }
    const { files } = discoverLogs([{ path: tree.projects, origin: 'home' }]);
    const gone = { ...files[0]!, path: path.join(tree.projects, '-a/gone.jsonl') };
    const [hand] = hireHands(script, walkerModule, 1);
    assert.ok(hand, 'a machine of one core reads alone');
    const read = await hand.read([...files, gone]);
    hand.dismiss();
    const here = files.map((file) => readWhole(new LogScanner(), new FoldingSpace(), file));
    assert.deepEqual(read.slice(0, -1), here);
    assert.equal(
      read.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
      files.reduce((sum, { path: log }) => sum + readFileSync(log).length, 0),
    );
    assert.deepEqual(read.at(-1)?.digest.ok, false);
  });

  it('says so when it has ended, to who waits and to who asks later', async () => {
    const [hand] = hireHands(script, walkerModule, 1);
    assert.ok(hand);
    const waiting = hand.read([]);
    hand.dismiss();
    await assert.rejects(Promise.all([waiting, hand.read([])]));
    await assert.rejects(hand.read([]));
  });
});
