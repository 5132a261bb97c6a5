/** What `JSON.parse` gives, looked at with suspicion: every field of a log may be of any type, or missing. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** Own fields only: a record without `constructor` must not be found to have one. */
export function field(object: JsonObject | undefined, name: string): unknown {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

export const objectField = (object: JsonObject | undefined, name: string): JsonObject | undefined =>
  asObject(field(object, name));

export function stringField(object: JsonObject | undefined, name: string): string | undefined {
  const value = field(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function arrayField(object: JsonObject | undefined, name: string): readonly unknown[] {
  const value = field(object, name);
  return Array.isArray(value) ? value : [];
}

/** A whole number from 1 to 2³²−1; anything else counts as none. */
export function countField(object: JsonObject | undefined, name: string): number {
  const value = field(object, name);
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 0xffffffff ? value : 0;
}
