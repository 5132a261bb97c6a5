export type ColumnType = Uint16ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;
export type ColumnTypes = Readonly<Record<string, ColumnType>>;

/** What columns of these types make up, and how many elements each has. */
export type Columns<Types extends ColumnTypes> = { readonly [Name in keyof Types]: InstanceType<Types[Name]> } & {
  readonly length: number;
};

/** Every column starts on 8 bytes, so that one of doubles can. */
export const padded = (length: number): number => (length + 7) & ~7;

/** Columns of `length` zeros, one behind the other in one piece of memory: a piece for each would cost more than what is in it. */
export function makeColumns<Types extends ColumnTypes>(types: Types, length: number): Columns<Types> {
  let bytes = 0;
  for (const name in types) bytes += padded(types[name]!.BYTES_PER_ELEMENT * length);
  const memory = new ArrayBuffer(bytes);
  const columns: Record<string, unknown> = { length };
  let at = 0;
  for (const name in types) {
    const type = types[name]!;
    columns[name] = new type(memory, at, length);
    at += padded(type.BYTES_PER_ELEMENT * length);
  }
  return columns as Columns<Types>;
}
