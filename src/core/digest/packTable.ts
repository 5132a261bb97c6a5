import { type ColumnType, type ColumnTypes, padded } from '../model/columns.ts';
import { actColumns, type ActTable } from '../model/actTable.ts';
import { turnColumns, type TurnTable } from '../model/turnTable.ts';

/** Columns of a packed table in the order they stand; all have as many elements as there are rows. */
export interface TableLayout {
  readonly rows: number;
  /** `name:type` of each, separated by spaces; the type is a letter and its bytes per element, so that unknown ones can be passed over. */
  readonly columns: string;
}

/** Element types by the names they have on disk, which must never change. */
const elementNames = new Map<ColumnType, string>([
  [Uint16Array, 'u2'],
  [Uint32Array, 'u4'],
  [Float64Array, 'f8'],
]);

interface ColumnPlace {
  readonly name: string;
  /** Undefined: a column of a later version, passed over. */
  readonly type: ColumnType | undefined;
  readonly elementBytes: number;
}

/** How tables with certain columns are packed. */
export class PackedTable<Table extends { readonly length: number }> {
  readonly #types: ColumnTypes;
  readonly #places: readonly (ColumnPlace & { readonly type: ColumnType })[];
  /** Copied rather than built name by name, which takes longer than the making of the views. */
  readonly #noColumns: Readonly<Record<string, undefined>>;
  readonly #noStarts: Readonly<Record<string, number>>;
  readonly #columns: string;
  readonly #columnTypes: string;

  constructor(types: ColumnTypes) {
    this.#types = types;
    this.#places = Object.entries(types).map(([name, type]) => ({ name, type, elementBytes: type.BYTES_PER_ELEMENT }));
    this.#noColumns = Object.fromEntries(Object.keys(types).map((name) => [name, undefined]));
    this.#noStarts = Object.fromEntries(Object.keys(types).map((name) => [name, 0]));
    this.#columns = this.#places.map(({ name, type }) => `${name}:${elementNames.get(type)}`).join(' ');
    this.#columnTypes = this.#places.map(({ type }) => elementNames.get(type)).join(' ');
  }

  /** The types alone, in order: what a column is, its place tells. */
  get columnTypes(): string {
    return this.#columnTypes;
  }

  /** The columns of a layout that told their types alone. Those behind ours are of a later version and have names that nobody knows. */
  columnsOf(types: string): string {
    if (types === this.#columnTypes) return this.#columns;
    const named = types.split(' ').map((type, place) => `${this.#places[place]?.name ?? `later${place}`}:${type}`);
    return named.join(' ');
  }

  layoutOf(table: Table): TableLayout {
    return { rows: table.length, columns: this.#columns };
  }

  /** Room that `write` needs. */
  bytesOf(table: Table): number {
    return this.#places.reduce((sum, { elementBytes }) => sum + padded(table.length * elementBytes), 0);
  }

  /** Copies the columns into `bytes`, from `from` on. */
  write(table: Table, bytes: Uint8Array, from: number): void {
    let at = from;
    for (const { name, elementBytes } of this.#places) {
      const column = table[name as keyof Table] as unknown as Uint8Array;
      const length = table.length * elementBytes;
      bytes.set(new Uint8Array(column.buffer, column.byteOffset, length), at);
      at += padded(length);
    }
  }

  /** Where the table that begins at `from` ends; undefined if `area` ends before, or the layout is none. */
  endOf({ rows, columns }: TableLayout, area: Uint8Array, from: number): number | undefined {
    const places = this.#placesOf(columns);
    // Without this a lie about `rows` would make us fill memory with zeros.
    if (!places || rows > area.length) return undefined;
    const end = places.reduce((at, { elementBytes }) => at + padded(rows * elementBytes), from);
    return end <= area.length ? end : undefined;
  }

  /** Views of the columns from `from` on, of a layout that has an end. */
  read({ rows, columns }: TableLayout, area: Uint8Array, from: number): Table {
    const table: Record<string, unknown> = { ...this.#noColumns, length: rows };
    let at = from;
    for (const { name, type, elementBytes } of this.#placesOf(columns) ?? []) {
      if (type) table[name] = new type(area.buffer as ArrayBuffer, area.byteOffset + at, rows);
      at += padded(rows * elementBytes);
    }
    for (const { name, type } of this.#places) table[name] ??= new type(rows);
    return table as unknown as Table;
  }

  /** Where each column of a table that begins at byte `from` starts, in elements of its type; undefined if it is not laid out as ours are. */
  startsOf(
    { rows, columns }: TableLayout,
    from: number,
  ): Readonly<Record<Exclude<keyof Table, 'length'>, number>> | undefined {
    if (columns !== this.#columns) return undefined;
    const starts: Record<string, number> = { ...this.#noStarts };
    let at = from;
    for (const { name, elementBytes } of this.#places) {
      starts[name] = at / elementBytes;
      at += padded(rows * elementBytes);
    }
    return starts as Record<Exclude<keyof Table, 'length'>, number>;
  }

  #placesOf(columns: string): readonly ColumnPlace[] | undefined {
    return columns === this.#columns ? this.#places : this.#parse(columns);
  }

  /** Undefined if that is no list of columns, or one of ours is of another type than ours. */
  #parse(columns: string): readonly ColumnPlace[] | undefined {
    const places: ColumnPlace[] = [];
    for (const column of columns.split(' ')) {
      const [, name, element, elementBytes] = /^(\w{1,64}):([a-z](\d{1,3}))$/.exec(column) ?? [];
      if (name === undefined) return undefined;
      const type = Object.hasOwn(this.#types, name) ? this.#types[name] : undefined;
      if (type && element !== elementNames.get(type)) return undefined;
      places.push({ name, type, elementBytes: Number(elementBytes) });
    }
    return places;
  }
}

export const packedTurns = new PackedTable<TurnTable>(turnColumns);
export const packedActs = new PackedTable<ActTable>(actColumns);
