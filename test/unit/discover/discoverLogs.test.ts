import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, statSync, symlinkSync } from 'node:fs';
import { discoverLogs } from '../../../src/core/discover/discoverLogs.ts';
import { locateLog, statLog } from '../../../src/core/discover/statLog.ts';
import { placeOf } from '../../../src/core/discover/logPath.ts';
import type { LogFile, LogRoot } from '../../../src/core/model/logFile.ts';
import { LogTree } from '../logTree.ts';
import { session } from '../records.ts';

const rootsOf = (tree: LogTree): LogRoot[] => [{ path: tree.projects, origin: 'home' }];
const found = (tree: LogTree): string[] =>
  discoverLogs(rootsOf(tree))
    .files.map(({ path }) => path.slice(tree.projects.length + 1))
    .toSorted();

describe('placeOf', () => {
  const rows: readonly (readonly [path: string, slug: string, role: string, session: string | undefined])[] = [
    [`-a/${session}.jsonl`, '-a', 'main', session],
    ['-a/agent-1f.jsonl', '-a', 'agent', undefined],
    [`-a/${session}/subagents/agent-1f.jsonl`, '-a', 'agent', session],
    [`-a/${session}/subagents/agent-acompact-1f.jsonl`, '-a', 'compactor', session],
    [`-a/${session}/subagents/journal.jsonl`, '-a', 'other', session],
    [`-a/${session}/subagents/workflows/run/agent-2.jsonl`, '-a', 'agent', session],
    ['-a/any name.v2.jsonl', '-a', 'main', 'any name.v2'],
    ['stray.jsonl', '', 'main', 'stray'],
    ['__proto__/constructor.jsonl', '__proto__', 'main', 'constructor'],
  ];
  for (const [path, slug, role, id] of rows) {
    it(`reads ${path}`, () => assert.deepEqual(placeOf(path), { slug, role, session: id }));
  }
});

describe('discoverLogs', () => {
  it('finds every log, at whatever depth and of whatever name, and nothing else', () => {
    using tree = new LogTree();
    const logs = [
      `-a/${session}.jsonl`,
      `-a/${session}/subagents/workflows/r/agent-1.jsonl`,
      '-b [x] {y} !z/ü 列.jsonl',
      '.hidden/.s.jsonl',
      'stray.jsonl',
    ];
    for (const file of [...logs, '-a/sessions-index.json', '-a/x.jsonl.bak', '-a/x.JSONL.tmp', '-a/memory/note.md'])
      tree.write(file, 'x');
    assert.deepEqual(found(tree), logs.toSorted());
  });

  it('passes over links, folders and FIFOs that are called like logs', () => {
    using tree = new LogTree();
    tree.write('-a/s.jsonl', '');
    tree.write('-a/folder.jsonl/inner.txt', '');
    symlinkSync(tree.pathOf('-a/s.jsonl'), tree.pathOf('-a/link.jsonl'));
    symlinkSync(tree.projects, tree.pathOf('-a/loop'));
    symlinkSync('/nowhere', tree.pathOf('-a/dangling.jsonl'));
    execFileSync('mkfifo', [tree.pathOf('-a/pipe.jsonl')]);
    assert.deepEqual(found(tree), ['-a/s.jsonl']);
  });

  it('gives the stamp that a stat gives', () => {
    using tree = new LogTree();
    tree.write('-a/s.jsonl', '12345');
    tree.touch('-a/s.jsonl', new Date('2026-11-20T10:00:00.250Z'));
    const [file] = discoverLogs(rootsOf(tree)).files;
    const stats = statSync(tree.pathOf('-a/s.jsonl'));
    assert.deepEqual(file!.stamp, {
      sizeBytes: 5,
      mtimeMs: Date.UTC(2026, 10, 20, 10, 0, 0, 250),
      ctimeMs: stats.ctimeMs,
      birthMs: Math.floor(stats.birthtimeMs),
      identity: `${stats.dev}:${stats.ino}`,
    });
    assert.deepEqual(lookedUp(tree, tree.pathOf('-a/s.jsonl')), file);
  });

  it('finds nothing, without a fault, where a root has vanished', () => {
    using tree = new LogTree();
    tree.remove('');
    const { files, faults } = discoverLogs(rootsOf(tree));
    assert.deepEqual([files, faults], [[], []]);
  });

  it('reads on past a folder that may not be listed, and notes it', function () {
    if (process.platform === 'win32') this.skip();
    using tree = new LogTree();
    tree.write('-a/s.jsonl', '');
    tree.write('-locked/s.jsonl', '');
    tree.write('-z/s.jsonl', '');
    chmodSync(tree.home, 0o755);
    chmodSync(tree.pathOf('-locked'), 0);
    // Root may read everything; nobody may not.
    const isRoot = process.geteuid!() === 0;
    if (isRoot) process.seteuid!(65_534);
    try {
      const { files, faults } = discoverLogs(rootsOf(tree));
      assert.deepEqual(
        files.map(({ slug }) => slug),
        ['-a', '-z'],
      );
      assert.deepEqual(
        faults.map(({ kind, path }) => [kind, path]),
        [['denied', tree.pathOf('-locked')]],
      );
    } finally {
      if (isRoot) process.seteuid!(0);
      chmodSync(tree.pathOf('-locked'), 0o755);
    }
  });
});

describe('statLog', () => {
  it('knows only regular logs below a root', () => {
    using tree = new LogTree();
    const log = tree.write('-a/s.jsonl', '');
    tree.write('-a/folder.jsonl/x', '');
    symlinkSync(log, tree.pathOf('-a/link.jsonl'));
    const outside = `${tree.projects}-old/s.jsonl`;
    const isLog = (path: string): boolean => lookedUp(tree, path) !== undefined;
    assert.ok(isLog(log));
    for (const path of [
      tree.pathOf('-a/none.jsonl'),
      tree.pathOf('-a/folder.jsonl'),
      tree.pathOf('-a/link.jsonl'),
      tree.pathOf('-a'),
      outside,
      '/etc/passwd',
      '',
    ]) {
      assert.equal(isLog(path), false, path);
    }
  });

  it('neither leaves its root through dots nor takes a detour for another log', () => {
    using tree = new LogTree();
    tree.write('-a/s.jsonl', '');
    tree.write('../outside.jsonl', 'secret');
    for (const path of ['../outside.jsonl', '-a/../-a/s.jsonl', '-a/./s.jsonl', '-a//s.jsonl', '/-a/s.jsonl']) {
      assert.equal(lookedUp(tree, `${tree.projects}/${path}`), undefined, path);
    }
  });

  it('says of a path that cannot be looked at why, and does not throw', () => {
    using tree = new LogTree();
    tree.write('-a/s.jsonl', '');
    const looked = statLog({ root: tree.projects, below: `-a/${'x'.repeat(300)}.jsonl` });
    assert.ok(!looked.ok && looked.error.message.includes('ENAMETOOLONG'));
  });
});

function lookedUp(tree: LogTree, path: string): LogFile | undefined {
  const place = locateLog(rootsOf(tree), path);
  const looked = place && statLog(place);
  assert.ok(looked?.ok !== false);
  return looked?.value;
}
