// `npm run mutants`: does some test notice when our code is wrong? Puts one known fault after the other into copies of the
// repository and runs the tests that must fail. `npm run mutants -- pending` tries those with that word in their name.
import os from 'node:os';
import path from 'node:path';
import { rmSync } from 'node:fs';
import { atExit, exitOnSignals } from '../host/lifetime.mjs';
import { ROOT } from '../host/paths.mjs';
import { copyOf, failingTest, withFault } from './copy.mjs';
import { MUTANTS } from './mutants.mjs';

/**
 * @typedef {object} Verdict
 * @property {import('./mutants.mjs').Mutant} mutant
 * @property {boolean} isCaught
 * @property {string} said
 */

const atOnce = Math.min(2, os.availableParallelism());
const scratch = path.join(ROOT, 'out/mutants', String(process.pid));

exitOnSignals();
atExit(() => rmSync(scratch, { recursive: true, force: true }));
const word = process.argv[2] ?? '';
const chosen = MUTANTS.filter(({ fault, file }) => `${fault} ${file}`.includes(word));
const startedMs = performance.now();
const copies = Array.from({ length: atOnce }, (_, i) => copyOf(path.join(scratch, String(i))));

const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))].toSorted();
const unsound = chosen.length === 0 ? 'no mutant is called so' : await failingTest(copies[0] ?? '', tests);
if (unsound === undefined) await judge();
else console.error(`Without any fault: ${unsound}`);
process.exitCode = unsound === undefined ? process.exitCode : 1;

async function judge() {
  const waiting = [...chosen];
  /** @type {Verdict[]} */
  const verdicts = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const verdict = await tried(copy, mutant);
        verdicts.push(verdict);
        console.log(`${verdict.isCaught ? 'caught  ' : 'SURVIVED'}  ${mutant.fault}\n            ${verdict.said}`);
      }
    }),
  );
  const survivors = verdicts.filter(({ isCaught }) => !isCaught);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  console.log(`\n${verdicts.length - survivors.length} of ${verdicts.length} faults caught in ${seconds} s`);
  for (const { mutant, said } of survivors) console.log(`  not caught: ${mutant.fault} (${mutant.file}): ${said}`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

/**
 * @param {string} copy
 * @param {import('./mutants.mjs').Mutant} mutant
 * @returns {Promise<Verdict>}
 */
async function tried(copy, mutant) {
  const undo = withFault(copy, mutant);
  if (typeof undo === 'string') return { mutant, isCaught: false, said: undo };
  try {
    for (const test of mutant.tests) {
      const failed = await failingTest(copy, [test]);
      if (failed !== undefined) return { mutant, isCaught: !failed.startsWith('no test ran'), said: failed };
    }
    return { mutant, isCaught: false, said: `${mutant.tests.join(', ')} passed` };
  } finally {
    undo();
  }
}
