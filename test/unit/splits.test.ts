import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { GlobalIndex } from '../../src/core/index/globalIndex.ts';
import type { FileDigest } from '../../src/core/model/fileDigest.ts';
import { LogTree, pictureOf } from './logTree.ts';
import { jsonl, otherSession, session } from './records.ts';
import { anyRecord } from './world/anyRecord.ts';
import { eraLogs } from './world/eraLogs.ts';
import { logAt, readLog } from './world/readLog.ts';
import { scratchFolder } from './world/scratch.ts';

const name = `-a/${session}.jsonl`;
const contentOf = ({ file: _file, mtimeNs: _mtimeNs, ...content }: FileDigest): unknown => content;

describe('one log', function () {
  this.timeout(60_000);

  for (const [what, bytes] of eraLogs) {
    it(`says the same wherever it is cut: ${what}`, () => {
      using tree = new LogTree(scratchFolder);
      tree.write('-whole/log.jsonl', bytes);
      tree.write('-growing/log.jsonl', '');
      const wholeLog = logAt(tree.projects, tree.pathOf('-whole/log.jsonl'));
      const growingLog = logAt(tree.projects, tree.pathOf('-growing/log.jsonl'));
      const whole = contentOf(readLog(wholeLog));
      let byteByByte = readLog(growingLog);
      for (let at = 0; at <= bytes.length; at++) {
        const upToHere = readLog(growingLog);
        assert.deepEqual(contentOf(byteByByte), contentOf(upToHere), `byte by byte, up to ${at}`);
        assert.deepEqual(contentOf(readLog(wholeLog, upToHere)), whole, `in two, at byte ${at}`);
        tree.append('-growing/log.jsonl', bytes.subarray(at, at + 1));
        byteByByte = readLog(growingLog, byteByByte);
      }
    });
  }

  it('says the same in whatever steps it is read', () => {
    using tree = new LogTree(scratchFolder);
    // Longer than one read (256 KB), so that lines lie across its end.
    const all = Buffer.concat(eraLogs.flatMap(([, bytes]) => [bytes, Buffer.from('\n')]));
    tree.write(name, Buffer.concat(Array.from({ length: Math.ceil(800_000 / all.length) }, () => all)));
    const log = logAt(tree.projects, tree.pathOf(name));
    assert.deepEqual(readLog(log, undefined, 1), readLog(log));
  });
});

const places = [
  name,
  `-b/${otherSession}.jsonl`,
  `-b/${session}/subagents/agent-1.jsonl`,
  '-a/agent-flat.jsonl',
  '-c/33333333-3333-4333-8333-333333333333.jsonl',
] as const;

const inTime = fc.interruptAfterTimeLimit(30_000, { failOnInterrupt: true });
const orders = permutations([...places.keys()]);

describe('several logs', function () {
  this.timeout(60_000);

  it(`come to the same in each of their ${orders.length} orders`, () => {
    const folder = mkdtempSync(path.join(scratchFolder, 'cct-orders-'));
    try {
      fc.assert(
        fc.property(anyContents(), fc.uniqueArray(fc.nat(places.length - 1)), (contents, young) => {
          using tree = new LogTree(folder);
          const digests = contents.map((records, i) => {
            const file = logAt(tree.projects, tree.write(places[i]!, jsonl(...records)));
            // Some were born in the same moment, some later.
            const birthMs = young.includes(i) ? 2 : 1;
            return readLog({ ...file, stamp: { ...file.stamp, birthMs } });
          });
          const together = pictureIn([digests]);
          for (const order of orders) {
            const oneByOne = pictureIn(order.map((i) => [digests[i]!]));
            if (oneByOne !== together) assert.deepEqual(JSON.parse(oneByOne), JSON.parse(together), order.join());
          }
        }),
        { numRuns: 150, plugins: [inTime] },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('come to the same in whatever order a watcher tells of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyContents(),
        fc.shuffledSubarray([...places.keys()], { minLength: places.length }),
        async (contents, order) => {
          using tree = new LogTree(scratchFolder);
          for (const [i, records] of contents.entries()) tree.write(places[i]!, jsonl(...records));
          const together = tree.refresher();
          await together.request({ reason: 'start' });
          const oneByOne = tree.refresher();
          for (const i of order) await oneByOne.request({ reason: 'watch', paths: [tree.pathOf(places[i]!)] });
          assert.deepEqual(pictureOf(oneByOne.index), pictureOf(together.index));
        },
      ),
      { numRuns: 100, plugins: [inTime] },
    );
  });
});

function anyContents(): fc.Arbitrary<object[][]> {
  return fc.array(fc.array(anyRecord, { maxLength: 6 }), { minLength: places.length, maxLength: places.length });
}

/** What an index shows after these digests came in these groups. */
function pictureIn(groups: readonly (readonly FileDigest[])[]): string {
  const index = new GlobalIndex();
  for (const group of groups) index.apply(group.map((digest) => ({ digest, isContinuation: false })));
  return JSON.stringify(pictureOf(index));
}

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, i) => permutations(items.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}
