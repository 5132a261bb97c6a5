import assert from 'node:assert/strict';
import path from 'node:path';
import { spendingOf } from '../../../src/core/answers/spending.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { OwnSearchHand } from '../../../src/core/search/threadSearchHand.ts';
import { TranscriptSearch } from '../../../src/core/search/transcriptSearch.ts';
import { TranscriptDesk } from '../../../src/core/transcript/transcriptDesk.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { unwatched } from '../unwatched.ts';
import { damaged } from '../world/damage.ts';
import { Random } from '../world/random.ts';
import { scratchFolder } from '../world/scratch.ts';
import { makeSoundLog } from '../world/soundLog.ts';
import { distinctFigures, everything, itemsOf, keysOf, pagesOf, sessionOf } from './walk.ts';

const files = Math.ceil(Number(process.env['CCT_FUZZ'] ?? 10_000) / 40);
const firstSeed = Number(process.env['CCT_FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

describe('transcripts of damaged logs', function () {
  this.timeout(Math.max(120_000, files * 100));

  it(`are read from either end, and come to what the ledger says: ${files} files from seed ${firstSeed}`, async () => {
    using tree = new LogTree(scratchFolder);
    const told = new Map<string, string>();
    for (let seed = firstSeed; seed < firstSeed + files; seed++) {
      const random = new Random(seed);
      const { bytes, how } = damaged(makeSoundLog(random, seed), random);
      tree.write(`-fuzz/s${seed}.jsonl`, bytes);
      told.set(
        `-fuzz/s${seed}`,
        `CCT_FUZZ_SEED=${seed} CCT_FUZZ=1 (${how}): ${JSON.stringify(bytes.toString('latin1'))}`,
      );
    }
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    const view = viewOf(refresher.index);
    const usage = usageBySession(view);
    const desk = new TranscriptDesk();
    for (const key of keysOf(view)) {
      try {
        const { cost } = spendingOf(usage.get(sessionOf(view, key).number));
        demandWhole(view, key, cost.usd, desk);
        const format = (['markdown', 'html', 'json'] as const)[told.size % 3]!;
        const exported = await desk.export(
          view,
          { session: key, format, path: path.join(tree.home, 'exported') },
          unwatched,
        );
        assert.equal(exported.kind, 'written');
      } catch (error) {
        throw new Error(told.get(key) ?? key, { cause: error });
      }
    }
    const search = new TranscriptSearch((flag) => [new OwnSearchHand(flag)]);
    assert.notEqual(await search.search(view, 'type', () => {}), 'stopped');
    search.dismiss();
  });
});

function demandWhole(view: Viewpoint, key: string, usd: number, desk: TranscriptDesk): void {
  const pages = pagesOf(view, key, 'main', everything, 'forward', desk);
  const forward = itemsOf(pages);
  assert.deepEqual(itemsOf(pagesOf(view, key, 'main', everything, 'backward', desk)), forward);
  assert.equal(new Set(forward.map(({ id }) => id)).size, forward.length);
  const shown = distinctFigures(pages).reduce((sum, figure) => sum + figure.usd, 0);
  assert.ok(Math.abs(shown - usd) < 1e-9, `${shown} instead of ${usd}`);
  for (const { id } of forward) desk.item(view, { session: key, log: 'main' }, id);
}
