import { closeSync, constants, type Dir, fstatSync, openSync, opendirSync, readSync } from 'node:fs';
import path from 'node:path';
import type { LiveSession, LiveSessions, LiveState } from '../model/liveSession.ts';
import type { Processes } from './processes.ts';

/** A register has one small file a process. More or larger is something else, and not read. */
const maxEntries = 4096;
const maxBytes = 64 * 1024;
const maxTextLength = 4096;

/**
 * Who is alive, by the registers that Claude Code keeps below each of its configuration directories: `sessions/<pid>.json`,
 * undocumented, written since about 2.1.139, left behind by a process that was killed; before that `pid-<pid>.json`, without a
 * state. The `.key` files beside them are secrets and never opened. What cannot be read tells nothing: the age of the log does then.
 */
export function readLiveSessions(configFolders: readonly string[], processes: Processes): LiveSessions {
  const alive = new Map<string, LiveSession>();
  for (const folder of new Set(configFolders)) {
    const register = path.join(folder, 'sessions');
    for (const { name, pid } of registered(register)) {
      // Most files of an old register are of processes long gone: they are not even opened.
      if (!processes.isAlive({ pid, startedMs: undefined, procStart: undefined })) continue;
      const entry = readEntry(path.join(register, name), pid);
      if (!entry || !processes.isAlive({ pid, startedMs: entry.startedMs, procStart: entry.procStart })) continue;
      const other = alive.get(entry.session.sessionId);
      if (!other || urgency(entry.session) > urgency(other)) alive.set(entry.session.sessionId, entry.session);
    }
  }
  return alive;
}

/** Of a session that is open twice, what somebody has to know first. */
const urgency = ({ state }: LiveSession): number =>
  state === undefined ? 0 : { idle: 1, running: 2, waiting: 3 }[state];

function registered(register: string): { readonly name: string; readonly pid: number }[] {
  const found: { name: string; pid: number }[] = [];
  let folder: Dir | undefined;
  try {
    folder = opendirSync(register);
    for (let seen = 0; seen < maxEntries; seen++) {
      const entry = folder.readSync();
      if (!entry) break;
      const [, pid] = /^(?:pid-)?(\d{1,10})\.json$/.exec(entry.name) ?? [];
      if (pid !== undefined && entry.isFile()) found.push({ name: entry.name, pid: Number(pid) });
    }
  } catch {
    // Old versions have no register.
  } finally {
    folder?.closeSync();
  }
  return found;
}

interface Entry {
  readonly session: LiveSession;
  readonly startedMs: number | undefined;
  readonly procStart: string | undefined;
}

function readEntry(file: string, pid: number): Entry | undefined {
  const record = readRecord(file);
  if (!record) return undefined;
  const text = (name: string): string | undefined => {
    const value = record[name];
    return typeof value === 'string' && value !== '' && value.length <= maxTextLength ? value : undefined;
  };
  const time = (name: string): number | undefined => {
    const value = record[name];
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const sessionId = text('sessionId') ?? text('session_id');
  if (sessionId === undefined || (record['pid'] !== undefined && record['pid'] !== pid)) return undefined;
  return {
    session: {
      sessionId,
      state: states.get(text('status') ?? ''),
      cwd: text('cwd'),
      name: text('name'),
      sinceMs: time('statusUpdatedAt') ?? time('updatedAt'),
    },
    startedMs: time('startedAt'),
    procStart: text('procStart'),
  };
}

/** `shell` is a turn that has ended while a command still runs in the background. */
const states = new Map<string, LiveState>([
  ['busy', 'running'],
  ['waiting', 'waiting'],
  ['idle', 'idle'],
  ['shell', 'idle'],
]);

/** The file as an object; undefined for whatever else it is, such as one that is being written. */
function readRecord(file: string): Readonly<Record<string, unknown>> | undefined {
  let fd: number | undefined;
  try {
    // No link is followed, and nothing waits for whoever writes to a pipe.
    fd = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(fd);
    if (!stats.isFile() || stats.size > maxBytes) return undefined;
    const bytes = Buffer.alloc(maxBytes);
    const record: unknown = JSON.parse(bytes.toString('utf8', 0, readSync(fd, bytes, 0, maxBytes, 0)));
    return typeof record === 'object' && record !== null ? (record as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
