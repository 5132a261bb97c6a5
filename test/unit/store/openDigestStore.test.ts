import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { packDigest, unpackDigest } from '../../../src/core/digest/packDigest.ts';
import type { DigestStore, PackedDigest } from '../../../src/core/store/digestStore.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';
import { keyOfPath } from '../../../src/core/store/pathKey.ts';
import { standingOf } from '../../../src/core/store/standing.ts';
import { packFormerly } from '../digest/formerRow.ts';
import { plainDigest, sampleDigest, standingDigest } from './sampleDigest.ts';
import { onSmallDisk, syncTimeoutMs, useTemporaryDirectory } from './temporary.ts';

/** Of a database's pages: sqliteConnection.ts. */
const pageBytes = 16_384;

describe('openDigestStore', function () {
  this.timeout(syncTimeoutMs);
  const parent = useTemporaryDirectory();
  const directory = (): string => join(parent(), 'storage', 'tracer');
  const file = (): string => join(directory(), 'digests-v3.sqlite');

  it('makes its directory and files for this user alone, and finds its rows again', async () => {
    const first = await openSound(directory());
    assert.equal(first.kind, 'sqlite');
    save(first, row('/a'), row('/b'));
    assert.equal(statSync(directory()).mode & 0o777, 0o700);
    for (const name of readdirSync(directory()))
      assert.equal(statSync(join(directory(), name)).mode & 0o777, 0o600, name);
    first.close();
    const second = await openSound(directory());
    assert.deepEqual(rowsOf(second), [row('/a'), row('/b')]);
    second.close();
  });

  it('serves from memory where node:sqlite is missing, and says so', async () => {
    const importSqlite = () => Promise.reject(new Error('No such built-in module: node:sqlite'));
    const { store, fault } = await openDigestStore(directory(), { importSqlite, clock: () => 0 });
    assert.equal(store.kind, 'memory');
    assert.equal(fault?.kind, 'unsupported');
    assert.equal(store.keepsRows, false);
    save(store, row('/a'));
    assert.deepEqual(rowsOf(store), []);
  });

  it('begins anew in an empty file, as a crash between making and filling it leaves one', async () => {
    mkdirSync(directory(), { recursive: true });
    writeFileSync(file(), '');
    const store = await openSound(directory());
    save(store, row('/a'));
    store.close();
  });

  const damages: readonly (readonly [what: string, damage: (path: string) => void])[] = [
    ['is no database', (path) => writeFileSync(path, 'x'.repeat(10_000))],
    ['is half a database', (path) => truncateSync(path, pageBytes * 10)],
    ['lost its last page', (path) => truncateSync(path, statSync(path).size - pageBytes)],
    ['lost its first page', (path) => overwrite(path, 0, pageBytes)],
    ['has a torn page', (path) => overwrite(path, pageBytes * 3, pageBytes)],
    ['has other tables', (path) => makeForeign(path)],
  ];
  for (const [what, damage] of damages) {
    it(`sets a file aside that ${what}, and works with a new one`, async () => {
      const before = await openSound(directory());
      save(before, ...Array.from({ length: 200 }, (_, i) => row(`/${i}`)));
      before.close();
      damage(file());
      const damaged = readFileSync(file());

      const { store, fault } = await openDigestStore(directory(), surroundings('2026-11-22T10:00:00.123Z'));
      assert.equal(fault?.kind, 'damaged');
      assert.equal(store.kind, 'sqlite');
      assert.deepEqual(readFileSync(`${file()}.corrupt-20261122T100000123Z`), damaged);
      save(store, row('/new'));
      store.close();
      const after = await openSound(directory());
      assert.ok(rowsOf(after).some(({ path }) => path === '/new'));
      after.close();
    });
  }

  const lesions: readonly (readonly [what: string, leastRows: number, damage: (path: string) => void])[] = [
    [
      'a page in the middle is torn',
      280,
      (path) => overwrite(path, Math.floor(statSync(path).size / pageBytes / 2) * pageBytes, pageBytes),
    ],
    ['the last page is lost', 290, (path) => truncateSync(path, statSync(path).size - pageBytes)],
    [
      'the second half is lost',
      80,
      (path) => truncateSync(path, Math.floor(statSync(path).size / pageBytes / 2) * pageBytes),
    ],
  ];
  for (const [what, leastRows, damage] of lesions) {
    it(`carries over what it can when ${what}: it may be the only memory of deleted logs`, async () => {
      const before = await openSound(directory());
      const rows = Array.from({ length: 300 }, (_, i) => row(`/${String(i).padStart(3, '0')}`));
      save(before, ...rows);
      before.close();
      damage(file());

      const { store, fault } = await openDigestStore(directory());
      assert.equal(fault?.kind, 'damaged');
      const sound = rowsOf(store).filter(({ bytes }) => unpackDigest(bytes) !== undefined);
      const saved = new Map(rows.map(({ path, bytes }) => [path, bytes]));
      for (const { path, bytes } of sound) assert.deepEqual(bytes, saved.get(path));
      assert.ok(sound.length >= leastRows, `only ${sound.length} of 300`);
      store.close();
    });
  }

  it('keeps the three newest of the files it has set aside', async () => {
    for (let minute = 1; minute <= 5; minute++) {
      mkdirSync(directory(), { recursive: true });
      writeFileSync(file(), 'damaged '.repeat(1000));
      writeFileSync(`${file()}-journal`, 'its journal');
      const { store } = await openDigestStore(directory(), surroundings(`2026-11-22T10:0${minute}:00.000Z`));
      store.close();
    }
    const asides = readdirSync(directory()).filter((name) => name.includes('.corrupt-') && !name.endsWith('-journal'));
    const times = ['03', '04', '05'].map((minute) => `digests-v3.sqlite.corrupt-20261122T10${minute}00000Z`);
    assert.deepEqual(asides.toSorted(), times);
  });

  describe('beside the store of the former version', () => {
    const formerFile = (): string => join(directory(), 'digests-v2.sqlite');
    const path = '/logs/projects/-a/deleted.jsonl';
    const deleted = { path, bytes: packFormerly(sampleDigest(9, { isDeleted: true })) };

    it('has its rows, once and as they were, and leaves it as it is', async () => {
      makeFormer(formerFile(), [deleted, { path: '/a\ud800', bytes: packFormerly(sampleDigest(1)) }]);
      const before = readFileSync(formerFile());
      const store = await openSound(directory());
      assert.deepEqual(
        rowsOf(store).map((each) => each.path),
        ['/a\ud800', path],
      );
      const digest = unpackDigest(rowsOf(store)[1]!.bytes)!;
      assert.deepEqual(plainDigest(digest), sampleDigest(9, { isDeleted: true }));
      assert.deepEqual(store.forget([path]), { ok: true, value: undefined });
      store.close();
      const again = await openSound(directory());
      assert.deepEqual(
        rowsOf(again).map((each) => each.path),
        ['/a\ud800'],
      );
      again.close();
      assert.deepEqual(readFileSync(formerFile()), before);
    });

    it('takes them again where a crash left it unknown whether it had them', async () => {
      makeFormer(formerFile(), [deleted]);
      (await openSound(directory())).close();
      const database = new DatabaseSync(file());
      database.exec('PRAGMA user_version = 0');
      database.close();
      const store = await openSound(directory());
      assert.deepEqual(rowsOf(store), [deleted]);
      store.close();
    });

    it('does not let them take the place of rows that know more', async () => {
      const newer = { path, bytes: packDigest(standingDigest(2e12, 1e6)) };
      const store = await openSound(directory());
      save(store, newer);
      store.close();
      makeFormer(formerFile(), [deleted]);
      const again = await openSound(directory());
      assert.deepEqual(rowsOf(again), [newer]);
      again.close();
    });

    it('takes what can be read of a damaged one', async () => {
      makeFormer(
        formerFile(),
        Array.from({ length: 300 }, (_, i) => ({ path: `/${i}`, bytes: deleted.bytes })),
      );
      truncateSync(formerFile(), Math.floor(statSync(formerFile()).size / 8192) * 4096);
      const store = await openSound(directory());
      assert.ok(rowsOf(store).length >= 80, `only ${rowsOf(store).length} of 300`);
      store.close();
    });

    it('works without the rows of one that is busy, says so, and has them at the next start', async () => {
      makeFormer(formerFile(), [deleted]);
      const other = new DatabaseSync(formerFile());
      other.exec('BEGIN EXCLUSIVE');
      const { store, fault } = await openDigestStore(directory());
      assert.deepEqual([store.kind, fault?.kind, rowsOf(store)], ['sqlite', 'busy', []]);
      store.close();
      other.close();
      const again = await openSound(directory());
      assert.deepEqual(rowsOf(again), [deleted]);
      again.close();
    });
  });

  it('leaves the file of a newer schema alone', async () => {
    mkdirSync(directory(), { recursive: true });
    writeFileSync(join(directory(), 'digests-v4.sqlite'), 'from the future');
    const store = await openSound(directory());
    store.close();
    assert.equal(readFileSync(join(directory(), 'digests-v4.sqlite'), 'utf8'), 'from the future');
  });

  it('serves from memory below something that is no directory', async () => {
    writeFileSync(join(parent(), 'file'), '');
    const { store, fault } = await openDigestStore(join(parent(), 'file', 'tracer'));
    assert.equal(store.kind, 'memory');
    assert.ok(fault);
  });

  it('serves from memory, at once, when a directory or a FIFO is in its place, and leaves that there', async function () {
    mkdirSync(file(), { recursive: true });
    const first = await openDigestStore(directory());
    assert.deepEqual([first.store.kind, first.fault?.kind], ['memory', 'not-regular']);
    assert.ok(statSync(file()).isDirectory());
    if (process.platform === 'win32') return;
    mkdirSync(join(parent(), 'other'));
    execFileSync('mkfifo', [join(parent(), 'other', 'digests-v3.sqlite')]);
    const second = await openDigestStore(join(parent(), 'other'));
    assert.deepEqual([second.store.kind, second.fault?.kind], ['memory', 'not-regular']);
  });

  it('serves from memory on a full disk', async function () {
    const why = await onSmallDisk(parent(), 64 * 1024, async (disk) => {
      writeFileSync(join(disk, 'filler'), Buffer.alloc(64 * 1024));
      const { store, fault } = await openDigestStore(disk);
      assert.deepEqual([store.kind, fault?.kind], ['memory', 'disk-full']);
    });
    if (why !== undefined) this.skip();
  });

  it('serves from memory on a read-only disk, and touches nothing', async function () {
    const why = await onSmallDisk(parent(), 1024 * 1024, async (disk) => {
      (await openSound(disk)).close();
      const before = readFileSync(join(disk, 'digests-v3.sqlite'));
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      const { store, fault } = await openDigestStore(disk);
      assert.deepEqual([store.kind, fault?.kind], ['memory', 'denied']);
      assert.deepEqual(readFileSync(join(disk, 'digests-v3.sqlite')), before);
    });
    if (why !== undefined) this.skip();
  });
});

const surroundings = (now: string) => ({ importSqlite: () => import('node:sqlite'), clock: () => Date.parse(now) });

async function openSound(directory: string): Promise<DigestStore> {
  const { store, fault } = await openDigestStore(directory);
  assert.equal(fault, undefined);
  return store;
}

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0x55, from, from + length);
  writeFileSync(path, bytes);
}

/** A store as the former version made it. */
function makeFormer(path: string, rows: readonly PackedDigest[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(`CREATE TABLE digests (
    path TEXT NOT NULL PRIMARY KEY, changed_ms REAL NOT NULL, read_offset REAL NOT NULL, parser INTEGER NOT NULL, bytes BLOB NOT NULL
  ) STRICT`);
  const insert = database.prepare('INSERT INTO digests VALUES (?, ?, ?, ?, ?)');
  for (const { path: name, bytes } of rows) {
    const { changedMs, offset, parser } = standingOf(bytes);
    insert.run(keyOfPath(name), changedMs, offset, parser, bytes);
  }
  database.close();
}

function makeForeign(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('DROP TABLE digests; CREATE TABLE digests (name TEXT, amount REAL)');
  database.close();
}

const row = (path: string): PackedDigest => {
  const { file, mark } = standingDigest(1, 1);
  return { path, bytes: packDigest(sampleDigest(40, { file: { ...file, path }, mark })) };
};

function save(store: DigestStore, ...rows: readonly PackedDigest[]): void {
  assert.deepEqual(store.save(rows), { ok: true, value: undefined });
}

function rowsOf(store: DigestStore): readonly PackedDigest[] {
  const loaded = store.load();
  assert.ok(loaded.ok);
  return loaded.value.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
