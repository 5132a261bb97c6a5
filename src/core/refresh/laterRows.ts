import type { Fault } from '../model/fault.ts';
import type { FileDigest } from '../model/fileDigest.ts';
import { packDigest } from '../digest/packDigest.ts';
import type { DigestStore } from '../store/digestStore.ts';

/** Does something in a while. */
export type Later = (action: () => void) => void;

/**
 * Digests that are shown and have still to be saved. A session that is at work says a line or more a second, each would write its
 * file's row anew, and the disk takes ten times as long for that as everything else. What a crash takes of them is in the logs.
 */
export class LaterRows {
  readonly #store: DigestStore;
  readonly #later: Later | undefined;
  readonly #digests = new Map<string, FileDigest>();
  #faults: Fault[] = [];
  #isDue = false;

  /** Without `later` nothing is to wait. */
  constructor(store: DigestStore, later: Later | undefined) {
    this.#store = store;
    this.#later = later;
  }

  /** False: it is to be saved at once. */
  add(digest: FileDigest): boolean {
    if (!this.#later) return false;
    this.#digests.set(digest.file.path, digest);
    if (!this.#isDue) this.#later(() => this.save());
    this.#isDue = true;
    return true;
  }

  /** What waits under a path is not to be saved any more. */
  forget(path: string): void {
    this.#digests.delete(path);
  }

  /** All that waits, to be saved by whoever saves something now. */
  take(): readonly FileDigest[] {
    const waiting = [...this.#digests.values()];
    this.#digests.clear();
    return waiting;
  }

  save(): void {
    this.#isDue = false;
    const rows = this.take().map((digest) => ({ path: digest.file.path, bytes: packDigest(digest) }));
    const saved = rows.length === 0 ? undefined : this.#store.save(rows);
    if (saved?.ok === false) this.#faults.push(saved.error);
  }

  /** What kept rows from being saved since this was asked last. */
  takeFaults(): readonly Fault[] {
    const faults = this.#faults;
    this.#faults = [];
    return faults;
  }
}
