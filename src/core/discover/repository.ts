import { constants, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

/** A `.git` file is one short line. */
const maxPointerBytes = 4096;

/**
 * The main working directory of the repository that `folder` is a linked worktree of; undefined if it is none, is gone, or may not
 * be looked at. A worktree's `.git` is a file, `gitdir: <repository>/.git/worktrees/<name>` (https://git-scm.com/docs/gitrepository-layout).
 */
export function repositoryOf(folder: string): string | undefined {
  // The folder is named by a log: nothing but an absolute path on this machine may be opened.
  if (!path.isAbsolute(folder) || folder.includes('\0') || /^[\\/]{2}/.test(folder)) return undefined;
  const pointer = readPointer(path.join(folder, '.git'));
  const gitFolder =
    pointer === undefined ? undefined : /^gitdir: (.+?)[\\/]worktrees[\\/][^\\/]+\s*$/.exec(pointer)?.[1];
  if (gitFolder === undefined) return undefined;
  const absolute = path.resolve(folder, gitFolder);
  // A bare repository has no directory that people work in.
  return path.basename(absolute) === '.git' ? path.dirname(absolute) : undefined;
}

function readPointer(file: string): string | undefined {
  let fd: number;
  try {
    fd = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    // Usually a plain folder, a repository of its own, or gone: no worktree.
    return undefined;
  }
  try {
    if (!fstatSync(fd).isFile()) return undefined;
    const buffer = Buffer.alloc(maxPointerBytes);
    return buffer.toString('utf8', 0, readSync(fd, buffer, 0, maxPointerBytes, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}
