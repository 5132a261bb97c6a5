import assert from 'node:assert/strict';
import path from 'node:path';
import type { Refresher } from '../../../src/core/refresh.ts';
import type { DigestStore, PackedDigest } from '../../../src/core/store/digestStore.ts';
import { MemoryStore } from './memoryStore.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';
import type { Disk } from './disk.ts';
import { MemoryWitness } from './memoryWitness.ts';
import { UsageWitness } from './usageWitness.ts';
import { type Learned, look, markOf, type Memory, type Seen, survey } from './memory.ts';

/** A window with its reader, and what that must know. */
export interface Window {
  readonly refresher: Refresher;
  readonly memory: Memory;
  readonly store: DigestStore;
  readonly witnesses: { readonly usage: UsageWitness; readonly memory: MemoryWitness };
  /** What is to be done in a while. */
  readonly later: (() => void)[];
}

/** Windows that come and go over one store. Beside the real store stands what it must hold. */
export class Windows {
  readonly #disk: Disk;
  readonly #isSqlite: boolean;
  readonly #shared = new MemoryStore();
  readonly #open = new Map<number, Window>();
  #rows: Memory = new Map();
  /** The store as it was in the middle and at the end of each look, the real one and the one it must equal. */
  readonly #past: { readonly rows: Memory; readonly real: readonly PackedDigest[] }[] = [];

  constructor(disk: Disk, isSqlite: boolean) {
    this.#disk = disk;
    this.#isSqlite = isSqlite;
  }

  /** The window of this number, opened (and its store loaded) if it is not open. */
  async window(number: number): Promise<Window> {
    const known = this.#open.get(number);
    if (known) return known;
    const store = await this.#openStore();
    const later: (() => void)[] = [];
    const refresher = this.#disk.refresher(store, undefined, (action) => later.push(action));
    const witnesses = { usage: new UsageWitness(refresher.index), memory: new MemoryWitness() };
    const window = { refresher, memory: new Map(this.#rows), store, witnesses, later };
    assert.deepEqual(refresher.load(), []);
    this.#open.set(number, window);
    return window;
  }

  async sweep(number: number, reason: 'timer' | 'rebuild' = 'timer'): Promise<void> {
    const { refresher, memory, store } = await this.window(number);
    const { faults } = await refresher.request({ reason });
    assert.deepEqual(faults, []);
    this.#keep(look(memory, survey(this.#disk.projects), undefined, reason === 'rebuild'), store);
    this.#demandSameLogs(number);
  }

  async hint(number: number, places: readonly string[]): Promise<void> {
    const { refresher, memory, store, later } = await this.window(number);
    const paths = places.map((place) => this.#disk.pathOf(place));
    const { faults } = await refresher.request({ reason: 'watch', paths });
    for (const action of later.splice(0)) action();
    assert.deepEqual(faults, []);
    this.#keep(look(memory, survey(this.#disk.projects), places), store);
    this.#demandSameLogs(number);
  }

  /** Killed: nobody closes anything in an orderly way. */
  kill(number: number): void {
    const window = this.#open.get(number);
    this.#open.delete(number);
    if (this.#isSqlite) window?.store.close();
  }

  /** Power fails: all windows are gone, and what the last `lost` half looks had saved never reached the disk. */
  async powerCut(lost: number): Promise<void> {
    for (const number of [...this.#open.keys()]) this.kill(number);
    const left = this.#past.length - Math.min(lost, this.#past.length);
    const past = this.#past[left - 1];
    this.#past.length = left;
    this.#rows = new Map(past?.rows);
    const store = await this.#openStore();
    assert.ok(store.forget(rowsOf(store).map((row) => row.path)).ok);
    assert.ok(store.save(past?.real ?? []).ok);
    if (this.#isSqlite) store.close();
  }

  close(): void {
    for (const number of [...this.#open.keys()]) this.kill(number);
  }

  async #openStore(): Promise<DigestStore> {
    if (!this.#isSqlite) return this.#shared;
    const { store, fault } = await openDigestStore(path.join(this.#disk.home, 'store'));
    assert.equal(fault, undefined);
    return store;
  }

  /** A window knows the logs that it must know, and which of them are history. */
  #demandSameLogs(number: number): void {
    const { refresher, memory, witnesses } = this.#open.get(number)!;
    witnesses.usage.look();
    witnesses.memory.look(refresher.index);
    const known = refresher.index
      .digests()
      .map(({ file, isDeleted }) => `${file.path}${isDeleted ? ' (deleted)' : ''}`);
    const right = [...memory].map(
      ([place, { isDeleted }]) => `${this.#disk.pathOf(place)}${isDeleted ? ' (deleted)' : ''}`,
    );
    assert.deepEqual(known.toSorted(), right.toSorted());
  }

  /** What was read is saved first; then what went elsewhere is forgotten, and what is no more is marked. */
  #keep({ saved, forgotten }: Learned, store: DigestStore): void {
    const before = this.#past.at(-1)?.real ?? [];
    const after = rowsOf(store);
    const deleted = [...saved].filter(([, row]) => row.isDeleted);
    for (const [place, row] of saved) if (!row.isDeleted) this.#put(place, row);
    const late = new Set([...forgotten, ...deleted.map(([place]) => place)].map((place) => this.#disk.pathOf(place)));
    const real = [...before.filter(({ path: file }) => late.has(file)), ...after.filter((row) => !late.has(row.path))];
    this.#past.push({ rows: new Map(this.#rows), real });
    for (const [place, row] of deleted) this.#put(place, row);
    for (const place of forgotten) this.#rows.delete(place);
    this.#past.push({ rows: new Map(this.#rows), real: after });
  }

  /** A row gives way to one that was read of a later state, or further, or to an equal one. */
  #put(place: string, row: Seen): void {
    const held = this.#rows.get(place);
    const isLater = !held || row.changedMs > held.changedMs || markOf(row) > markOf(held);
    if (isLater || (row.changedMs === held.changedMs && markOf(row) === markOf(held))) this.#rows.set(place, row);
  }
}

function rowsOf(store: DigestStore): readonly PackedDigest[] {
  const loaded = store.load();
  assert.ok(loaded.ok);
  return loaded.value;
}
