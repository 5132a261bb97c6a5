import { accessSync, constants, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where tests that write tens of thousands of logs write them: in memory, where the system has such a folder and it keeps
 * birth times (ownership of copies hangs on them); else where all others do.
 */
export const scratchFolder = ((): string => {
  const inMemory = '/dev/shm';
  try {
    accessSync(inMemory, constants.W_OK);
    const probe = mkdtempSync(path.join(inMemory, 'cct-probe-'));
    writeFileSync(path.join(probe, 'x'), '');
    const { birthtimeMs } = statSync(path.join(probe, 'x'));
    rmSync(probe, { recursive: true });
    return birthtimeMs > 0 ? inMemory : os.tmpdir();
  } catch {
    // No such folder (macOS, Windows), or not ours to write to.
    return os.tmpdir();
  }
})();
