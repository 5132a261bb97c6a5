import fc from 'fast-check';
import { anyHistory, type History, told } from './world/anyHistory.ts';
import { demandColdEquals } from './world/attic.ts';
import { Disk } from './world/disk.ts';
import { Windows } from './world/windows.ts';

const runs = Number(process.env['CCT_HISTORIES'] ?? 2000);
const seed = Number(process.env['CCT_HISTORIES_SEED'] ?? Date.now() % 2 ** 31);

describe('reading in pieces', function () {
  this.timeout(Math.max(240_000, runs * 120));

  it(`comes to the same as reading once, and as the oracle, after any of ${runs} histories of a few files`, async () => {
    await fc.assert(fc.asyncProperty(anyHistory, live), {
      numRuns: runs,
      seed,
      // Shrinking a long history may take longer than anybody waits; what is found by then is small enough.
      plugins: [fc.interruptAfterTimeLimit(Math.max(120_000, runs * 60), { failOnInterrupt: true })],
    });
  });
});

async function live(history: History): Promise<void> {
  using disk = new Disk();
  const windows = new Windows(disk, history.isSqlite);
  try {
    for (const { happen } of history.steps) await happen(disk, windows);
    for (const number of [0, 1]) {
      await windows.sweep(number);
      await demandColdEquals(disk, await windows.window(number));
    }
    // And what the next start will find in the store.
    windows.kill(0);
    await windows.sweep(0);
    await demandColdEquals(disk, await windows.window(0));
  } catch (error) {
    throw new Error(`after this history:\n    ${told(history)}`, { cause: error });
  } finally {
    windows.close();
  }
}
