import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { EpochMs } from '../model/time.ts';

/** What a register says of a process, so that another one which got its number later can be told from it. */
export interface ProcessClaim {
  readonly pid: number;
  readonly startedMs: EpochMs | undefined;
  /** As the operating system tells it; on Linux the 22nd field of `/proc/<pid>/stat`, in clock ticks since the machine started. */
  readonly procStart: string | undefined;
}

/** Asks the operating system. */
export interface Processes {
  /** Is the process that claimed this number still the one that has it? */
  isAlive(claim: ProcessClaim): boolean;
}

/** This machine's processes. Nothing is started and nothing is signalled: signal 0 only asks. */
export const systemProcesses: Processes = {
  isAlive({ pid, startedMs, procStart }) {
    if (!isThere(pid)) return false;
    // Numbers are given out anew when the machine starts.
    if (startedMs !== undefined && startedMs < Date.now() - os.uptime() * 1000 - clockSlackMs) return false;
    const startedNow = process.platform === 'linux' ? ticksAtStart(pid) : undefined;
    return startedNow === undefined || procStart === undefined || !/^\d+$/.test(procStart) || startedNow === procStart;
  },
};

/** A clock that was set while the machine ran moves the time it seems to have started at. */
const clockSlackMs = 120_000;

/** Denied means that somebody else has the number by now: Claude Code that registers in our home runs as us. */
function isThere(pid: number): boolean {
  // Zero and below mean groups of processes.
  if (!Number.isSafeInteger(pid) || pid <= 1) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function ticksAtStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold anything, also parentheses and blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    // It has just ended, or /proc is hidden; the signal has already told what there is to know.
    return undefined;
  }
}
