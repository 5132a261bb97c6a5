export type JsonObject = Readonly<Record<string, unknown>>;

/** Makes optional what may be undefined, and then leaves it out. */
type Defined<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/**
 * Reads a foreign JSON document by type and remembers the first field that was not as it should be, so that a reader of many
 * fields asks once at its end. Keys become Maps: one may be called `__proto__`.
 */
export class JsonReader {
  #problem: string | undefined;

  get problem(): string | undefined {
    return this.#problem;
  }

  refuse(name: string): void {
    this.#problem ??= name;
  }

  object(value: unknown, name: string): JsonObject {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
    this.refuse(name);
    return {};
  }

  map<T>(object: JsonObject, name: string, read: (entry: JsonObject, key: string) => T): ReadonlyMap<string, T> {
    const entries = Object.entries(this.object(object[name], name));
    return new Map(entries.map(([key, value]) => [key, read(this.object(value, name), key)]));
  }

  list<T>(value: unknown, name: string, read: (entry: JsonObject) => T): readonly T[] {
    return this.#array(value, name).map((entry) => read(this.object(entry, name)));
  }

  texts(value: unknown, name: string): readonly string[] {
    return this.#array(value, name).map((entry) => this.text({ [name]: entry }, name));
  }

  text(object: JsonObject, name: string, pattern?: RegExp): string {
    const value = object[name];
    if (typeof value === 'string' && (pattern?.test(value) ?? true)) return value;
    this.refuse(name);
    return '';
  }

  /** Finite and not negative, as all our numbers are: `1e400` parses as Infinity. */
  number(object: JsonObject, name: string): number {
    const value = object[name];
    if (Number.isFinite(value) && (value as number) >= 0) return value as number;
    this.refuse(name);
    return 0;
  }

  flag(object: JsonObject, name: string): boolean {
    const value = object[name];
    if (typeof value !== 'boolean') this.refuse(name);
    return value === true;
  }

  optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
    return value === undefined ? undefined : read(value);
  }

  #array(value: unknown, name: string): readonly unknown[] {
    if (Array.isArray(value)) return value as readonly unknown[];
    this.refuse(name);
    return [];
  }
}
