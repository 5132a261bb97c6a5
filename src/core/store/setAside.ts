import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EpochMs } from '../model/time.ts';

/** Enough to look into, not enough to fill a disk. */
const keptCount = 3;
/** What SQLite may have beside a database. */
const companions = ['-journal', '-wal', '-shm'];

/**
 * Renames a damaged file to `<path>.corrupt-<time>`, for people to look into, and removes all but the newest three such; returns
 * the new path. Throws as `node:fs` does; what was not renamed is untouched.
 */
export function setAside(path: string, nowMs: EpochMs): string {
  const time = new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '');
  const stem = `${basename(path)}.corrupt-`;
  const aside = join(dirname(path), stem + time);
  // Companions first: a journal left behind would be played into the database that comes after.
  for (const companion of companions) renameIfThere(path + companion, aside + companion);
  renameSync(path, aside);

  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(stem));
  const timeOf = (name: string): string => name.slice(stem.length, stem.length + time.length);
  const kept = [...new Set(names.map(timeOf))].toSorted().slice(-keptCount);
  for (const name of names) {
    if (!kept.includes(timeOf(name))) rmSync(join(dirname(path), name), { force: true });
  }
  return aside;
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
