import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every save waits for the disk, which others may keep busy. */
export const syncTimeoutMs = 20_000;

/** A directory of a test's own, removed after it. Call inside `describe`. */
export function useTemporaryDirectory(): () => string {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tracer-store-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  return () => directory;
}

/** Runs `action` in a file system of `sizeBytes`; tells why not where none can be mounted. */
export async function onSmallDisk(
  parent: string,
  sizeBytes: number,
  action: (directory: string) => void | Promise<void>,
): Promise<string | undefined> {
  const directory = join(parent, 'small-disk');
  mkdirSync(directory);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', directory], { stdio: 'pipe' });
  } catch {
    return 'no tmpfs can be mounted here';
  }
  try {
    await action(directory);
  } finally {
    execFileSync('umount', [directory]);
  }
  return undefined;
}
