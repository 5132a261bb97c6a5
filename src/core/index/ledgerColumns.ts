/** The ledger's columns; only the first `length` entries mean anything. */
export type LedgerColumns = ReturnType<typeof makeColumns>;

export function makeColumns(capacity: number) {
  return {
    at: new Float64Array(capacity),
    model: new Uint32Array(capacity),
    input: new Uint32Array(capacity),
    output: new Uint32Array(capacity),
    cacheRead: new Uint32Array(capacity),
    cacheWrite: new Uint32Array(capacity),
    cacheWrite1h: new Uint32Array(capacity),
    thinking: new Uint32Array(capacity),
    webSearches: new Uint32Array(capacity),
    loggedUsd: new Float64Array(capacity),
    flags: new Uint16Array(capacity),
    /** Number of the file that the turn belongs to, and its row there. */
    owner: new Int32Array(capacity),
    ownerTurn: new Int32Array(capacity),
    /** 1 for a `/btw` replay of another row: not to be counted. */
    isReplay: new Uint8Array(capacity),
  };
}

/** The same with room for so many rows. */
export function grow(columns: LedgerColumns, rows: number): LedgerColumns {
  const larger = makeColumns(Math.max(columns.at.length * 2, rows));
  for (const name of Object.keys(columns) as (keyof LedgerColumns)[]) larger[name].set(columns[name]);
  return larger;
}
