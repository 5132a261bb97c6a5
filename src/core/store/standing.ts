/** How much a packed digest knows of its log. */
export interface Standing {
  /** When the log had last changed (ctime, ms), as it was when read. */
  readonly changedMs: number;
  /** How far it was read. */
  readonly offset: number;
  /** Version of the code that read it. */
  readonly parser: number;
}

/** Reads it from the fixed places that digest/packDigest.ts gives it; bytes too short for that know nothing. */
export function standingOf(bytes: Uint8Array): Standing {
  if (bytes.length < 48) return { changedMs: 0, offset: 0, parser: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    changedMs: view.getFloat64(24, true) || 0,
    offset: view.getFloat64(32, true) || 0,
    parser: view.getUint32(40, true),
  };
}

/**
 * Whether a row may take the place of `held`, the one in the store. Windows write what they remember, and one that slept for a
 * month remembers a log as it was then; if it is deleted by now, giving way to that would lose what others read of it. So a row
 * is refused if the other was read from a later state and no less far, or is the same state read by a later parser. Both must
 * hold: a log that was rewritten is shorter but changed later, and after a clock was set back it changed "earlier" but is longer.
 * sqliteConnection.ts says the same in SQL.
 */
export function mayReplace(held: Standing, row: Standing): boolean {
  if (row.changedMs > held.changedMs || row.offset > held.offset) return true;
  return row.changedMs === held.changedMs && row.offset === held.offset && row.parser >= held.parser;
}
