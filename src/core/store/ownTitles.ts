import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '../model/fault.ts';
import { type Clock, systemClock } from '../kit/clock.ts';
import { faultOf } from '../kit/faultOf.ts';
import { hashText, hashToHex } from '../kit/hash.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** A title is a line. */
const maxTitleFileBytes = 16 * 1024;
/** A folder's time may be this coarse: what has just changed may have changed once more within the same tick. */
const clockTickMs = 2000;

/**
 * Titles that the user gave to sessions here: a folder with one small file for each, so that windows which rename at once never
 * take a name from each other. What Claude Code calls a session is never written.
 */
export class OwnTitles {
  readonly #folder: string;
  readonly #clock: Clock;
  #titles: ReadonlyMap<string, string> = new Map();
  /** Of the folder, when it was read last. */
  #seen = '';
  #readMs = 0;
  #revision = 0;

  constructor(storageFolder: string, clock: Clock = systemClock) {
    this.#folder = path.join(storageFolder, 'titles');
    this.#clock = clock;
  }

  /** Counts up with every change. */
  get revision(): number {
    return this.#revision;
  }

  titleOf(session: string): string | undefined {
    return this.#titles.get(session);
  }

  /** Takes in what this and other windows have renamed. Costs a stat where nothing has changed. */
  read(): readonly Fault[] {
    const changed = this.#changedAt();
    if (!changed.ok) return [changed.error];
    const seen = String(changed.value);
    if (seen === this.#seen && this.#readMs - changed.value > clockTickMs) return [];
    this.#readMs = this.#clock();
    const { titles, faults } = readTitles(this.#folder);
    if (faults.length === 0) this.#seen = seen;
    if (!isSame(titles, this.#titles)) this.#revision++;
    this.#titles = titles;
    return faults;
  }

  /** Gives a session a title, or with an empty one takes ours away. When it is `ok`, it is on the disk. */
  async rename(session: string, title: string): Promise<Result<void, Fault>> {
    const file = path.join(this.#folder, `${hashToHex(hashText(session))}.json`);
    const done = title === '' ? remove(file) : await this.#write(file, JSON.stringify({ version: 1, session, title }));
    if (!done.ok) return done;
    const titles = new Map(this.#titles);
    if (title === '') titles.delete(session);
    else titles.set(session, title);
    this.#titles = titles;
    this.#revision++;
    return done;
  }

  async #write(file: string, text: string): Promise<Result<void, Fault>> {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      return failed(faultOf(error, this.#folder));
    }
    return writeFileAtomic(file, text);
  }

  /** When a file came or went last; 0 where there is no folder. */
  #changedAt(): Result<number, Fault> {
    try {
      return ok(statSync(this.#folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    } catch (error) {
      return failed(faultOf(error, this.#folder));
    }
  }
}

interface OwnTitle {
  readonly session: string;
  readonly title: string;
}

function readTitles(folder: string): {
  readonly titles: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const titles = new Map<string, string>();
  for (const name of namesIn(folder, faults)) {
    const read = readTitle(path.join(folder, name));
    if (read.ok) titles.set(read.value.session, read.value.title);
    // Another window has just taken it away.
    else if (read.error.kind !== 'vanished') faults.push(read.error);
  }
  return { titles, faults };
}

function namesIn(folder: string, faults: Fault[]): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[0-9a-f]{16}\.json$/.test(name))
      .toSorted();
  } catch (error) {
    const fault = faultOf(error, folder);
    if (fault.kind !== 'vanished') faults.push(fault);
    return [];
  }
}

function readTitle(file: string): Result<OwnTitle, Fault> {
  try {
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > maxTitleFileBytes) throw new Error('not a title');
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isOwnTitle(read)) throw new Error('not a title');
    return ok({ session: read.session, title: read.title });
  } catch (error) {
    const fault = faultOf(error, file);
    return failed(fault.kind === 'io' ? { ...fault, kind: 'damaged' } : fault);
  }
}

const isOwnTitle = (read: unknown): read is OwnTitle =>
  typeof read === 'object' &&
  read !== null &&
  'session' in read &&
  typeof read.session === 'string' &&
  'title' in read &&
  typeof read.title === 'string';

function remove(file: string): Result<void, Fault> {
  try {
    rmSync(file, { force: true });
    return ok(undefined);
  } catch (error) {
    return failed(faultOf(error, file));
  }
}

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
