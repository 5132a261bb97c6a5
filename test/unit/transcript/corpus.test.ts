import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { spendingOf } from '../../../src/core/answers/spending.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import type { TranscriptPage } from '../../../src/core/answers/transcript.ts';
import { Refresher } from '../../../src/core/refresh.ts';
import { MemoryStore } from '../world/memoryStore.ts';
import { TranscriptDesk } from '../../../src/core/transcript/transcriptDesk.ts';
import { viewOf } from '../logTree.ts';
import { distinctFigures, everything, itemsOf, keysOf, pagesOf, sessionOf } from './walk.ts';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');

describe('every real transcript (../shared/corpus)', function () {
  this.timeout(60_000);
  let view: Viewpoint;
  /** By session: the pages of its logs, its own first. */
  const walked = new Map<string, TranscriptPage[][]>();

  before('needs the corpus', async function () {
    if (!existsSync(corpus)) this.skip();
    const entries = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const env = { CLAUDE_CONFIG_DIR: entries.map(({ name }) => path.join(corpus, name)).join(',') };
    const refresher = new Refresher(new MemoryStore(), () => ({ env, home: '/', extraFolders: [] }));
    await refresher.request({ reason: 'start' });
    view = viewOf(refresher.index);
    const desk = new TranscriptDesk();
    for (const key of keysOf(view)) {
      const logs = desk.head(view, key)?.logs ?? [];
      walked.set(
        key,
        logs.map(({ log }) => pagesOf(view, key, log, everything, 'forward', desk)),
      );
    }
  });

  it('comes to what the ledger says of its session, added up message by message', () => {
    const usage = usageBySession(view);
    for (const [key, logs] of walked) {
      const { cost, turns } = spendingOf(usage.get(sessionOf(view, key).number));
      const figures = distinctFigures(logs.flat());
      const usd = figures.reduce((sum, figure) => sum + figure.usd, 0);
      assert.ok(Math.abs(usd - cost.usd) < 1e-9, `${key}: ${usd} instead of ${cost.usd}`);
      assert.equal(figures.filter(({ isCopy }) => !isCopy).length, turns, key);
    }
  });

  it('is the same read from either end, and names each item once', () => {
    for (const [key, logs] of walked) {
      for (const pages of logs.slice(0, 1)) {
        const forward = itemsOf(pages);
        assert.deepEqual(itemsOf(pagesOf(view, key, pages[0]!.log, everything, 'backward')), forward, key);
        assert.equal(new Set(forward.map(({ id }) => id)).size, forward.length, key);
      }
    }
  });

  it('has no text that could turn or hide what stands around it', () => {
    const hidden = /[^\P{Cc}\n\t\r\b\u001b]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
    const demandPlain = (value: unknown): void => {
      if (typeof value === 'string') assert.ok(!hidden.test(value), JSON.stringify(value.slice(0, 200)));
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(demandPlain);
    };
    for (const logs of walked.values()) logs.flat().forEach(demandPlain);
  });
});
