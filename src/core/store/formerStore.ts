import { existsSync } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import type { DigestStore, PackedDigest } from './digestStore.ts';
import { pathOfKey } from './pathKey.ts';
import { salvageRows } from './salvageRows.ts';
import { busyTimeoutMs, type Sqlite } from './sqliteConnection.ts';
import { sqliteFaultOf } from './sqliteFaults.ts';

/** In the header of a database that has all that the former one had. */
const carriedOver = 1;

/**
 * Takes the rows of a store of the former version into a new one, once: some are the only memory of logs that are deleted. The
 * former file stays as it is, for windows that still run the former version. Any failure is told, and tried again at the next
 * start; rows that were carried over twice give way to those that know more, like all rows.
 */
export function carryOver(sqlite: Sqlite, formerPath: string, path: string, store: DigestStore): Fault | undefined {
  if (!existsSync(formerPath)) return undefined;
  try {
    const database = new sqlite.DatabaseSync(path);
    try {
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      if (database.prepare('PRAGMA user_version').get()?.['user_version'] === carriedOver) return undefined;
      const saved = store.save(formerRows(sqlite, formerPath));
      if (!saved.ok) return saved.error;
      database.exec(`PRAGMA user_version = ${carriedOver}`);
      return undefined;
    } finally {
      database.close();
    }
  } catch (error) {
    return sqliteFaultOf(error, formerPath);
  }
}

function formerRows(sqlite: Sqlite, path: string): readonly PackedDigest[] {
  try {
    const database = new sqlite.DatabaseSync(path);
    try {
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      const rows = database.prepare('SELECT path, bytes FROM digests').all() as unknown as PackedDigest[];
      return rows.map((row) => ({ path: pathOfKey(row.path), bytes: row.bytes }));
    } finally {
      database.close();
    }
  } catch (error) {
    if (sqliteFaultOf(error, path).kind !== 'damaged') throw error;
    return salvageRows(sqlite, path);
  }
}
