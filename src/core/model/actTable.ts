import { type Columns, makeColumns } from './columns.ts';

/** One file's acts, a row per key, column by column: what is packed to disk and what the index reads. */
export type ActTable = Columns<typeof actColumns>;

/** Column name → its array type. Order is the order on disk; new columns go to the end and default to zero when absent. */
export const actColumns = {
  keyLow: Uint32Array,
  keyHigh: Uint32Array,
  at: Float64Array,
  endAt: Float64Array,
  offset: Float64Array,
  resultOffset: Float64Array,
  figure: Uint32Array,
  otherFigure: Uint32Array,
  /** Index into `actKinds`. */
  kind: Uint16Array,
  /** Index into `FileActs.names`. */
  name: Uint16Array,
  /** Index into `FileActs.subjects`. */
  subject: Uint16Array,
  flags: Uint16Array,
} as const;

export type ActColumn = keyof typeof actColumns;
export const actColumnNames = Object.keys(actColumns) as readonly ActColumn[];

/** A table with room for `capacity` rows, all zero. */
export function makeActTable(capacity: number): ActTable {
  return makeColumns(actColumns, capacity);
}
