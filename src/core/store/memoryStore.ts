import type { Fault } from '../model/fault.ts';
import { ok, type Result } from '../kit/result.ts';
import type { DigestStore, PackedDigest } from './digestStore.ts';
import { mayReplace, standingOf } from './standing.ts';

/** Serves while nothing can be kept: forgets all when it is closed. */
export class MemoryStore implements DigestStore {
  readonly kind = 'memory';
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
