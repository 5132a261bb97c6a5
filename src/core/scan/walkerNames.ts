import { maxKindLength } from './readFacts.ts';
import * as layout from './walkerLayout.ts';

/** The texts behind the walker's numbers, made when they are first asked for. Numbered anew for each file. */
export class WalkerNames {
  #memory!: DataView;
  #texts: (string | undefined)[] = [];
  readonly #kinds = new Map<number, string>();

  forget(): void {
    this.#texts = [];
    this.#kinds.clear();
  }

  /** The memory is another one after it has grown. */
  look(memory: DataView): void {
    this.#memory = memory;
  }

  /** Undefined for number 0 and for an empty text. */
  text(number: number): string | undefined {
    if (number === 0) return undefined;
    const known = this.#texts[number];
    if (known !== undefined) return known === '' ? undefined : known;
    const text = this.#decode(number);
    this.#texts[number] = text;
    return text === '' ? undefined : text;
  }

  /** Of a record's type and its detail, as readFacts.ts has it. */
  kind(type: number, detail: number): string {
    const number = type * 65_536 + detail;
    let kind = this.#kinds.get(number);
    if (kind === undefined) {
      const name = this.text(type) ?? '';
      const detailName = this.text(detail);
      kind = (detailName === undefined ? name : `${name}/${detailName}`).slice(0, maxKindLength);
      this.#kinds.set(number, kind);
    }
    return kind;
  }

  /** Raw bytes of JSON: where they have escapes, JSON.parse tells what is meant. */
  #decode(number: number): string {
    const from = this.#memory.getUint32(layout.namePlaces + number * 8, true);
    const length = this.#memory.getUint32(layout.namePlaces + number * 8 + 4, true);
    const raw = Buffer.from(this.#memory.buffer, from, length).toString('utf8');
    return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
  }
}
