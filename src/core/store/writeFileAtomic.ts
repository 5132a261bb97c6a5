import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../model/fault.ts';
import { type Clock, systemClock } from '../kit/clock.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';

/** Older than that nobody is still writing it. */
const strayAgeMs = 3_600_000;
/** Windows says these while a virus scanner or another window has the target open: 10 ms, 20, … 250, 1.5 s in all. */
const passingCodes = ['EPERM', 'EACCES', 'EBUSY'];
const renameTries = 10;
const longestWaitMs = 250;
/** Directories cannot be synced, or not even opened, on Windows and some network file systems. */
const noDirectorySync = ['EINVAL', 'EPERM', 'EACCES', 'EISDIR', 'ENOTSUP', 'EBADF'];

/** The outside world, for tests. */
export interface FileSurroundings {
  readonly files: Pick<typeof fs, 'open' | 'rename' | 'rm' | 'readdir' | 'stat'>;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly clock: Clock;
}

const realSurroundings: FileSurroundings = { files: fs, wait: delay, clock: systemClock };

/**
 * Replaces a file as a whole, mode 0600: after a crash or a fault at any moment it is the old or the new one. Once this is `ok`
 * the new one is on the disk. Written by hand because write-file-atomic 8 and atomically 2 commit a truncated file when
 * the disk is full. Leftovers of killed writers are removed here by the next.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  surroundings: FileSurroundings = realSurroundings,
): Promise<Result<void, Fault>> {
  const { files } = surroundings;
  // Random: process ids repeat among containers that share a home directory.
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(16).toString('hex')}.tmp`);
  try {
    await removeStrays(path, surroundings);
    await writeWhole(temporary, typeof content === 'string' ? Buffer.from(content) : content, files);
    await renameOver(temporary, path, surroundings);
    await syncDirectory(dirname(path), files);
    return ok(undefined);
  } catch (error) {
    await removeIfPossible(temporary, files);
    return failed(faultOf(error, path));
  }
}

async function writeWhole(path: string, bytes: Uint8Array, files: FileSurroundings['files']): Promise<void> {
  const handle = await files.open(path, 'wx', 0o600);
  try {
    // Unlike a single `write`, this goes on until all is written or an error tells why not. Trusted, and checked.
    await handle.writeFile(bytes);
    const { size } = await handle.stat();
    if (size !== bytes.length) throw new Error(`only ${size} of ${bytes.length} bytes were written`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function renameOver(from: string, to: string, { files, wait }: FileSurroundings): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (tries === renameTries || !passingCodes.includes(codeOf(error))) throw error;
      await wait(Math.min(10 * 2 ** (tries - 1), longestWaitMs));
    }
  }
}

/** Without this a power cut may undo the rename. */
async function syncDirectory(path: string, files: FileSurroundings['files']): Promise<void> {
  try {
    const handle = await files.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!noDirectorySync.includes(codeOf(error))) throw error;
  }
}

async function removeStrays(path: string, { files, clock }: FileSurroundings): Promise<void> {
  const stem = `.${basename(path)}.`;
  for (const name of await files.readdir(dirname(path))) {
    if (!name.startsWith(stem) || !/^[0-9a-f]{32}\.tmp$/.test(name.slice(stem.length))) continue;
    const stray = join(dirname(path), name);
    try {
      if (clock() - (await files.stat(stray)).mtimeMs > strayAgeMs) await files.rm(stray);
    } catch (error) {
      // Another window was quicker, or it is not ours to remove: no reason not to write.
      faultOf(error, stray);
    }
  }
}

async function removeIfPossible(path: string, files: FileSurroundings['files']): Promise<void> {
  try {
    await files.rm(path, { force: true });
  } catch (error) {
    // The fault that brought us here is the one to tell; `removeStrays` will find the rest.
    faultOf(error, path);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
