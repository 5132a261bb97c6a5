import { statSync, truncateSync, utimesSync } from 'node:fs';
import { appendTurns } from '../../generate/append.mjs';

/** Appends a billed line to the newest session, as often as asked; afterwards the session is as long and as old as before. */
export async function withAppendedLine(
  home: string,
  times: number,
  then: (file: string, appendedBytes: number) => Promise<void>,
): Promise<void> {
  const { file } = append(home, 0);
  const { size, atime, mtime } = statSync(file);
  try {
    for (let time = 0; time < times; time++) {
      const { file: appendedTo, bytes } = append(home, 1);
      await then(appendedTo, bytes);
    }
  } finally {
    truncateSync(file, size);
    utimesSync(file, atime, mtime);
  }
}

const append = (home: string, lines: number): { readonly file: string; readonly bytes: number } =>
  appendTurns(home, { lines, nowMs: Date.now() });
