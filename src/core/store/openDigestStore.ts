import { mkdirSync } from 'node:fs';
import { endianness } from 'node:os';
import { basename, join } from 'node:path';
import type { Fault } from '../model/fault.ts';
import type { Clock } from '../kit/clock.ts';
import type { DigestStore } from './digestStore.ts';
import { carryOver } from './formerStore.ts';
import { NoStore } from './noStore.ts';
import { salvageRows } from './salvageRows.ts';
import { setAside } from './setAside.ts';
import type { Sqlite } from './sqliteConnection.ts';
import { sqliteFaultOf } from './sqliteFaults.ts';
import { openSqliteStore } from './sqliteStore.ts';

/**
 * The schema and the packed format are in the name: versions of the extension that differ in either run side by side, each on a
 * file of its own, until every window has been reloaded. What is newer is not even looked at; the former one is carried over.
 */
const fileName = 'digests-v3.sqlite';
const formerName = 'digests-v2.sqlite';

/** Damage seen through a network file system may be gone at the next look. */
const secondLookMs = 100;

/** The outside world, for tests. */
export interface StoreSurroundings {
  readonly importSqlite: () => Promise<Sqlite>;
  readonly clock: Clock;
}

const realSurroundings: StoreSurroundings = { importSqlite: () => import('node:sqlite'), clock: () => Date.now() };

export interface OpenedStore {
  readonly store: DigestStore;
  readonly fault: Fault | undefined;
}

/**
 * The store in `directory`, which is made (0700) if missing. Never rejects: where nothing can be kept it is a memory store, and
 * `fault` says why: `unsupported` (no node:sqlite, or a big-endian machine), `denied`, `disk-full`, `busy` (ask again) … Nothing
 * is removed or overwritten then. A damaged database is set aside, what can be read of it is carried over into a new one, and
 * `fault` is `damaged` beside a working store.
 */
export async function openDigestStore(
  directory: string,
  { importSqlite, clock }: StoreSurroundings = realSurroundings,
): Promise<OpenedStore> {
  const path = join(directory, fileName);
  // Packed columns are little-endian and read as they stand.
  if (endianness() === 'BE') return inMemory({ kind: 'unsupported', path, message: 'big-endian machine' });
  let sqlite: Sqlite;
  try {
    sqlite = await importSqlite();
  } catch (error) {
    return inMemory({ kind: 'unsupported', path, message: error instanceof Error ? error.message : String(error) });
  }
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    return inMemory(sqliteFaultOf(error, directory));
  }

  let opened = openSqliteStore(sqlite, path);
  if (!opened.ok && opened.error.kind === 'damaged') {
    await new Promise((resolve) => setTimeout(resolve, secondLookMs));
    opened = openSqliteStore(sqlite, path);
    if (!opened.ok && opened.error.kind === 'damaged') return beginAnew(sqlite, path, clock, opened.error);
  }
  if (!opened.ok) return inMemory(opened.error);
  return { store: opened.value, fault: carryOver(sqlite, join(directory, formerName), path, opened.value) };
}

const inMemory = (fault: Fault): OpenedStore => ({ store: new NoStore(), fault });

/**
 * Two windows may get here at once, and the second set aside what the first has just begun. That loses nothing: all that can be
 * read is carried over, and the first finds at its next save that its file has moved.
 */
function beginAnew(sqlite: Sqlite, path: string, clock: Clock, damage: Fault): OpenedStore {
  let aside: string;
  try {
    aside = setAside(path, clock());
  } catch (error) {
    return inMemory(sqliteFaultOf(error, path));
  }
  const rows = salvageRows(sqlite, aside);
  const opened = openSqliteStore(sqlite, path);
  const store = opened.ok ? opened.value : new NoStore();
  const saved = store.save(rows);
  const failure = [opened, saved].find((outcome) => !outcome.ok);
  const carried = failure ? `not carried over: ${failure.error.message}` : 'carried over';
  const message = `${damage.message}; set aside as ${basename(aside)}, ${rows.length} rows ${carried}`;
  return { store, fault: { kind: 'damaged', path, message } };
}
