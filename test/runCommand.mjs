// Runs one command of a step: its output is ours, and it ends, one way or the other.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit, signalGroup } from './host/lifetime.mjs';
import { ROOT } from './host/paths.mjs';

/** The unit and UI suites take three to four minutes on two cores; a command that never ends must fail all the same. */
const LIMIT_MS = 8 * 60_000;

/** For taking leave: stopping a server, deleting a folder. */
const LEAVE_MS = 10_000;

/**
 * Answers whether the command ended well.
 *
 * @param {readonly [string, ...string[]]} command
 */
export async function succeeds([command, ...words]) {
  const child = spawn(command, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
    // A group of its own: what hangs may well be something the command has started and waits for.
    detached: process.platform !== 'win32',
  });
  const release = atExit(() => signalGroup(child, 'SIGTERM'));
  const exit = once(child, 'exit');
  if ((await Promise.race([exit, delay(LIMIT_MS, undefined, { ref: false })])) === undefined) {
    console.error(`\n${[command, ...words].join(' ')} did not end in ${LIMIT_MS / 60_000} minutes.`);
    signalGroup(child, 'SIGTERM');
    await Promise.race([exit, delay(LEAVE_MS, undefined, { ref: false })]);
    signalGroup(child, 'SIGKILL');
  }
  const [code] = await exit;
  release();
  return code === 0;
}
