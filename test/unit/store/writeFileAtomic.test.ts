import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileSurroundings, writeFileAtomic } from '../../../src/core/store/writeFileAtomic.ts';
import { onSmallDisk, useTemporaryDirectory } from './temporary.ts';

describe('writeFileAtomic', () => {
  const directory = useTemporaryDirectory();
  const path = (): string => join(directory(), 'cache.json');

  it('writes a new file for this user alone, and replaces an old one as a whole', async () => {
    assert.ok((await writeFileAtomic(path(), 'first, and longer')).ok);
    assert.equal(statSync(path()).mode & 0o777, 0o600);
    assert.ok((await writeFileAtomic(path(), Buffer.from('zweite ü'))).ok);
    assert.equal(readFileSync(path(), 'utf8'), 'zweite ü');
    assert.deepEqual(readdirSync(directory()), ['cache.json']);
  });

  const faults: readonly (readonly [what: string, kind: string, change: (handle: FileHandle) => void])[] = [
    ['a write fails', 'disk-full', (handle) => (handle.writeFile = failing('ENOSPC'))],
    [
      'a write is short and nobody says so',
      'io',
      (handle) => (handle.writeFile = () => handle.write('ha').then(() => undefined)),
    ],
    ['the sync fails', 'io', (handle) => (handle.sync = failing('EIO'))],
    ['the length cannot be had', 'io', (handle) => (handle.stat = failing('EIO'))],
  ];
  for (const [what, kind, change] of faults) {
    it(`leaves the old file whole and no other behind when ${what}`, async () => {
      writeFileSync(path(), 'old');
      const outcome = await writeFileAtomic(path(), 'new and longer', surroundings({ open: opening(change) }));
      assert.equal(outcome.ok ? 'ok' : outcome.error.kind, kind);
      assert.equal(readFileSync(path(), 'utf8'), 'old');
      assert.deepEqual(readdirSync(directory()), ['cache.json']);
    });
  }

  it('leaves the old file whole on a really full disk', async function () {
    const why = await onSmallDisk(directory(), 1024 * 1024, async (disk) => {
      const target = join(disk, 'cache.json');
      assert.ok((await writeFileAtomic(target, 'old')).ok);
      const outcome = await writeFileAtomic(target, 'x'.repeat(3_000_000));
      assert.equal(outcome.ok ? 'ok' : outcome.error.kind, 'disk-full');
      assert.deepEqual(readdirSync(disk), ['cache.json']);
      assert.equal(readFileSync(target, 'utf8'), 'old');
      assert.ok((await writeFileAtomic(target, 'new')).ok);
    });
    if (why !== undefined) this.skip();
  });

  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    it(`waits a little when the rename says ${code}, up to nine times`, async () => {
      const waits: number[] = [];
      const replaced = await writeFileAtomic(path(), 'new', surroundings({ rename: renaming(code, 9) }, waits));
      assert.ok(replaced.ok);
      assert.deepEqual(waits, [10, 20, 40, 80, 160, 250, 250, 250, 250]);
      assert.equal(readFileSync(path(), 'utf8'), 'new');
      const refused = await writeFileAtomic(path(), 'newer', surroundings({ rename: renaming(code, 10) }));
      assert.ok(!refused.ok);
      assert.equal(readFileSync(path(), 'utf8'), 'new');
      assert.deepEqual(readdirSync(directory()), ['cache.json']);
    });
  }

  it('tells other faults of the rename at once', async () => {
    mkdirSync(path());
    const waits: number[] = [];
    const outcome = await writeFileAtomic(path(), 'new', surroundings({}, waits));
    assert.ok(!outcome.ok);
    assert.deepEqual(waits, []);
    assert.deepEqual(readdirSync(directory()), ['cache.json']);
  });

  it('does not make the directory: a missing one is told', async () => {
    const outcome = await writeFileAtomic(join(directory(), 'none', 'cache.json'), 'new');
    assert.equal(outcome.ok ? 'ok' : outcome.error.kind, 'vanished');
  });

  it('does with a directory that cannot be synced, but tells of a failing disk', async () => {
    const sync = (code: string): FileSurroundings =>
      surroundings({ open: (name, flags, mode) => (flags === 'r' ? failing(code)() : fs.open(name, flags, mode)) });
    assert.ok((await writeFileAtomic(path(), 'one', sync('EISDIR'))).ok);
    const outcome = await writeFileAtomic(path(), 'two', sync('EIO'));
    assert.equal(outcome.ok ? 'ok' : outcome.error.kind, 'io');
  });

  it('removes what killed writers of this file left an hour ago, and nothing else', async () => {
    const hex = '0123456789abcdef0123456789abcdef';
    const names = [
      `.cache.json.${hex}.tmp`,
      '.cache.json.tmp',
      `.other.json.${hex}.tmp`,
      `.cache.json.${hex}.tmp~`,
      'x.tmp',
    ];
    const young = `.cache.json.${hex.replace('0', '1')}.tmp`;
    for (const name of [...names, young]) writeFileSync(join(directory(), name), '');
    for (const name of names) utimesSync(join(directory(), name), 1_000_000, 1_000_000);
    assert.ok((await writeFileAtomic(path(), 'new')).ok);
    assert.deepEqual(readdirSync(directory()).toSorted(), [...names.slice(1), young, 'cache.json'].toSorted());
  });

  it('lets many write at once: one of them wins, whole', async () => {
    const contents = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
    const outcomes = await Promise.all(contents.map((content) => writeFileAtomic(path(), content)));
    assert.ok(outcomes.every(({ ok }) => ok));
    assert.ok(contents.includes(readFileSync(path(), 'utf8')));
    assert.deepEqual(readdirSync(directory()), ['cache.json']);
  });
});

const failing = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

function surroundings(files: Partial<FileSurroundings['files']>, waits: number[] = []): FileSurroundings {
  const wait = (ms: number): Promise<unknown> => Promise.resolve(waits.push(ms));
  return { files: { ...fs, ...files }, wait, clock: () => Date.now() };
}

/** Opens files whose handle is changed; directories as they are. */
function opening(change: (handle: FileHandle) => void): typeof fs.open {
  return async (path, flags, mode) => {
    const handle = await fs.open(path, flags, mode);
    if (flags === 'wx') change(handle);
    return handle;
  };
}

function renaming(code: string, failures: number): typeof fs.rename {
  let left = failures;
  return (from, to) => (left-- > 0 ? failing(code)() : fs.rename(from, to));
}
