import type { Fault } from '../../../src/core/model/fault.ts';
import { ok, type Result } from '../../../src/core/kit/result.ts';
import type { DigestStore, PackedDigest } from '../../../src/core/store/digestStore.ts';
import { mayReplace, standingOf } from '../../../src/core/store/standing.ts';

/** Keeps rows as the real store does, but not beyond its closing. */
export class MemoryStore implements DigestStore {
  readonly kind = 'memory';
  readonly keepsRows = true;
  readonly #rows = new Map<string, PackedDigest>();

  load(): Result<readonly PackedDigest[], Fault> {
    return ok([...this.#rows.values()]);
  }

  save(rows: readonly PackedDigest[]): Result<void, Fault> {
    for (const row of rows) {
      const held = this.#rows.get(row.path);
      if (!held || mayReplace(standingOf(held.bytes), standingOf(row.bytes))) this.#rows.set(row.path, row);
    }
    return ok(undefined);
  }

  forget(paths: readonly string[]): Result<void, Fault> {
    for (const path of paths) this.#rows.delete(path);
    return ok(undefined);
  }

  close(): void {
    this.#rows.clear();
  }
}
