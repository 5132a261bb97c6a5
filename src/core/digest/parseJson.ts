const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for what is no JSON: under a right checksum, that was not written by us, and readers of fields refuse it. */
export function parseJson(utf8: Uint8Array): unknown {
  try {
    return JSON.parse(textDecoder.decode(utf8));
  } catch {
    return undefined;
  }
}
