import type { Fault } from '../model/fault.ts';
import { faultOf } from '../kit/faultOf.ts';

/** A finding of our own, thrown like SQLite's so that there is one way out of a transaction. */
export class StoreFailure extends Error {
  readonly kind: Fault['kind'];

  constructor(kind: Fault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Primary result codes, https://www.sqlite.org/rescode.html; what is not here is `io`. */
const kinds = new Map<number, Fault['kind']>([
  // Our own SQL is tested: if it does not fit, the tables are not ours.
  [1, 'damaged'],
  [3, 'denied'],
  [5, 'busy'],
  [6, 'busy'],
  [8, 'denied'],
  [11, 'damaged'],
  [13, 'disk-full'],
  [14, 'denied'],
  [15, 'busy'],
  [23, 'denied'],
  [26, 'damaged'],
]);

/** What SQLite or the file system threw, as a value. Anything else is a bug and thrown on. */
export function sqliteFaultOf(error: unknown, path: string): Fault {
  if (error instanceof StoreFailure) return { kind: error.kind, path, message: error.message };
  const resultCode = resultCodeOf(error);
  if (resultCode !== undefined) {
    const message = `SQLite ${resultCode}: ${(error as Error).message}`;
    return { kind: kinds.get(resultCode & 0xff) ?? 'io', path, message };
  }
  if (typeof (error as NodeJS.ErrnoException | undefined)?.errno !== 'number') throw error;
  return faultOf(error, path);
}

/** The database was renamed or removed while open: SQLITE_READONLY_DBMOVED. */
export const isMoved = (error: unknown): boolean => resultCodeOf(error) === 1032;

/** The extended result code; undefined if it was not SQLite that threw. */
function resultCodeOf(error: unknown): number | undefined {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode : undefined;
}
