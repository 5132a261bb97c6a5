import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { StoreFailure } from './sqliteFaults.ts';

/** `node:sqlite` as a value: where it is missing there is nothing to import. */
export type Sqlite = typeof import('node:sqlite');

/** An open database and its three statements. */
export interface SqliteConnection {
  readonly database: DatabaseSync;
  /** Rows of `{ path, bytes }`. */
  readonly selectAll: StatementSync;
  /** path, changedMs, offset, parser, bytes */
  readonly upsert: StatementSync;
  /** path */
  readonly remove: StatementSync;
}

/** Another window's save takes milliseconds; who waits longer is told "busy" and asks again later. */
export const busyTimeoutMs = 900;

/** Of a new file. Rows take some 5 KB: with larger pages than SQLite's 4 KB all rows are read, and proved sound, in half the time. */
const pageBytes = 16_384;

/*
 * Rollback journal, not WAL. WAL needs memory shared by all who have the file open, which home directories on NFS and folders
 * shared with a container's VM do not give; a copy of its main file alone lacks the newest rows; and it goes on acknowledging
 * rows into a file that another window has set aside, where a rollback journal refuses (SQLITE_READONLY_DBMOVED; both tried).
 * It costs 0.5 ms a save instead of 0.1, and a load may have to wait for a commit. TRUNCATE with FULL syncs journal, database
 * and the journal's end: an acknowledged save outlives the process and, where disks keep their word, the power; DELETE would
 * need EXTRA for that. macOS keeps its word only if asked by `fullfsync`. https://www.sqlite.org/pragma.html#pragma_synchronous
 */
const pragmas = `
  PRAGMA page_size = ${pageBytes};
  PRAGMA busy_timeout = ${busyTimeoutMs};
  PRAGMA journal_mode = TRUNCATE;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
`;

/** A path has one row. What the bytes say of themselves is repeated beside them for the rule of standing.ts. */
const schema = `
  CREATE TABLE IF NOT EXISTS digests (
    path TEXT NOT NULL PRIMARY KEY,
    changed_ms REAL NOT NULL,
    read_offset REAL NOT NULL,
    parser INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT
`;

const upsertSql = `
  INSERT INTO digests (path, changed_ms, read_offset, parser, bytes) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (path) DO UPDATE SET
    changed_ms = excluded.changed_ms, read_offset = excluded.read_offset, parser = excluded.parser, bytes = excluded.bytes
  WHERE excluded.changed_ms > changed_ms OR excluded.read_offset > read_offset
    OR (excluded.changed_ms = changed_ms AND excluded.read_offset = read_offset AND excluded.parser >= parser)
`;

/** Opens the database at `path`, made if missing, mode 0600, and proves it sound. Throws what `sqliteFaultOf` understands. */
export function connect(sqlite: Sqlite, path: string): SqliteConnection {
  ensureFile(path);
  const database = new sqlite.DatabaseSync(path);
  try {
    database.exec(pragmas);
    database.exec(schema);
    // Reads every page: 15 ms for 50 MB. Without it damage would be met in the middle of the work.
    const verdict = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (verdict !== 'ok') throw new StoreFailure('damaged', String(verdict));
    return {
      database,
      selectAll: database.prepare('SELECT path, bytes FROM digests'),
      upsert: database.prepare(upsertSql),
      remove: database.prepare('DELETE FROM digests WHERE path = ?'),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * SQLite says "unable to open" of everything, and would wait for ever on a FIFO; asked first, the system tells why. An existing
 * file is not opened here: closing it again would drop this process's locks on it (https://www.sqlite.org/howtocorrupt.html §2.2).
 */
function ensureFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!statSync(path).isFile()) throw new StoreFailure('not-regular', 'the place of the store is not a regular file');
    accessSync(path, constants.R_OK | constants.W_OK);
  }
}
