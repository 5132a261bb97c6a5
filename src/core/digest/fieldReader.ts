import type { EpochMs } from '../model/time.ts';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads fields of parsed JSON by type and remembers whether all was well, so that a reader of many fields asks once at its end.
 * An absent field is its default; without a default, or with a value of another type, the whole is unsound.
 */
export class FieldReader {
  #isSound = true;

  get isSound(): boolean {
    return this.#isSound;
  }

  fields(value: unknown): Fields {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : this.#unsound({});
  }

  list(value: unknown, fallback?: readonly unknown[]): readonly unknown[] {
    if (value === undefined && fallback) return fallback;
    return Array.isArray(value) ? (value as readonly unknown[]) : this.#unsound([]);
  }

  text(value: unknown, fallback?: string): string {
    if (value === undefined && fallback !== undefined) return fallback;
    return typeof value === 'string' ? value : this.#unsound('');
  }

  textOrNone(value: unknown): string | undefined {
    return value === undefined ? undefined : this.text(value);
  }

  /** In a list, where an absent text is null. */
  textOrNull(value: unknown): string | undefined {
    return value === null ? undefined : this.text(value);
  }

  texts(value: unknown): readonly string[] {
    const texts = this.list(value, []);
    return texts.every((text) => typeof text === 'string') ? texts : this.#unsound([]);
  }

  /** A whole number from 0 to 2^53 - 1. */
  count(value: unknown, fallback?: number): number {
    if (value === undefined && fallback !== undefined) return fallback;
    return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : this.#unsound(0);
  }

  /** Any number but NaN; in JSON infinities stand as text. */
  time(value: unknown): EpochMs {
    if (value === 'Infinity' || value === '-Infinity') return Number(value);
    return typeof value === 'number' && !Number.isNaN(value) ? value : this.#unsound(0);
  }

  flag(value: unknown, fallback: boolean): boolean {
    if (value === undefined) return fallback;
    return typeof value === 'boolean' ? value : this.#unsound(fallback);
  }

  /** A word of ours; any other word, which a later version may have brought, is `fallback`. */
  oneOf<Word extends string>(value: unknown, words: readonly Word[], fallback: Word): Word {
    return words.includes(value as Word) ? (value as Word) : (this.text(value, fallback), fallback);
  }

  #unsound<T>(instead: T): T {
    this.#isSound = false;
    return instead;
  }
}
