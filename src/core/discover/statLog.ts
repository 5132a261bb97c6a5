import type { Stats } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import type { FileStamp, LogFile, LogRoot } from '../model/logFile.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import { type Disk, realDisk } from './disk.ts';
import { placeOf } from './logPath.ts';

/** A path that a log of these roots may have. */
export interface LogPlaceBelow {
  readonly root: string;
  readonly below: string;
}

/** Where a path that something told us of lies; undefined where no log of these roots can be. */
export function locateLog(roots: readonly LogRoot[], path: string): LogPlaceBelow | undefined {
  const root = roots.find((candidate) => path.startsWith(`${candidate.path}/`))?.path;
  // A detour is another name of a log, or of something outside.
  if (root === undefined || !path.endsWith('.jsonl') || /\/\.{0,2}\//.test(path.slice(root.length))) return undefined;
  return { root, below: path.slice(root.length + 1) };
}

/** The log at a place; undefined when it is gone or no regular file. */
export function statLog({ root, below }: LogPlaceBelow, disk: Disk = realDisk): Result<LogFile | undefined, Fault> {
  const path = `${root}/${below}`;
  try {
    const stats = disk.lstat(path);
    return ok(stats?.isFile() ? { path, ...placeOf(below), stamp: stampOf(stats) } : undefined);
  } catch (error) {
    return failed(faultOf(error, path));
  }
}

export function stampOf(stats: Stats): FileStamp {
  return {
    sizeBytes: stats.size,
    mtimeMs: stats.mtimeMs,
    ctimeMs: stats.ctimeMs,
    birthMs: Math.floor(stats.birthtimeMs),
    identity: `${stats.dev}:${stats.ino}`,
  };
}
