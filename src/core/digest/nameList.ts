/** Names are numbered with 16 bits; only a hostile file has more. */
const maxNames = 65_536;

/** Numbers names in the order they come. */
export class NameList {
  readonly #names: string[];
  readonly #numbers: Map<string, number>;
  #last = 0;

  constructor(names: readonly string[]) {
    this.#names = [...names];
    this.#numbers = new Map(names.map((name, number) => [name, number]));
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** Undefined if it cannot be numbered any more. */
  numberOf(name: string): number | undefined {
    // Most are the name of the line before.
    if (name === this.#names[this.#last]) return this.#last;
    const known = this.#numbers.get(name);
    if (known !== undefined) return (this.#last = known);
    if (this.#names.length === maxNames) return undefined;
    this.#numbers.set(name, this.#names.length);
    return (this.#last = this.#names.push(name) - 1);
  }
}
