import type { Fault } from '../model/fault.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import type { DigestStore, PackedDigest } from './digestStore.ts';
import { keyOfPath, pathOfKey } from './pathKey.ts';
import { connect, type Sqlite, type SqliteConnection } from './sqliteConnection.ts';
import { isMoved, sqliteFaultOf, StoreFailure } from './sqliteFaults.ts';
import { standingOf } from './standing.ts';

/** Opens the store at `path`, made if missing. Faults: `damaged` if it is no sound database of ours; it is then left as it is. */
export function openSqliteStore(sqlite: Sqlite, path: string): Result<DigestStore, Fault> {
  try {
    return ok(new SqliteStore(sqlite, path));
  } catch (error) {
    return failed(sqliteFaultOf(error, path));
  }
}

/** Rows in one SQLite file that any number of windows may have open; nobody holds a lock longer than one transaction. */
class SqliteStore implements DigestStore {
  readonly kind = 'sqlite';
  readonly keepsRows = true;
  readonly #sqlite: Sqlite;
  readonly #path: string;
  #connection: SqliteConnection | undefined;

  constructor(sqlite: Sqlite, path: string) {
    this.#sqlite = sqlite;
    this.#path = path;
    this.#connection = connect(sqlite, path);
  }

  load(): Result<readonly PackedDigest[], Fault> {
    return this.#attempt(({ selectAll }) =>
      // STRICT keeps the columns' types.
      (selectAll.all() as unknown as PackedDigest[]).map(({ path, bytes }) => ({ path: pathOfKey(path), bytes })),
    );
  }

  save(rows: readonly PackedDigest[]): Result<void, Fault> {
    return this.#attempt((connection) =>
      transact(connection, () => {
        for (const { path, bytes } of rows) {
          const { changedMs, offset, parser } = standingOf(bytes);
          connection.upsert.run(keyOfPath(path), changedMs, offset, parser, bytes);
        }
      }),
    );
  }

  forget(paths: readonly string[]): Result<void, Fault> {
    return this.#attempt((connection) =>
      transact(connection, () => {
        for (const path of paths) connection.remove.run(keyOfPath(path));
      }),
    );
  }

  close(): void {
    this.#connection?.database.close();
    this.#connection = undefined;
  }

  #attempt<T>(action: (connection: SqliteConnection) => T): Result<T, Fault> {
    try {
      return ok(this.#withConnection(action));
    } catch (error) {
      return failed(sqliteFaultOf(error, this.#path));
    }
  }

  /** Another window may have set the file aside and begun a new one: then we go over to that. */
  #withConnection<T>(action: (connection: SqliteConnection) => T): T {
    if (!this.#connection) throw new StoreFailure('io', 'the store is closed');
    try {
      return action(this.#connection);
    } catch (error) {
      if (!isMoved(error)) throw error;
      const moved = this.#connection;
      this.#connection = connect(this.#sqlite, this.#path);
      moved.database.close();
      return action(this.#connection);
    }
  }
}

/** All of `action` or nothing, on the disk when this returns. IMMEDIATE: waits for other writers now, not in the middle. */
function transact({ database }: SqliteConnection, action: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    action();
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: SqliteConnection['database']): void {
  try {
    database.exec('ROLLBACK');
  } catch (error) {
    // After a full disk or an I/O error SQLite has already rolled back and says so; the first error is the one to tell.
    sqliteFaultOf(error, '');
  }
}
