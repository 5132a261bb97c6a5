import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a process takes while nothing happens but its own timer. */
export interface Idle {
  readonly seconds: number;
  readonly cpuMs: number;
  /** Bytes that the process caused to go to the disk; undefined where the system does not count. */
  readonly writtenBytes: number | undefined;
  /** Files of the storage folder that are not as they were. */
  readonly changedFiles: readonly string[];
}

/** Longer than the worker puts off writing tracer-cache.json after a change: at most a minute. */
const settleMs = 65_000;

export async function idleFor(seconds: number, storage: string): Promise<Idle> {
  await pause(settleMs);
  const [filesBefore, writtenBefore] = [stampsOf(storage), writtenBytes()];
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  await pause(seconds * 1000);
  const { user, system } = process.cpuUsage(cpuBefore);
  const elapsed = (performance.now() - startedMs) / 1000;
  const written = writtenBytes();
  const filesAfter = stampsOf(storage);
  const names = [...new Set([...filesBefore.keys(), ...filesAfter.keys()])];
  return {
    seconds: elapsed,
    cpuMs: (user + system) / 1000,
    writtenBytes: written === undefined ? undefined : written - (writtenBefore ?? 0),
    changedFiles: names.filter((name) => filesBefore.get(name) !== filesAfter.get(name)),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function writtenBytes(): number | undefined {
  const file = '/proc/self/io';
  if (!existsSync(file)) return undefined;
  return Number(/^write_bytes: (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1]);
}

function stampsOf(folder: string): Map<string, string> {
  const stamps = readdirSync(folder).map((name) => {
    const { size, mtimeMs, ino } = statSync(path.join(folder, name));
    return [name, `${size} ${mtimeMs} ${ino}`] as const;
  });
  return new Map(stamps);
}
