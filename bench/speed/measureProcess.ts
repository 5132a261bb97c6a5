// What does a whole process take, whoever wrote it? Wall and CPU time are bash's own `time`, which asks the system what the
// process and its threads used when it ends; the peak of its memory is the kernel's high-water mark (VmHWM), looked at every
// few milliseconds while it runs, so that only growth in its last moment is missed.

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';

export interface Run {
  readonly wallMs: number;
  /** User and system. */
  readonly cpuMs: number;
  /** Undefined where there is no /proc. */
  readonly peakRssBytes: number | undefined;
}

export interface Command {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** 3 is told the process id and the times, 4 takes what the process complains of. */
const script = `
TIMEFORMAT='%R %U %S'
{ time { "$@" 2>&4 3>&- & echo $! >&3; wait $!; code=$?; } ; } 2>&3
exit $code`;

const lookEveryMs = 4;

/** Runs it to its end with its output in a file of `folder`. Rejects if it does not end well. */
export async function measureProcess(
  { words, environment }: Command,
  folder: string,
): Promise<{ readonly run: Run; readonly output: string }> {
  const [outFile, errorFile] = [path.join(folder, 'stdout'), path.join(folder, 'stderr')];
  const [out, errors] = [openSync(outFile, 'w'), openSync(errorFile, 'w')];
  const bash = spawn('bash', ['-c', script, 'bash', ...words], {
    stdio: ['ignore', out, 'inherit', 'pipe', errors],
    env: { ...process.env, ...environment },
  });
  closeSync(out);
  closeSync(errors);
  const { code, told, peakRssBytes } = await watched(bash);
  if (code !== 0) {
    throw new Error(`${words.join(' ')} ended with ${code}: ${readFileSync(errorFile, 'utf8').slice(0, 2000)}`);
  }
  const [wall = NaN, user = NaN, system = NaN] = told.replaceAll(',', '.').split(' ').map(Number);
  return {
    run: { wallMs: wall * 1000, cpuMs: (user + system) * 1000, peakRssBytes },
    output: readFileSync(outFile, 'utf8'),
  };
}

function watched(
  bash: ChildProcess,
): Promise<{ readonly code: number | null; readonly told: string; readonly peakRssBytes: number | undefined }> {
  return new Promise((resolve, reject) => {
    let told = '';
    let peak: PeakRss | undefined;
    const pipe = bash.stdio[3] as Readable;
    pipe.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const [first, rest] = told.split('\n');
      if (peak === undefined && rest !== undefined) peak = new PeakRss(Number(first));
    });
    bash.on('error', reject);
    bash.on('close', (code) => {
      resolve({ code, told: told.split('\n')[1] ?? '', peakRssBytes: peak?.stop() });
    });
  });
}

/** Follows the high-water mark of one process. */
class PeakRss {
  readonly #status: number | undefined;
  readonly #text = Buffer.alloc(4096);
  readonly #timer: NodeJS.Timeout;
  #bytes: number | undefined;

  constructor(processId: number) {
    const file = `/proc/${processId}/status`;
    this.#status = existsSync(file) ? openSync(file, 'r') : undefined;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    this.#look();
  }

  stop(): number | undefined {
    clearInterval(this.#timer);
    if (this.#status !== undefined) closeSync(this.#status);
    return this.#bytes;
  }

  #look(): void {
    if (this.#status === undefined) return;
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readNow(this.#status, this.#text))?.[1];
    if (kilobytes !== undefined) this.#bytes = Math.max(this.#bytes ?? 0, Number(kilobytes) * 1024);
  }
}

/** Empty of a process that is no more. */
function readNow(descriptor: number, into: Buffer): string {
  try {
    return into.toString('latin1', 0, readSync(descriptor, into, 0, into.length, 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return '';
    throw error;
  }
}
