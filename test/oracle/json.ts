// What is JSON? The few words that the rest of the oracle needs to talk about it.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, or undefined where it is not JSON (which no JSON text can stand for). */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Without white space as JSON knows it at both ends; String.trim would also swallow a byte order mark. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isWhiteSpace(text[from])) from++;
  while (to > from && isWhiteSpace(text[to - 1])) to--;
  return text.slice(from, to);
}

export function isWhiteSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}
