import type { Dirent, Stats } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import type { LogFile, LogRoot } from '../model/logFile.ts';
import type { EpochMs } from '../model/time.ts';
import { type Clock, systemClock } from '../kit/clock.ts';
import { faultOf } from '../kit/faultOf.ts';
import type { Discovery } from './discoverLogs.ts';
import { type Disk, realDisk } from './disk.ts';
import { placeOf } from './logPath.ts';
import { stampOf } from './statLog.ts';

/**
 * The coarsest clock of a file system in use ticks every two seconds (FAT), and kernels take the time of their last own tick. What
 * happens to a folder after it was listed but within the same tick leaves its times as they are: so a folder is taken at its word
 * only when it was listed this long after its last change, and else listed again, as git does with its index
 * (https://git-scm.com/docs/racy-git).
 */
const settledMs = 2500;
/**
 * Some folders do not tell truly of their changes: exFAT under Windows does not keep a folder's time, a network share's clock
 * may be behind by more than a tick, and its client may answer from memory. Listing all of 3,700 folders costs as much as
 * a sweep, so doing it every 20th time (10 minutes at the usual interval) costs a twentieth.
 */
const sweepsToFull = 20;

/** Looks again at roots it has looked at before: every log and folder is stat'ed, but a folder is listed only when it changed. */
export class LogSweep {
  readonly #disk: Disk;
  readonly #clock: Clock;
  #roots = new Map<string, Folder>();
  #sweepsSinceFull = 0;

  constructor(clock: Clock = systemClock, disk: Disk = realDisk) {
    this.#clock = clock;
    this.#disk = disk;
  }

  /** Finds what `discoverLogs` finds. `isFull`: takes no folder at its word. What never was listed is. */
  sweep(roots: readonly LogRoot[], isFull: boolean): Discovery {
    const mustList = isFull || this.#sweepsSinceFull >= sweepsToFull;
    this.#sweepsSinceFull = mustList ? 0 : this.#sweepsSinceFull + 1;
    const round = new Round(this.#disk, this.#clock, mustList);
    const visited = new Map<string, Folder>();
    for (const { path } of roots) {
      const folder = this.#roots.get(path) ?? makeFolder(path, '');
      visited.set(path, folder);
      round.visit(folder);
    }
    this.#roots = visited;
    return round.discovery();
  }
}

/** What a folder was when it was last listed, and what it held. */
interface Folder {
  readonly path: string;
  /** The same below the root, with a slash at its end unless it is the root itself. */
  readonly below: string;
  /** Undefined: it has to be listed. */
  stats: Stats | undefined;
  logs: Map<string, Log>;
  folders: Map<string, Folder>;
}

interface Log {
  readonly path: string;
  readonly below: string;
  /** As it was at the last look; the same object as long as it does not change. */
  file: LogFile | undefined;
  dev: number;
  ino: number;
}

const makeFolder = (path: string, below: string): Folder => ({
  path,
  below,
  stats: undefined,
  logs: new Map(),
  folders: new Map(),
});

/** One sweep. */
class Round {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #mustList: boolean;
  readonly #files: LogFile[] = [];
  readonly #faults: Fault[] = [];
  #filesStatted = 0;
  #foldersStatted = 0;
  #foldersListed = 0;

  constructor(disk: Disk, clock: Clock, mustList: boolean) {
    this.#disk = disk;
    this.#clock = clock;
    this.#mustList = mustList;
  }

  discovery(): Discovery {
    const counts = {
      filesStatted: this.#filesStatted,
      foldersStatted: this.#foldersStatted,
      foldersListed: this.#foldersListed,
    };
    return { files: this.#files, faults: this.#faults, counts };
  }

  /** Looks at all there is below. False if there is no such folder any more, or it cannot be told. */
  visit(folder: Folder): boolean {
    // Stat'ed before it is listed: what happens in between shows as a change the next time.
    this.#foldersStatted++;
    const stats = this.#stat(folder.path);
    if (!stats?.isDirectory()) return false;
    const isAsListed = !this.#mustList && folder.stats !== undefined && isUnchanged(folder.stats, stats);
    if (!isAsListed) this.#list(folder, stats);
    let isComplete = true;
    for (const log of folder.logs.values()) if (!this.#look(log)) isComplete = false;
    for (const child of folder.folders.values()) if (!this.visit(child)) isComplete = false;
    // Something went after the folder was listed, or cannot be looked at: the next sweep shall not rely on this listing.
    if (!isComplete) folder.stats = undefined;
    return true;
  }

  #list(folder: Folder, stats: Stats): void {
    this.#foldersListed++;
    const listedMs = this.#clock();
    const entries = this.#entriesOf(folder);
    const logs = new Map<string, Log>();
    const folders = new Map<string, Folder>();
    for (const entry of entries ?? []) {
      const { name } = entry;
      if (entry.isDirectory()) folders.set(name, folder.folders.get(name) ?? childFolder(folder, name));
      else if (entry.isFile() && name.endsWith('.jsonl')) logs.set(name, folder.logs.get(name) ?? logIn(folder, name));
    }
    folder.logs = logs;
    folder.folders = folders;
    folder.stats = entries && isSettled(stats, listedMs) ? stats : undefined;
  }

  #entriesOf({ path }: Folder): readonly Dirent[] | undefined {
    try {
      return this.#disk.list(path);
    } catch (error) {
      // The fault says that what is known of it is only hidden.
      this.#note(error, path);
      return undefined;
    }
  }

  /** False if it is not there any more, or is no regular file. */
  #look(log: Log): boolean {
    this.#filesStatted++;
    const stats = this.#stat(log.path);
    if (!stats?.isFile()) return false;
    if (!log.file || !isSameLog(log, log.file, stats)) {
      log.file = { path: log.path, ...placeOf(log.below), stamp: stampOf(stats) };
      log.dev = stats.dev;
      log.ino = stats.ino;
    }
    this.#files.push(log.file);
    return true;
  }

  #stat(path: string): Stats | undefined {
    try {
      return this.#disk.lstat(path);
    } catch (error) {
      this.#note(error, path);
      return undefined;
    }
  }

  #note(error: unknown, path: string): void {
    const fault = faultOf(error, path);
    // What vanished between two looks is no fault.
    if (fault.kind !== 'vanished') this.#faults.push(fault);
  }
}

const childFolder = ({ path, below }: Folder, name: string): Folder =>
  makeFolder(`${path}/${name}`, `${below}${name}/`);

const logIn = ({ path, below }: Folder, name: string): Log => ({
  path: `${path}/${name}`,
  below: below + name,
  file: undefined,
  dev: 0,
  ino: 0,
});

/** Nobody can set a ctime back; size and the count of links are one more witness where a file system keeps them. */
function isUnchanged(before: Stats, now: Stats): boolean {
  return (
    before.mtimeMs === now.mtimeMs &&
    before.ctimeMs === now.ctimeMs &&
    before.ino === now.ino &&
    before.dev === now.dev &&
    before.size === now.size &&
    before.nlink === now.nlink
  );
}

function isSettled(stats: Stats, listedMs: EpochMs): boolean {
  return listedMs - Math.max(stats.mtimeMs, stats.ctimeMs) >= settledMs;
}

/** The stamp's identity is text; numbers are cheaper to compare ten thousand times. */
function isSameLog(log: Log, { stamp }: LogFile, stats: Stats): boolean {
  return (
    stamp.sizeBytes === stats.size &&
    stamp.mtimeMs === stats.mtimeMs &&
    stamp.ctimeMs === stats.ctimeMs &&
    log.ino === stats.ino &&
    log.dev === stats.dev
  );
}
