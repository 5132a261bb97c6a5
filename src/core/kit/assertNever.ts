/** Closes a union: the compiler proves that this is never reached; a value from outside that gets here is a bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
