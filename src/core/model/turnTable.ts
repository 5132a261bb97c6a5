import { type Columns, makeColumns } from './columns.ts';

/** One file's turns, a row per key, column by column: what is packed to disk and what the ledger reads. */
export type TurnTable = Columns<typeof turnColumns>;

/** Column name → its array type. Order is the order on disk; new columns go to the end and default to zero when absent. */
export const turnColumns = {
  keyLow: Uint32Array,
  keyHigh: Uint32Array,
  replayLow: Uint32Array,
  replayHigh: Uint32Array,
  at: Float64Array,
  offset: Float64Array,
  /** Index into `FileDigest.models`. */
  model: Uint16Array,
  /** Index into `FileDigest.branches`. */
  branch: Uint16Array,
  input: Uint32Array,
  output: Uint32Array,
  cacheRead: Uint32Array,
  cacheWrite: Uint32Array,
  cacheWrite1h: Uint32Array,
  thinking: Uint32Array,
  webSearches: Uint32Array,
  loggedUsd: Float64Array,
  flags: Uint16Array,
  /** Index into `FileDigest.skills`. */
  skill: Uint16Array,
} as const;

export type TurnColumn = keyof typeof turnColumns;
export const turnColumnNames = Object.keys(turnColumns) as readonly TurnColumn[];

/** A table with room for `capacity` rows, all zero. */
export function makeTurnTable(capacity: number): TurnTable {
  return makeColumns(turnColumns, capacity);
}

/** A table as it lies in memory: to be read once, when an array for each column would cost more than what is in it. */
export interface TurnBlock {
  readonly length: number;
  /** All memory around it as elements of four bytes, and of eight. */
  readonly words: Uint32Array;
  readonly doubles: Float64Array;
  /** In which element of its type each column starts. */
  readonly starts: Readonly<Record<TurnColumn, number>>;
}
