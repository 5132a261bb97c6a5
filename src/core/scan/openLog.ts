import { constants, closeSync, fstatSync, openSync } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';

/** Opens a log for reading. Close `fd` whatever happens. */
export function openLog(path: string): Result<{ readonly fd: number; readonly sizeBytes: number }, Fault> {
  let fd: number;
  try {
    // Without O_NONBLOCK, opening a FIFO called x.jsonl would wait for ever, and this thread with it.
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return failed(faultOf(error, path));
  }
  try {
    const stats = fstatSync(fd);
    if (stats.isFile()) return ok({ fd, sizeBytes: stats.size });
    closeSync(fd);
    return failed({ kind: 'not-regular', path, message: 'not a regular file' });
  } catch (error) {
    closeSync(fd);
    return failed(faultOf(error, path));
  }
}
