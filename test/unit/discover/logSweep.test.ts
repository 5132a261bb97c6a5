import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Discovery, discoverLogs } from '../../../src/core/discover/discoverLogs.ts';
import { LogSweep } from '../../../src/core/discover/logSweep.ts';
import type { LogRoot } from '../../../src/core/model/logFile.ts';
import { CoarseDisk, type Coarseness } from '../world/coarseDisk.ts';

const runs = Number(process.env['CCT_HISTORIES'] ?? 2000);

const roots = ['/r', '/s'];
const rootsOn = (disk: CoarseDisk): LogRoot[] =>
  roots.filter((path) => disk.isFolder(path)).map((path) => ({ path, origin: 'home' }));

/** What a look found, in an order of its own. */
const found = ({ files, faults }: Discovery): unknown => ({
  files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  faults: faults.map(({ kind, path }) => `${kind} ${path}`).toSorted(),
});

interface Step {
  readonly what: string;
  readonly happen: (disk: CoarseDisk) => void;
}

const step = (what: string, happen: Step['happen']): Step => ({ what, happen });

/** Few names, so that much happens to each; among them what globs trip over. */
const anyName = fc.constantFrom('a', 'b', 'x.jsonl', 'y.jsonl', '.jsonl', '[a]{b}!.jsonl', 'ü 列.jsonl', 'memo.md');
const anyPath = fc
  .tuple(fc.constantFrom(...roots), fc.array(anyName, { minLength: 0, maxLength: 3 }))
  .map(([root, names]) => [root, ...names].join('/'));

/** As `cp -a`, `rsync -a` and `tar` leave a folder that they have put something into. */
const longAgo = 1_600_000_000_000;

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  ...(['file', 'folder', 'folder', 'link', 'fifo'] as const).map((kind) =>
    anyPath.map((path) => step(`${kind} ${path}`, (disk) => disk.create(path, kind))),
  ),
  anyPath.map((path) => step(`remove ${path}`, (disk) => disk.remove(path))),
  fc.tuple(anyPath, anyPath).map(([from, to]) => step(`rename ${from} to ${to}`, (disk) => disk.rename(from, to))),
  fc.tuple(anyPath, fc.constantFrom('file' as const, 'folder' as const)).map(([path, kind]) =>
    step(`replace ${path} by a ${kind}`, (disk) => {
      disk.remove(path);
      disk.create(path, kind);
    }),
  ),
  anyPath.map((path) => step(`append to ${path}`, (disk) => disk.append(path))),
  fc.tuple(anyPath, anyName).map(([path, name]) =>
    step(`copy ${path}/${name} there as it was`, (disk) => {
      disk.create(`${path}/${name}`, 'file');
      disk.setBack(path, longAgo);
    }),
  ),
  fc
    .tuple(anyPath, fc.boolean(), fc.boolean())
    .map(([path, r, x]) => step(`permit ${path} ${r} ${x}`, (disk) => disk.permit(path, r, x))),
);
const anyPause = fc.constantFrom(0, 0, 1, 10, 900, 2000, 2500, 5000);

interface Chapter {
  readonly steps: readonly Step[];
  readonly pauseMs: number;
  /** What happens in the middle of a look, before its so-manieth question; then only the next look can be right. */
  readonly meanwhile: { readonly question: number; readonly step: Step } | undefined;
}

const anyChapter: fc.Arbitrary<Chapter> = fc.record({
  steps: fc.array(anyStep, { maxLength: 6 }),
  pauseMs: anyPause,
  meanwhile: fc.option(fc.record({ question: fc.nat(12), step: anyStep }), { nil: undefined, freq: 3 }),
});

/** From what today's disks have to FAT; a kernel's own tick takes up to ten milliseconds. */
const anyCoarseness: fc.Arbitrary<Coarseness> = fc.record({
  tickMs: fc.constantFrom(0.001, 1, 10, 1000, 2000),
  lagMs: fc.constantFrom(0, 3, 10),
  changeTime: fc.constantFrom('posix', 'not-on-rename', 'none'),
});

describe('LogSweep', function () {
  this.timeout(60_000);

  it(`finds what a glob finds after any of ${runs} histories, however coarse the disk's clock`, () => {
    let listed = 0;
    let statted = 0;
    fc.assert(
      fc.property(fc.array(anyChapter, { minLength: 1, maxLength: 12 }), anyCoarseness, (history, coarseness) => {
        const disk = new CoarseDisk(coarseness);
        for (const root of roots) disk.create(root, 'folder');
        const sweep = new LogSweep(() => disk.nowMs, disk);
        for (const { steps, pauseMs, meanwhile } of history) {
          for (const { happen } of steps) happen(disk);
          disk.pass(pauseMs);
          if (meanwhile) disturbed(disk, meanwhile, () => sweep.sweep(rootsOn(disk), false));
          const seen = sweep.sweep(rootsOn(disk), false);
          assert.deepEqual(found(seen), found(discoverLogs(rootsOn(disk), disk)), told(history));
          listed += seen.counts.foldersListed;
          statted += seen.counts.foldersStatted;
        }
      }),
      { numRuns: runs },
    );
    // Else it would prove nothing: what always lists misses nothing.
    assert.ok(listed < statted * 0.8, `${listed} of ${statted} folders were listed`);
  });

  /** A folder with two logs that was listed when it was settled, on a disk where folders do not tell of changes. */
  const silent = (): { disk: CoarseDisk; look: (isFull?: boolean) => readonly [logs: string, listed: number] } => {
    const disk = new CoarseDisk({ tickMs: 1, lagMs: 0, changeTime: 'posix' });
    for (const path of ['/r', '/r/a']) disk.create(path, 'folder');
    for (const path of ['/r/a/x.jsonl', '/r/a/y.jsonl']) disk.create(path, 'file');
    disk.areFoldersSilent = true;
    disk.pass(10_000);
    const sweep = new LogSweep(() => disk.nowMs, disk);
    return {
      disk,
      look: (isFull = false) => {
        const { files, counts } = sweep.sweep(rootsOn(disk), isFull);
        return [files.map(({ path }) => path.slice('/r/a/'.length, -'.jsonl'.length)).join(''), counts.foldersListed];
      },
    };
  };

  it('lists every folder once, then none that does not change', () => {
    const { look } = silent();
    assert.deepEqual(
      [look(), look(), look(), look(true), look()],
      [
        ['xy', 2],
        ['xy', 0],
        ['xy', 0],
        ['xy', 2],
        ['xy', 0],
      ],
    );
  });

  it('finds within twenty sweeps what a folder does not tell of, and at once when asked to', () => {
    const { disk, look } = silent();
    look();
    disk.create('/r/a/z.jsonl', 'file');
    const sweeps = Array.from({ length: 20 }, () => look()[0]);
    assert.equal(sweeps.indexOf('xyz'), 19);
    disk.create('/r/a/w.jsonl', 'file');
    assert.deepEqual(look(true), ['xyzw', 2]);
  });

  it('does not rely on a listing that named what is not there any more', () => {
    const { disk, look } = silent();
    look();
    disk.rename('/r/a/y.jsonl', '/r/a/z.jsonl');
    assert.deepEqual(
      [look(), look(), look()],
      [
        ['x', 0],
        ['xz', 1],
        ['xz', 0],
      ],
    );
  });

  for (const kind of ['file', 'folder'] as const) {
    it(`is not fooled by two ${kind}s of the same age that change places, where a rename leaves no time`, () => {
      const disk = new CoarseDisk({ tickMs: 1, lagMs: 0, changeTime: 'not-on-rename' });
      disk.create('/r', 'folder');
      for (const name of ['a.jsonl', 'b.jsonl']) {
        disk.create(`/r/${name}`, kind);
        disk.create(`/r/${name}/in-${name}`, 'file');
      }
      disk.pass(10_000);
      const sweep = new LogSweep(() => disk.nowMs, disk);
      sweep.sweep(rootsOn(disk), false);
      disk.rename('/r/a.jsonl', '/r/aside');
      disk.rename('/r/b.jsonl', '/r/a.jsonl');
      disk.rename('/r/aside', '/r/b.jsonl');
      assert.deepEqual(found(sweep.sweep(rootsOn(disk), false)), found(discoverLogs(rootsOn(disk), disk)));
    });
  }

  it('finds names that a glob cannot match', () => {
    const { disk, look } = silent();
    disk.create('/r/a/new\nline', 'folder');
    disk.create('/r/a/new\nline/s.jsonl', 'file');
    assert.deepEqual(look(), ['xynew\nline/s', 3]);
  });
});

function disturbed(
  disk: CoarseDisk,
  { question, step: { happen } }: NonNullable<Chapter['meanwhile']>,
  look: () => void,
) {
  let asked = 0;
  disk.onAsked = () => {
    if (asked++ === question) happen(disk);
  };
  look();
  disk.onAsked = () => {};
}

const told = (history: readonly Chapter[]): string =>
  history
    .map(({ steps, pauseMs, meanwhile }) =>
      [
        ...steps.map(({ what }) => what),
        `${pauseMs} ms`,
        ...(meanwhile ? [`a look, and before question ${meanwhile.question}: ${meanwhile.step.what}`] : []),
        'look',
      ].join('\n'),
    )
    .join('\n');
