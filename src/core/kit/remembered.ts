/** Values by key, each made again only when something that it was made of is another than before. */
export class Remembered<Key, Value> {
  readonly #entries = new Map<Key, { readonly madeOf: readonly unknown[]; readonly value: Value }>();

  get(key: Key, madeOf: readonly unknown[], make: () => Value): Value {
    const known = this.#entries.get(key);
    if (known && isSame(known.madeOf, madeOf)) return known.value;
    const value = make();
    this.#entries.set(key, { madeOf, value });
    return value;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
