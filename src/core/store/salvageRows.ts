import type { DatabaseSyncOptions, StatementSync } from 'node:sqlite';
import type { PackedDigest } from './digestStore.ts';
import { pathOfKey } from './pathKey.ts';
import type { Sqlite } from './sqliteConnection.ts';
import { sqliteFaultOf } from './sqliteFaults.ts';

/** Newer Nodes forbid `writable_schema` unless told; older ones, and our type declarations, do not know the option. */
const undefended = { defensive: false } as DatabaseSyncOptions;

/**
 * What can still be read of a damaged database: rows from the front up to the damage, and from the back. Their logs may be long
 * deleted, so this is worth trying; whether a row itself is whole, its checksum tells whoever unpacks it.
 */
export function salvageRows(sqlite: Sqlite, path: string): readonly PackedDigest[] {
  const rows = new Map<string, PackedDigest>();
  tolerate(path, () => {
    const database = new sqlite.DatabaseSync(path, undefended);
    try {
      // Lets SQLite read a file that is shorter than it says; nothing is written.
      database.exec('PRAGMA writable_schema = ON');
      for (const order of ['ASC', 'DESC']) {
        tolerate(path, () =>
          collect(database.prepare(`SELECT path, bytes FROM digests ORDER BY rowid ${order}`), rows),
        );
      }
    } finally {
      database.close();
    }
  });
  return [...rows.values()];
}

function collect(statement: StatementSync, rows: Map<string, PackedDigest>): void {
  for (const { path, bytes } of statement.iterate() as Iterable<Record<string, unknown>>) {
    if (typeof path !== 'string' || !(bytes instanceof Uint8Array)) continue;
    const name = pathOfKey(path);
    if (rows.has(name)) continue;
    rows.set(name, { path: name, bytes });
  }
}

/** Damage is why we are here: it ends the reading, and the caller has told of it already. Bugs are thrown on. */
function tolerate(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    sqliteFaultOf(error, path);
  }
}
