import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { CostMode } from '../../../src/core/answers/costMode.ts';
import { explanationChoices } from '../../../src/core/answers/explanationChoices.ts';
import { explain } from '../../../src/core/explain.ts';
import { Refresher } from '../../../src/core/refresh.ts';
import { MemoryStore } from '../world/memoryStore.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, otherSession, session, user } from '../records.ts';
import { anyChunk } from '../world/anyRecord.ts';
import { demandAllExplained, explained } from './demandExplained.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const own = `-a/${session}.jsonl`;

describe('why a number is what it is', function () {
  this.timeout(60_000);

  for (const seed of [1, 2]) {
    it(`comes to every session's and day's figure of a generated tree, seed ${seed}`, async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'cct-explain-'));
      try {
        const generator = path.join(root, 'bench/generate.mjs');
        execFileSync(process.execPath, [generator, '--preset', 'S', '--seed', String(seed), '--out', folder]);
        const { index } = await readAll(new Refresher(new MemoryStore(), sources(path.join(folder, '.claude'))));
        for (const costMode of ['calculate', 'auto'] satisfies CostMode[]) {
          const { turns, lines } = await demandAllExplained(viewOf(index, { costMode }));
          assert.ok(turns > 300 && lines > turns, `${turns} turns, ${lines} lines`);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it('comes to the figures worked out by hand', async () => {
    const golden = path.join(root, 'test/fixtures/golden');
    const { index } = await readAll(new Refresher(new MemoryStore(), sources(golden)));
    assert.deepEqual(await demandAllExplained(viewOf(index)), { turns: 9, lines: 12 });
  });

  it('comes to the figures of any logs, however their lines, copies and damages fall', async () => {
    const files = [own, `-a/${otherSession}.jsonl`, `-b/${session}/subagents/agent-1.jsonl`, '-a/agent-flat.jsonl'];
    const contents = fc.array(fc.array(anyChunk, { maxLength: 6 }), {
      minLength: files.length,
      maxLength: files.length,
    });
    await fc.assert(
      fc.asyncProperty(contents, async (logs) => {
        using tree = new LogTree();
        for (const [i, chunks] of logs.entries()) tree.write(files[i]!, Buffer.concat(chunks));
        await demandAllExplained(viewOf((await readAll(tree.refresher())).index));
      }),
      { numRuns: 150 },
    );
  });

  it('explains projects and models as it does sessions', async () => {
    using tree = new LogTree();
    tree.write(own, jsonl(user('Hi'), assistant({ id: 'msg_A' }), assistant({ id: 'msg_B', model: 'my-model' })));
    const view = viewOf((await readAll(tree.refresher())).index);
    const choices = explanationChoices(view);
    const all = [...choices.days, ...choices.models, ...choices.projects, ...choices.sessions];
    const messages: number[] = [];
    for (const { subject } of all) messages.push((await explained(view, subject)).sum.messages);
    assert.deepEqual(messages, [2, 1, 1, 2, 2]);
    assert.equal(await explain(view, { kind: 'model', model: 'other' }), undefined);
    assert.equal(await explain(view, { kind: 'session', key: '-a/none' }), undefined);
    assert.equal(await explain(view, { kind: 'project', id: '/none' }), undefined);
    assert.equal(await explain(view, { kind: 'day', day: '2020-01-01' }), undefined);
  });

  it('takes the cost from the log where that is asked for, and says so', async () => {
    using tree = new LogTree();
    tree.write(own, jsonl(assistant({ id: 'msg_A', line: { costUSD: 0.25 } }), assistant({ id: 'msg_B' })));
    const { index } = await readAll(tree.refresher());
    const subject = { kind: 'session', key: `-a/${session}` } as const;
    const costs = async (costMode: CostMode): Promise<unknown> => {
      const { basis, turns } = await explained(viewOf(index, { costMode }), subject);
      return [basis, ...turns.map(({ exactUsd, price }) => `${price.rule} ${exactUsd}`)];
    };
    assert.deepEqual(await costs('calculate'), ['at list prices', 'list 0.00044', 'list 0.00044']);
    assert.deepEqual(await costs('auto'), ['as logged, else at list prices', 'as logged 0.25', 'list 0.00044']);
    assert.deepEqual(await costs('display'), ['as logged', 'as logged 0.25', 'not logged 0.00']);
  });
});

const sources = (folder: string) => () => ({ env: { CLAUDE_CONFIG_DIR: folder }, home: '/', extraFolders: [] });

async function readAll(refresher: Refresher): Promise<Refresher> {
  await refresher.request({ reason: 'start' });
  return refresher;
}
