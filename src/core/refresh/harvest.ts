import type { Fault } from '../model/fault.ts';
import type { FileDigest } from '../model/fileDigest.ts';
import { packDigest } from '../digest/packDigest.ts';
import type { DigestChange, GlobalIndex } from '../index/globalIndex.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import type { DigestStore } from '../store/digestStore.ts';
import type { LaterRows } from './laterRows.ts';

/** What a refresh has found and not yet shown and saved. */
export class Harvest {
  readonly #index: GlobalIndex;
  readonly #store: DigestStore;
  readonly #later: LaterRows;
  /** Saving may wait. */
  readonly #isBrief: boolean;
  #changes: DigestChange[] = [];
  readonly #packed = new Map<FileDigest, Uint8Array>();
  #forgotten: string[] = [];
  #rowsWritten = 0;

  constructor(index: GlobalIndex, store: DigestStore, later: LaterRows, isBrief: boolean) {
    this.#index = index;
    this.#store = store;
    this.#later = later;
    this.#isBrief = isBrief;
  }

  get rowsWritten(): number {
    return this.#rowsWritten;
  }

  /** `packed` where somebody has packed the digest already. */
  add(change: DigestChange, packed?: Uint8Array): void {
    this.#changes.push(change);
    if (packed) this.#packed.set(change.digest, packed);
  }

  forget(path: string): void {
    this.#forgotten.push(path);
  }

  /** Shows and then saves what there is: a disk may take ten times as long as all else. What could not be saved is shown all the same. */
  flush(): readonly Fault[] {
    this.#index.apply(this.#changes, this.#forgotten);
    const saved = [this.#save(), this.#removeForgotten()];
    this.#changes = [];
    this.#packed.clear();
    this.#forgotten = [];
    return saved.flatMap((each) => (each.ok ? [] : [each.error]));
  }

  #save(): Result<void, Fault> {
    if (!this.#store.keepsRows) return ok(undefined);
    for (const { digest } of this.#changes) this.#later.forget(digest.file.path);
    for (const path of this.#forgotten) this.#later.forget(path);
    const changed = this.#changes.map(({ digest }) => digest);
    // A log that moved is found where it is now before it is forgotten where it was.
    const digests =
      this.#isBrief && this.#forgotten.length === 0
        ? changed.filter((digest) => !this.#later.add(digest))
        : [...this.#later.take(), ...changed];
    if (digests.length === 0) return ok(undefined);
    const rows = digests.map((digest) => ({
      path: digest.file.path,
      bytes: this.#packed.get(digest) ?? packDigest(digest),
    }));
    const saved = this.#store.save(rows);
    if (!saved.ok) return failed(saved.error);
    this.#rowsWritten += rows.length;
    return saved;
  }

  #removeForgotten(): Result<void, Fault> {
    return this.#forgotten.length === 0 ? ok(undefined) : this.#store.forget(this.#forgotten);
  }
}
