/**
 * SQLite keeps text as UTF-8, where every lone surrogate becomes the same U+FFFD: two names of a Windows disk could share a row.
 * Such a path is kept as JSON text, which escapes them; it begins with a quote, as no absolute path does.
 */
export const keyOfPath = (path: string): string => (/\p{Surrogate}/u.test(path) ? JSON.stringify(path) : path);

export function pathOfKey(key: string): string {
  if (!key.startsWith('"')) return key;
  try {
    return JSON.parse(key) as string;
  } catch {
    // A key of a damaged store. Its row's checksum will tell; the key only has to name it in the log.
    return key;
  }
}
