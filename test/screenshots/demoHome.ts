// The home in the pictures: the demo's logs as they are at one moment, and two Claude Codes that run.
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../host/paths.mjs';

/** One works, and one has asked something and waits. */
const live = [
  { title: 'Rework invoice export', status: 'busy', pid: process.pid, agoMs: 3_000 },
  { title: 'Fix the flaky upload test', status: 'waiting', pid: process.ppid, agoMs: 12 * 60_000 },
];

export function makeDemoHome(home: string, nowMs: number): void {
  const generator = path.join(ROOT, 'bench/generate.mjs');
  execFileSync(process.execPath, [
    generator,
    '--preset',
    'demo',
    '--out',
    home,
    '--now',
    new Date(nowMs).toISOString(),
  ]);
  const claude = path.join(home, '.claude');
  // Whoever keeps logs for long is not told that they will be deleted.
  writeFileSync(path.join(claude, 'settings.json'), JSON.stringify({ cleanupPeriodDays: 365 }));
  mkdirSync(path.join(claude, 'sessions'));
  for (const { title, status, pid, agoMs } of live) {
    const entry = { pid, ...sessionOf(claude, title), status, updatedAt: nowMs - agoMs };
    writeFileSync(path.join(claude, 'sessions', `${pid}.json`), JSON.stringify(entry));
  }
}

function sessionOf(claude: string, title: string): { readonly sessionId: string; readonly cwd: string } {
  for (const file of globSync(path.join(claude, 'projects/*/*.jsonl'))) {
    const log = readFileSync(file, 'utf8');
    const cwd = /"cwd":"([^"]+)"/.exec(log)?.[1];
    if (cwd !== undefined && log.includes(`"aiTitle":"${title}"`))
      return { sessionId: path.basename(file, '.jsonl'), cwd };
  }
  throw new Error(`the demo has no session ${title}`);
}
