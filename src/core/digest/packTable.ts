import { type TurnColumn, turnColumnNames, turnColumns, type TurnTable } from '../model/turnTable.ts';

/** Columns of packed turns in the order they stand; all have as many elements as there are rows. */
export interface TableLayout {
  readonly rows: number;
  /** `name:type` of each, separated by spaces; the type is a letter and its bytes per element, so that unknown ones can be passed over. */
  readonly columns: string;
}

/** Element types by the names they have on disk, which must never change. */
const elementNames = new Map<unknown, string>([
  [Uint16Array, 'u2'],
  [Uint32Array, 'u4'],
  [Float64Array, 'f8'],
]);

interface ColumnPlace {
  /** Undefined: a column of a later version, passed over. */
  readonly name: TurnColumn | undefined;
  readonly elementBytes: number;
}

const ownPlaces = turnColumnNames.map((name) => ({ name, elementBytes: turnColumns[name].BYTES_PER_ELEMENT }));
/** Copied rather than built name by name, which takes longer than the making of the views. */
const noColumns: Readonly<Record<string, unknown>> = Object.fromEntries(
  turnColumnNames.map((name) => [name, undefined]),
);
const ownColumns = turnColumnNames.map((name) => `${name}:${elementNames.get(turnColumns[name])}`).join(' ');

export const layoutOf = (turns: TurnTable): TableLayout => ({ rows: turns.length, columns: ownColumns });

/** Every part of a packed digest is padded to 8 bytes, so that columns of doubles can be views. */
export const padded = (length: number): number => (length + 7) & ~7;

/** Room that `writeTable` needs. */
export const tableBytes = (turns: TurnTable): number =>
  ownPlaces.reduce((sum, { elementBytes }) => sum + padded(turns.length * elementBytes), 0);

/** Copies the columns into `bytes`, from `from` on. */
export function writeTable(turns: TurnTable, bytes: Uint8Array, from: number): void {
  let at = from;
  for (const { name, elementBytes } of ownPlaces) {
    const column = turns[name];
    const length = turns.length * elementBytes;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, length), at);
    at += padded(length);
  }
}

/** Views of the columns in `area`, which starts on 8 bytes; undefined if it is not as long as the layout says. */
export function readTable({ rows, columns }: TableLayout, area: Uint8Array): TurnTable | undefined {
  const places = columns === ownColumns ? ownPlaces : parseColumns(columns);
  // Without this a lie about `rows` would make us fill memory with zeros.
  if (!places || rows > area.length) return undefined;
  const table: Record<string, unknown> = { ...noColumns, length: rows };
  let at = 0;
  for (const { name, elementBytes } of places) {
    const length = rows * elementBytes;
    if (at + length > area.length) return undefined;
    if (name) table[name] = new turnColumns[name](area.buffer as ArrayBuffer, area.byteOffset + at, rows);
    at += padded(length);
  }
  for (const name of turnColumnNames) table[name] ??= new turnColumns[name](rows);
  return at === area.length ? (table as TurnTable) : undefined;
}

/** Undefined if that is no list of columns, or one of ours is of another type than ours. */
function parseColumns(columns: string): readonly ColumnPlace[] | undefined {
  const places: ColumnPlace[] = [];
  for (const column of columns.split(' ')) {
    const [, text, element, elementBytes] = /^(\w{1,64}):([a-z](\d{1,3}))$/.exec(column) ?? [];
    if (text === undefined) return undefined;
    const name = turnColumnNames.find((known) => known === text);
    if (name && element !== elementNames.get(turnColumns[name])) return undefined;
    places.push({ name, elementBytes: Number(elementBytes) });
  }
  return places;
}
