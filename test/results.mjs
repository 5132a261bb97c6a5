// Where each suite leaves the figures of its run, so that they are read and never guessed from an exit code.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './host/paths.mjs';

/** @typedef {{ readonly passes: number, readonly failures: number, readonly pending: number }} Results */

/** @param {string} suite */
export function resultsFile(suite) {
  return path.join(ROOT, 'out/test-results', `${suite}.json`);
}

/**
 * Forgets an earlier run, so that one which never gets to its tests cannot pass for it.
 *
 * @param {string} suite
 */
export function clearResults(suite) {
  mkdirSync(path.dirname(resultsFile(suite)), { recursive: true });
  rmSync(resultsFile(suite), { force: true });
}

/**
 * @param {string} suite
 * @returns {Results | undefined} nothing if the run wrote nothing
 */
export function readResults(suite) {
  const file = resultsFile(suite);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * A run that passed nothing proved nothing.
 *
 * @param {Results | undefined} results
 */
export function isGood(results) {
  return results !== undefined && results.passes > 0 && results.failures === 0;
}
