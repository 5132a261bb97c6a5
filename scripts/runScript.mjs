// Runs another script as a part of this one.
import { spawnSync } from 'node:child_process';
import { ROOT } from '../test/host/paths.mjs';

/**
 * What the script says about its own failure is enough: this process ends with it.
 *
 * @param {string} script
 * @param {readonly string[]} [words]
 */
export function runScript(script, words = []) {
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit']);
  const { status } = spawnSync(process.execPath, [script, ...words], { cwd: ROOT, stdio });
  if (status !== 0) process.exit(status ?? 1);
}
