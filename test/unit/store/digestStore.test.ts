import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as sqlite from 'node:sqlite';
import * as fc from 'fast-check';
import { packDigest, unpackDigest } from '../../../src/core/digest/packDigest.ts';
import type { DigestStore, PackedDigest } from '../../../src/core/store/digestStore.ts';
import { MemoryStore } from '../world/memoryStore.ts';
import { openSqliteStore } from '../../../src/core/store/sqliteStore.ts';
import { standingDigest } from './sampleDigest.ts';
import { onSmallDisk, syncTimeoutMs, useTemporaryDirectory } from './temporary.ts';

describe('digest stores', function () {
  this.timeout(syncTimeoutMs);
  const directory = useTemporaryDirectory();
  const open: { readonly [Kind in DigestStore['kind']]: () => DigestStore } = {
    memory: () => new MemoryStore(),
    sqlite: () => openSqlite(join(directory(), 'store.sqlite')),
  };

  for (const kind of ['memory', 'sqlite'] as const) {
    describe(kind, () => {
      it('gives back the rows that were saved, and no others', () => {
        const store = open[kind]();
        assert.equal(store.kind, kind);
        assert.deepEqual(rowsOf(store), []);
        save(store, row('/a', 1, 10), row('/b', 1, 20));
        save(store, row('/b', 2, 30));
        assert.deepEqual(rowsOf(store), [row('/a', 1, 10), row('/b', 2, 30)]);
        assert.deepEqual(store.forget(['/a', '/never/there']), { ok: true, value: undefined });
        assert.deepEqual(rowsOf(store), [row('/b', 2, 30)]);
        store.close();
      });

      it('takes nothing for an answer, and saves nothing gladly', () => {
        const store = open[kind]();
        save(store);
        assert.ok(store.forget([]).ok);
        store.close();
        store.close();
      });

      it('does not let a window that slept overwrite what others have read since', () => {
        const store = open[kind]();
        save(store, row('/a', 2000, 500));
        save(store, row('/a', 1000, 100));
        assert.deepEqual(rowsOf(store), [row('/a', 2000, 500)]);
        store.forget(['/a']);
        save(store, row('/a', 1000, 100));
        assert.deepEqual(rowsOf(store), [row('/a', 1000, 100)]);
        store.close();
      });

      it('keeps names of any kind apart', () => {
        const store = open[kind]();
        const names = [
          '/__proto__',
          '/\ud800',
          '/\ud801',
          '/\ufffd',
          '/e\u0301',
          '/\u00e9',
          "/';--",
          '/😀',
          'C:/x/ä.jsonl',
        ];
        save(store, ...names.map((name, i) => row(name, i + 1, 1)));
        assert.deepEqual(
          rowsOf(store).map(({ path }) => path),
          names.toSorted(),
        );
        store.forget(['/\ud800']);
        assert.equal(rowsOf(store).length, names.length - 1);
        store.close();
      });
    });
  }

  it('sqlite and memory agree after any history', () => {
    const path = join(directory(), 'store.sqlite');
    const step = fc.record({
      path: fc.constantFrom('/a', '/b', '/c'),
      changedMs: fc.nat(3),
      offset: fc.nat(3),
      parser: fc.nat(2),
      isForgotten: fc.nat(5).map((chance) => chance === 0),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const stores = [new MemoryStore(), openSqlite(path)];
        for (const store of stores) {
          for (const { path: name, changedMs, offset, parser, isForgotten } of steps) {
            if (isForgotten) store.forget([name]);
            else save(store, row(name, changedMs, offset, parser));
          }
        }
        assert.deepEqual(rowsOf(stores[1]!), rowsOf(stores[0]!));
        stores[1]!.forget(['/a', '/b', '/c']);
        stores[1]!.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe('the sqlite store', function () {
  this.timeout(syncTimeoutMs);
  const directory = useTemporaryDirectory();
  const path = (): string => join(directory(), 'store.sqlite');

  it('keeps its rows over a close, byte for byte, each in an ArrayBuffer of its own', () => {
    const first = openSqlite(path());
    save(first, row('/a', 1, 10), row('/b', 1, 20));
    first.close();
    const second = openSqlite(path());
    const rows = rowsOf(second);
    assert.deepEqual(rows, [row('/a', 1, 10), row('/b', 1, 20)]);
    for (const { bytes } of rows) {
      assert.deepEqual([bytes.byteOffset, bytes.buffer.byteLength], [0, bytes.length]);
      assert.equal(unpackDigest(bytes)?.turns.at.buffer, bytes.buffer);
    }
    second.close();
  });

  it('lets several windows write by turns, and each sees what all have written', () => {
    const [a, b] = [openSqlite(path()), openSqlite(path())];
    for (let i = 0; i < 20; i++) {
      save(i % 2 === 0 ? a : b, row(`/${i}`, 1, i), row('/shared', i, i));
      assert.equal(rowsOf(i % 2 === 0 ? b : a).length, i + 2);
    }
    assert.deepEqual(rowsOf(a), rowsOf(b));
    assert.deepEqual(
      rowsOf(a).find((entry) => entry.path === '/shared'),
      row('/shared', 19, 19),
    );
    a.close();
    b.close();
  });

  it('says "busy" within a second when another window does not let go, and works again after', () => {
    const store = openSqlite(path());
    save(store, row('/a', 1, 1));
    const blocker = new sqlite.DatabaseSync(path());
    blocker.exec('BEGIN EXCLUSIVE');
    for (const ask of [() => store.load(), () => store.save([row('/b', 1, 1)])]) {
      const started = performance.now();
      assert.equal(faultKind(ask()), 'busy');
      assert.ok(performance.now() - started < 1500);
    }
    blocker.exec('COMMIT');
    blocker.close();
    save(store, row('/b', 1, 1));
    assert.equal(rowsOf(store).length, 2);
    store.close();
  });

  it('saves all rows or none', () => {
    const store = openSqlite(path());
    const broken = { path: '/b', bytes: 'not bytes' } as unknown as PackedDigest;
    assert.equal(faultKind(store.save([row('/a', 1, 1), broken])), 'io');
    assert.deepEqual(rowsOf(store), []);
    save(store, row('/a', 1, 1));
    assert.equal(rowsOf(store).length, 1);
    store.close();
  });

  it('goes over to the new file when another window has set its own aside', () => {
    const store = openSqlite(path());
    save(store, row('/a', 1, 1));
    renameSync(path(), `${path()}.aside`);
    save(store, row('/b', 1, 1));
    assert.deepEqual(rowsOf(store), [row('/b', 1, 1)]);
    rmSync(path());
    save(store, row('/c', 1, 1));
    store.close();
    const next = openSqlite(path());
    assert.deepEqual(rowsOf(next), [row('/c', 1, 1)]);
    next.close();
  });

  it('fails after its close instead of opening anew', () => {
    const store = openSqlite(path());
    store.close();
    assert.equal(faultKind(store.load()), 'io');
    assert.equal(faultKind(store.save([row('/a', 1, 1)])), 'io');
  });

  it('keeps what it has when the disk is full, says so, and goes on when there is room', async function () {
    const why = await onSmallDisk(directory(), 400_000, (disk) => {
      const store = openSqlite(join(disk, 'store.sqlite'));
      save(store, row('/a', 1, 1));
      const large = Array.from({ length: 500 }, (_, i) => row(`/large/${i}`, 1, 1));
      assert.equal(faultKind(store.save(large)), 'disk-full');
      assert.deepEqual(rowsOf(store), [row('/a', 1, 1)]);
      save(store, row('/b', 1, 1));
      store.close();
      const next = openSqlite(join(disk, 'store.sqlite'));
      assert.equal(rowsOf(next).length, 2);
      next.close();
    });
    if (why !== undefined) this.skip();
  });
});

const openSqlite = (path: string): DigestStore => {
  const opened = openSqliteStore(sqlite, path);
  assert.ok(opened.ok);
  return opened.value;
};

const row = (path: string, changedMs: number, offset: number, parser = 1): PackedDigest => ({
  path,
  bytes: packDigest(standingDigest(changedMs, offset, parser)),
});

function save(store: DigestStore, ...rows: readonly PackedDigest[]): void {
  assert.deepEqual(store.save(rows), { ok: true, value: undefined });
}

function rowsOf(store: DigestStore): readonly PackedDigest[] {
  const loaded = store.load();
  assert.ok(loaded.ok);
  return loaded.value.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const faultKind = (outcome: ReturnType<DigestStore['load' | 'save']>): string =>
  outcome.ok ? 'no fault' : outcome.error.kind;
