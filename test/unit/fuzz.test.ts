import assert from 'node:assert/strict';
import { GlobalIndex } from '../../src/core/index/globalIndex.ts';
import type { FileDigest } from '../../src/core/model/fileDigest.ts';
import { LogTree } from './logTree.ts';
import { demandIndexEqualsOracle } from './oraclePicture.ts';
import { damaged } from './world/damage.ts';
import { logAt, readLog } from './world/readLog.ts';
import { Random } from './world/random.ts';
import { scratchFolder } from './world/scratch.ts';
import { makeSoundLog, type Marked } from './world/soundLog.ts';

const files = Number(process.env['CCT_FUZZ'] ?? 10_000);
const firstSeed = Number(process.env['CCT_FUZZ_SEED'] ?? Date.now() % 1_000_000_000);
const batchSize = 100;
/** A damaged file of a few kilobytes is read in a millisecond; but others need the machine too. */
const maxFileMs = 5000;

describe('damaged logs', function () {
  this.timeout(Math.max(120_000, files * 20));

  it(`are read without a crash, every whole record is found, and all is as the oracle says: ${files} files from seed ${firstSeed}`, () => {
    for (let seed = firstSeed; seed < firstSeed + files; seed += batchSize) {
      const seeds = Array.from({ length: Math.min(batchSize, firstSeed + files - seed) }, (_, i) => seed + i);
      try {
        demandAllIsFound(seeds);
      } catch (error) {
        const culprit = seeds.find((one) => !isAllFound(one));
        throw new Error(
          culprit === undefined ? `only together: CCT_FUZZ_SEED=${seed} CCT_FUZZ=${seeds.length}` : told(culprit),
          { cause: error },
        );
      }
    }
  });

  it('does not take for ever over a line made to be slow', () => {
    using tree = new LogTree(scratchFolder);
    const lines = {
      heads: '{"type"'.repeat(300_000),
      openings: '{"type":'.repeat(300_000),
      quotes: '{"type":"'.repeat(300_000),
      braces: '{'.repeat(2_000_000),
      brackets: '['.repeat(2_000_000),
      nested: `${'{"type":'.repeat(300_000)}1${'}'.repeat(300_000)}x`,
      nuls: '{\0'.repeat(500_000),
      escapes: `{"type":"${'\\'.repeat(2_000_001)}`,
    };
    for (const [what, line] of Object.entries(lines)) {
      const whole = `{"type":"assistant","requestId":"r","message":{"id":"${what}","usage":{"output_tokens":1}}}`;
      const file = logAt(tree.projects, tree.write('-slow/log.jsonl', `${line}\n${whole}\n`));
      const startedMs = performance.now();
      const digest = readLog(file);
      assert.ok(performance.now() - startedMs < 8000, `${what}: ${performance.now() - startedMs} ms`);
      assert.equal(digest.turns.output.at(-1), 1, what);
    }
  });
});

function demandAllIsFound(seeds: readonly number[]): void {
  using tree = new LogTree(scratchFolder);
  const digests = seeds.map((seed) => {
    const random = new Random(seed);
    const sound = makeSoundLog(random, seed);
    const { bytes, how } = damaged(sound, random);
    const cut = random.below(bytes.length + 1);
    const path = tree.write(`-fuzz/s${seed}.jsonl`, bytes.subarray(0, cut));
    const startedMs = performance.now();
    const before = readLog(logAt(tree.projects, path));
    tree.append(`-fuzz/s${seed}.jsonl`, bytes.subarray(cut));
    const file = logAt(tree.projects, path);
    const whole = readLog(file);
    const inTwo = readLog(file, before);
    const tookMs = performance.now() - startedMs;
    assert.ok(tookMs < maxFileMs, `${how}: ${tookMs} ms`);
    assert.deepEqual(inTwo, whole, `${how}, read in two at ${cut}`);
    for (const marked of sound.marked) {
      if (standsWhole(bytes, marked)) assert.ok(has(whole, marked), `${how}: lost ${marked.bytes.toString()}`);
    }
    return whole;
  });
  const index = new GlobalIndex();
  index.apply(digests.map((digest) => ({ digest, isContinuation: false })));
  demandIndexEqualsOracle(index, [`${tree.home}/.claude`]);
}

/** Every byte of it is there, and its line is ended or holds nothing else: the other half of an open line may still come. */
function standsWhole(bytes: Buffer, { bytes: record }: Marked): boolean {
  const at = bytes.indexOf(record);
  if (at < 0) return false;
  const isEnded = bytes.includes(0x0a, at);
  return isEnded || (at === bytes.lastIndexOf(0x0a) + 1 && at + record.length === bytes.length);
}

function has({ turns }: FileDigest, { key }: Marked): boolean {
  return turns.keyLow.some((low, row) => low === key.low && turns.keyHigh[row] === key.high);
}

function isAllFound(seed: number): boolean {
  try {
    demandAllIsFound([seed]);
    return true;
  } catch {
    return false;
  }
}

function told(seed: number): string {
  const random = new Random(seed);
  const { bytes, how } = damaged(makeSoundLog(random, seed), random);
  return `CCT_FUZZ_SEED=${seed} CCT_FUZZ=1 (${how}): ${JSON.stringify(bytes.toString('latin1')).slice(0, 8000)}`;
}
