import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a folder named by a log is to this machine. */
export type FolderState = 'there' | 'missing' | 'not-local';

/**
 * Looks whether a folder that a log names can be worked in. What is no plain absolute path of this machine is never touched:
 * on Windows even a stat of a network path sends credentials to whoever the path names.
 * https://github.com/advisories/GHSA-mmfh-4pv3-39hr
 */
export function folderState(folder: string, platform: NodeJS.Platform = process.platform): FolderState {
  if (!isPlainLocalPath(folder, platform)) return 'not-local';
  try {
    return statSync(folder).isDirectory() ? 'there' : 'missing';
  } catch {
    // Denied or gone: either way nothing can be started in it.
    return 'missing';
  }
}

/** Absolute, on a disk of this machine, and without control characters, which a terminal would take for keys. */
export function isPlainLocalPath(folder: string, platform: NodeJS.Platform): boolean {
  if (/[\u0000-\u001f\u007f-\u009f]/.test(folder) || /^[\\/]{2}/.test(folder)) return false;
  return platform === 'win32' ? /^[A-Za-z]:[\\/]/.test(folder) : path.posix.isAbsolute(folder);
}

/** The same folder under two names. Both must have been looked at before. */
export function isSameFolder(a: string, b: string): boolean {
  try {
    return a === b || realpathSync.native(a) === realpathSync.native(b);
  } catch {
    return false;
  }
}

/** Is `folder` one of these or below one of them? */
export function isWithin(folder: string, parents: readonly string[]): boolean {
  return parents.some((parent) => {
    const below = path.relative(parent, folder);
    return below === '' || (!path.isAbsolute(below) && below.split(path.sep)[0] !== '..');
  });
}
