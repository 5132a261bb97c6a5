// A copy of what the unit tests need, in which a fault can be planted without anybody's working tree being touched.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { typeScriptNode } from '../host/node.mjs';
import { ROOT } from '../host/paths.mjs';

/** A fault that makes a test run for ever is caught, too. */
const LIMIT_MS = 90_000;

/** Enough of each to meet every fault, from seeds that are always the same: a verdict must not be a matter of luck. */
const CHANCE = { CCT_HISTORIES: '500', CCT_HISTORIES_SEED: '1', CCT_FUZZ: '1000', CCT_FUZZ_SEED: '1' };

/**
 * Makes a copy and answers where it is.
 *
 * @param {string} folder
 */
export function copyOf(folder) {
  mkdirSync(folder, { recursive: true });
  for (const part of ['src', 'test/unit', 'test/oracle', 'test/fixtures', 'bench', 'package.json']) {
    cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  }
  // The walker is built before the unit tests; no fault is planted in it.
  for (const part of ['node_modules', 'dist']) symlinkSync(path.join(ROOT, part), path.join(folder, part), 'junction');
  return folder;
}

/**
 * Plants a fault and answers how to take it out again, or why it cannot be planted.
 *
 * @param {string} copy
 * @param {import('./mutants.mjs').Mutant} mutant
 */
export function withFault(copy, { file, from, to }) {
  const full = path.join(copy, 'src/core', file);
  const sound = readFileSync(full, 'utf8');
  const parts = sound.split(from);
  if (parts.length !== 2) return `the text to replace stands ${parts.length - 1} times in src/core/${file}`;
  writeFileSync(full, parts.join(to));
  return () => writeFileSync(full, sound);
}

/**
 * Runs unit tests in a copy and answers the first that fails, or nothing.
 *
 * @param {string} copy
 * @param {readonly string[]} tests below test/unit
 */
export async function failingTest(copy, tests) {
  const files = tests.map((test) => path.join('test/unit', test));
  const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
  const mocha = ['node_modules/mocha/bin/mocha.js', '--bail', '--no-config', '--reporter', 'json', ...files];
  const child = spawn(typeScriptNode(), [...quiet, ...mocha], {
    cwd: copy,
    env: { ...process.env, ...CHANCE },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.signalCode !== null) return `${tests.join(', ')} did not end in ${LIMIT_MS / 1000} s`;
  const report = reportIn(out);
  if (report === undefined || report.stats.tests === 0) return `no test ran: ${(error || out).trim().slice(0, 500)}`;
  return report.failures[0]?.fullTitle;
}

/**
 * @param {string} out
 * @returns {{ stats: { tests: number }, failures: { fullTitle: string }[] } | undefined}
 */
function reportIn(out) {
  try {
    return JSON.parse(out.slice(out.indexOf('{')));
  } catch {
    // The run broke before it could report.
    return undefined;
  }
}
