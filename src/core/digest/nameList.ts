/** Names are numbered with 16 bits; only a hostile file has more. */
const maxNames = 65_536;

/** Numbers names in the order they come. */
export class NameList {
  readonly #names: string[];
  readonly #numbers: Map<string, number>;

  constructor(names: readonly string[]) {
    this.#names = [...names];
    this.#numbers = new Map(names.map((name, number) => [name, number]));
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** Undefined if it cannot be numbered any more. */
  numberOf(name: string): number | undefined {
    const known = this.#numbers.get(name);
    if (known !== undefined || this.#names.length === maxNames) return known;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }
}
