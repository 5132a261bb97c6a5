// Runs another script of the repository as a part of this one.
import { spawnSync } from 'node:child_process';

/**
 * What the script says about its own failure is enough: this process ends with it.
 *
 * @param {string} script
 * @param {readonly string[]} [words]
 */
export function runScript(script, words = []) {
  const { status } = spawnSync(process.execPath, [script, ...words], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
