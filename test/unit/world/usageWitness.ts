import assert from 'node:assert/strict';
import { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import type { ProjectIndex } from '../../../src/core/model/session.ts';

/** Watches an index change: what it says has not changed since a revision must really be as it was then. */
export class UsageWitness {
  readonly #index: GlobalIndex;
  readonly #seen = new Map<number, { readonly revision: number; readonly usage: string }>();

  constructor(index: GlobalIndex) {
    this.#index = index;
  }

  /** Demands that sessions own all rows, each once; that the usage of none changed in silence; that none stands in a wrong project. */
  look(): void {
    const index = this.#index;
    const owned: number[] = [];
    for (const { number } of index.sessions()) {
      const rows = index.rowsOf(number);
      owned.push(...rows);
      const usage = usageOf(index, rows);
      const revision = index.usageRevisionOf(number);
      const before = this.#seen.get(number);
      if (before?.revision === revision) assert.equal(usage, before.usage, `session ${number} changed in silence`);
      this.#seen.set(number, { revision, usage });
    }
    assert.deepEqual(
      owned.toSorted((a, b) => a - b),
      Array.from({ length: index.ledger.length }, (_, row) => row),
    );
    const anew = new GlobalIndex();
    anew.apply(index.digests().map((digest) => ({ digest, isContinuation: false })));
    assert.deepEqual(projectsOf(index.projects()), projectsOf(anew.projects()));
  }
}

function usageOf({ ledger: { columns, models } }: GlobalIndex, rows: readonly number[]): string {
  const told = rows
    .toSorted((a, b) => a - b)
    .map((row) => [
      row,
      models[columns.model[row]!],
      columns.at[row],
      columns.input[row],
      columns.output[row],
      columns.cacheRead[row],
      columns.cacheWrite[row],
      columns.cacheWrite1h[row],
      columns.webSearches[row],
      columns.loggedUsd[row],
      columns.flags[row],
      columns.isReplay[row],
    ]);
  return JSON.stringify(told);
}

/** A session's number is the index's own business. */
const projectsOf = (projects: readonly ProjectIndex[]): unknown =>
  projects
    .map((project) => ({
      ...project,
      sessions: project.sessions
        .map((session) => ({ ...session, number: 0 }))
        .toSorted((a, b) => (`${a.slug}/${a.id}` < `${b.slug}/${b.id}` ? -1 : 1)),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
