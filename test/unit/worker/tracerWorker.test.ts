import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TreeAnswer, TreeRow } from '../../../src/core/answers/tree/treeRow.ts';
import { usualShape } from '../../../src/core/answers/tree/treeShape.ts';
import { walkerModule } from '../walkerModule.ts';
import { OwnSearchHand } from '../../../src/core/search/threadSearchHand.ts';
import { isFirstPaint } from '../../../src/core/answers/firstPaint.ts';
import { firstPaintFile, readFirstPaint } from '../../../src/core/store/firstPaintFile.ts';
import { TracerWorker } from '../../../src/worker/tracerWorker.ts';
import type { FromWorker } from '../../../src/link/workerMessages.ts';
import type { RefreshReason } from '../../../src/core/model/refreshReport.ts';
import type { Question } from '../../../src/link/questions.ts';
import { LogTree } from '../logTree.ts';
import { assistant, jsonl, session, user } from '../records.ts';
import { settingsFor } from './workerSettings.ts';

// The build puts this in (esbuild.mjs).
Object.assign(globalThis, { __GENERATOR__: { name: 'claude-code-tracer', version: 'test' } });

const log = `-home-dev-work-billing/${session}.jsonl`;
const turn = (id: string): string =>
  jsonl(assistant({ id, at: new Date().toISOString(), input: 0, output: 1_000_000 }));

/** A worker in this thread, and what it says. */
class Workbench {
  readonly said: FromWorker[] = [];
  readonly worker: TracerWorker;
  /** How late it is for the worker, after the real time. */
  laterMs = 0;
  #waiting: (() => void)[] = [];

  constructor(home: string, refreshIntervalMs?: number) {
    this.worker = new TracerWorker({
      post: (message) => {
        this.said.push(structuredClone(message));
        for (const look of this.#waiting.splice(0)) look();
      },
      exit: () => {},
      walker: walkerModule,
      clock: () => Date.now() + this.laterMs,
      hire: undefined,
      hireSearchHands: (flag) => [new OwnSearchHand(flag)],
    });
    this.worker.take({ kind: 'configure', settings: settingsFor(home, refreshIntervalMs) });
  }

  async hear<Kind extends FromWorker['kind']>(
    kind: Kind,
    isWanted: (message: Extract<FromWorker, { kind: Kind }>) => boolean = () => true,
  ): Promise<Extract<FromWorker, { kind: Kind }>> {
    for (;;) {
      const found = this.said.find(
        (message): message is Extract<FromWorker, { kind: Kind }> =>
          message.kind === kind && isWanted(message as Extract<FromWorker, { kind: Kind }>),
      );
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** What stands below the root of the side bar. */
  async rootRows(): Promise<readonly TreeRow[]> {
    const requests = [{ place: { kind: 'root' }, limit: 10 }] as const;
    this.worker.take({ kind: 'ask', id: 7, question: { kind: 'treeBranches', shape: usualShape, requests } });
    const { answer } = await this.hear('answer', ({ id }) => id === 7);
    return (answer as TreeAnswer).branches[0]!.rows;
  }

  /** What it says, besides that it is done, while it refreshes. */
  async saidIn(refresh: { readonly reason: RefreshReason; readonly paths?: readonly string[] }): Promise<string[]> {
    const from = this.said.length;
    const id = 1000 + from;
    this.worker.take({ kind: 'refresh', id, ...refresh });
    await this.hear('answer', (answer) => answer.id === id);
    return this.said.slice(from, -1).map(({ kind }) => kind);
  }

  async ask(question: Question): Promise<unknown> {
    const id = 1000 + this.said.length;
    this.worker.take({ kind: 'ask', id, question });
    return (await this.hear('answer', (answer) => answer.id === id)).answer;
  }

  async end(): Promise<void> {
    this.worker.take({ kind: 'stop' });
    await this.hear('stopped');
  }
}

describe('TracerWorker', function () {
  this.timeout(10_000);
  const configured = process.env['CLAUDE_CONFIG_DIR'];
  before(() => delete process.env['CLAUDE_CONFIG_DIR']);
  after(() => {
    if (configured !== undefined) process.env['CLAUDE_CONFIG_DIR'] = configured;
  });

  it('shows at the next start what it knew, before it has looked, and then the truth', async () => {
    using tree = new LogTree();
    tree.write(log, jsonl({ type: 'ai-title', aiTitle: 'VAT' }, user('Hi')) + turn('msg_A'));
    const first = new Workbench(tree.home);
    const known = await first.hear('overview', ({ stage }) => stage === 'ready');
    assert.equal(known.overview.status.text, '$20.00');
    const knownRows = await first.rootRows();
    await first.end();

    tree.append(log, turn('msg_B'));
    // The host shows this at first; without it the worker reads what other tracers read, too.
    const left: unknown = await readFirstPaint(settingsFor(tree.home).storageFolder);
    assert.ok(isFirstPaint(left));
    rmSync(firstPaintFile(settingsFor(tree.home).storageFolder));
    const second = new Workbench(tree.home);
    const cached = await second.hear('overview');
    assert.ok(cached.stage === 'cached');
    assert.equal(cached.overview.status.text, known.overview.status.text);
    assert.deepEqual(
      cached.overview.projects.map(({ id, title, description }) => [`project:${id}`, title, description]),
      knownRows.map(({ id, title, description }) => [id, title, description]),
    );
    assert.deepEqual(left.overview.projects, cached.overview.projects);
    assert.equal(left.overview.status.text, known.overview.status.text);
    const truth = await second.hear('overview', ({ stage }) => stage === 'ready');
    assert.equal(truth.overview.status.text, '$40.00');
    const { report } = await second.hear('refreshed');
    assert.deepEqual([report.filesReadWhole, report.bytesRead], [0, turn('msg_B').length]);
    await second.end();
  });

  it('finds by its timer what no watcher tells of', async () => {
    using tree = new LogTree();
    tree.write(log, turn('msg_A'));
    const bench = new Workbench(tree.home, 20);
    await bench.hear('overview', ({ overview }) => overview.status.text === '$20.00');
    tree.append(log, turn('msg_B'));
    await bench.hear('overview', ({ overview }) => overview.status.text === '$40.00');
    tree.remove(log);
    tree.write('-home-dev-work-api/new.jsonl', turn('msg_C'));
    await bench.hear('overview', ({ overview }) => overview.status.text === '$60.00');
    const { report } = await bench.hear('refreshed', ({ report: { filesDeleted } }) => filesDeleted === 1);
    assert.equal(report.reason, 'timer');
    await bench.end();
  });

  it('answers questions, and says of one it does not know that it failed', async () => {
    using tree = new LogTree();
    tree.write(log, turn('msg_A'));
    const bench = new Workbench(tree.home);
    await bench.hear('overview', ({ stage }) => stage === 'ready');
    assert.deepEqual(
      (await bench.rootRows()).map(({ title }) => title),
      ['billing'],
    );
    bench.worker.take({ kind: 'ask', id: 8, question: { kind: 'nonsense' } as never });
    const { message } = await bench.hear('failed', ({ id }) => id === 8);
    assert.match(message, /unexpected value/);
    await bench.end();
  });

  it('tells how far a long answer is, and cuts it short when it is not wanted any more', async () => {
    using tree = new LogTree();
    tree.write(log, Array.from({ length: 3000 }, (_, i) => turn(`msg_${i}`)).join(''));
    const bench = new Workbench(tree.home);
    await bench.hear('overview', ({ stage }) => stage === 'ready');
    const file = path.join(tree.home, 'exported.json');
    const asked = { session: `-home-dev-work-billing/${session}`, format: 'json', path: file } as const;
    bench.worker.take({ kind: 'ask', id: 8, question: { kind: 'exportSession', ...asked } });
    await bench.hear('share', ({ id }) => id === 8);
    bench.worker.take({ kind: 'stopAsking', id: 8 });
    const { answer } = await bench.hear('answer', ({ id }) => id === 8);
    assert.deepEqual(answer, { kind: 'stopped' });
    assert.equal(existsSync(file), false);
    bench.worker.take({ kind: 'stopAsking', id: 8 });
    await bench.end();
  });

  it('shows a title of the user’s own at once, at the next start, and in another window at its next look', async () => {
    using tree = new LogTree();
    tree.write(log, jsonl({ type: 'custom-title', customTitle: 'Theirs', sessionId: session }) + turn('msg_A'));
    const key = `-home-dev-work-billing/${session}`;
    const titleIn = async (bench: Workbench, id: number): Promise<string> => {
      bench.worker.take({ kind: 'ask', id, question: { kind: 'recentSessions' } });
      const { answer } = await bench.hear('answer', (message) => message.id === id);
      return (answer as readonly { readonly title: string }[])[0]!.title;
    };
    const [first, second] = [new Workbench(tree.home), new Workbench(tree.home)];
    const before = await first.hear('overview', ({ stage }) => stage === 'ready');
    await second.hear('overview', ({ stage }) => stage === 'ready');
    first.worker.take({ kind: 'ask', id: 1, question: { kind: 'rename', session: key, title: ' Mine\u202e\n$(x) ' } });
    assert.equal((await first.hear('answer', ({ id }) => id === 1)).answer, undefined);
    await first.hear('overview', ({ overview }) => overview.revision > before.overview.revision);
    assert.equal(await titleIn(first, 2), 'Mine $(x)');
    assert.equal(await titleIn(second, 2), 'Theirs');
    second.worker.take({ kind: 'refresh', id: 3, reason: 'focus' });
    await second.hear('answer', ({ id }) => id === 3);
    assert.equal(await titleIn(second, 4), 'Mine $(x)');
    await first.end();
    await second.end();

    const third = new Workbench(tree.home);
    await third.hear('overview', ({ stage }) => stage === 'ready');
    assert.equal(await titleIn(third, 1), 'Mine $(x)');
    third.worker.take({ kind: 'ask', id: 2, question: { kind: 'rename', session: key, title: '' } });
    await third.hear('answer', ({ id }) => id === 2);
    assert.equal(await titleIn(third, 3), 'Theirs');
    await third.end();
  });

  describe('says', () => {
    const root: Question = {
      kind: 'treeBranches',
      shape: usualShape,
      requests: [{ place: { kind: 'root' }, limit: 10 }],
    };
    let tree: LogTree;
    let bench: Workbench;

    beforeEach(async () => {
      tree = new LogTree();
      tree.write(log, turn('msg_A'));
      bench = new Workbench(tree.home);
      await bench.hear('overview', ({ stage }) => stage === 'ready');
      await bench.ask(root);
    });

    afterEach(async () => {
      await bench.end();
      tree[Symbol.dispose]();
    });

    it('nothing while nothing happens', async () => {
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
      bench.laterMs = 20_000;
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
      assert.deepEqual(await bench.saidIn({ reason: 'watch', paths: [tree.pathOf(log)] }), []);
    });

    it('once that figures changed, for a line, a project or a deleted log', async () => {
      tree.append(log, turn('msg_B'));
      assert.deepEqual(await bench.saidIn({ reason: 'watch', paths: [tree.pathOf(log)] }), ['refreshed', 'overview']);
      tree.write('-home-dev-work-api/new.jsonl', turn('msg_C'));
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['refreshed', 'overview']);
      tree.remove(log);
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['refreshed', 'overview']);
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
    });

    it('that a minute has passed only where somebody sees the minutes', async () => {
      bench.laterMs = 61_000;
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['overview']);
      // A tree that is not shown has not asked again.
      bench.laterMs = 200_000;
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
      await bench.ask(root);
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
      bench.laterMs = 241_000;
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['overview']);
    });

    it('that another day has come', async () => {
      bench.laterMs = 24 * 3_600_000;
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['overview']);
    });

    it('once that a running Claude Code waits, goes on or has ended, of which no log tells', async () => {
      const register = path.join(tree.home, '.claude/sessions');
      const file = path.join(register, `${process.pid}.json`);
      mkdirSync(register);
      for (const [status, word] of [
        ['waiting', 'waiting for you'],
        ['busy', 'running'],
      ] as const) {
        writeFileSync(file, JSON.stringify({ sessionId: session, status }));
        assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['overview']);
        assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
        const flat = await bench.ask({ ...root, shape: { ...usualShape, groupBy: 'flat' } });
        assert.match((flat as TreeAnswer).branches[0]!.rows[0]!.description, new RegExp(`^${word} · `));
      }
      rmSync(file);
      assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['overview']);
    });

    it('once that a folder cannot be read', async function () {
      if (process.platform === 'win32' || process.geteuid!() !== 0) this.skip();
      for (const folder of [tree.home, path.join(tree.home, 'storage')]) chmodSync(folder, 0o755);
      tree.write('-locked/s.jsonl', '');
      await bench.saidIn({ reason: 'timer' });
      chmodSync(tree.pathOf('-locked'), 0);
      process.seteuid!(65_534);
      try {
        assert.deepEqual(await bench.saidIn({ reason: 'timer' }), ['refreshed']);
        assert.deepEqual(await bench.saidIn({ reason: 'timer' }), []);
      } finally {
        process.seteuid!(0);
        chmodSync(tree.pathOf('-locked'), 0o755);
      }
    });
  });
});
