// `npm test`: everything that has to hold, from a fresh clone. `node test/run.mjs unit` runs one step and what it needs;
// TRACER_TEST_GREP chooses tests by name. Whatever can run without a step that failed is still run. The last line is
// always `N passed, N failed`, read from what the suites wrote; a step that failed without figures counts as one.
import { exitOnSignals } from './host/lifetime.mjs';
import { clearResults, isGood, readResults } from './results.mjs';
import { succeeds } from './runCommand.mjs';
import { STEPS, stepsFor } from './steps.mjs';

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {boolean} isGood
 * @property {string} said for the summary
 * @property {number} passed
 * @property {number} failed
 */

exitOnSignals();
/** @type {Outcome[]} */
const outcomes = [];
for (const step of stepsFor(chosenNames())) {
  const missing = outcomes.filter(({ name, isGood: isThere }) => step.needs.includes(name) && !isThere);
  const outcome =
    missing.length > 0
      ? { name: step.name, isGood: false, said: `not run: needs ${missing[0]?.name}`, passed: 0, failed: 1 }
      : await run(step);
  outcomes.push(outcome);
}
console.log('');
for (const { name, said } of outcomes) console.log(`  ${name.padEnd(8)} ${said}`);
const failed = sum(outcomes.map((outcome) => outcome.failed));
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${sum(outcomes.map((outcome) => outcome.passed))} passed, ${failed} failed`);

function chosenNames() {
  const all = STEPS.map(({ name }) => name);
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no step "${unknown}", only ${all.join(', ')}.`);
    process.exit(1);
  }
  return chosen.length > 0 ? chosen : all;
}

/**
 * @param {import('./steps.mjs').Step} step
 * @returns {Promise<Outcome>}
 */
async function run({ name, isSuite, commands }) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const startedMs = performance.now();
  if (isSuite) clearResults(name);
  let hasSucceeded = true;
  for (const command of commands()) hasSucceeded &&= await succeeds(command);
  const seconds = `${((performance.now() - startedMs) / 1000).toFixed(1)} s`.padStart(7);
  if (!isSuite) {
    const said = `${seconds}  ${hasSucceeded ? 'done' : 'failed'}`;
    return { name, isGood: hasSucceeded, said, passed: 0, failed: hasSucceeded ? 0 : 1 };
  }
  const results = readResults(name);
  const { passes = 0, failures = 0, pending = 0 } = results ?? {};
  const isWell = hasSucceeded && isGood(results);
  const figures = `${passes} passing, ${failures} failing, ${pending} pending`;
  const said = `${seconds}  ${results === undefined ? 'failed without results' : figures}`;
  // A suite that broke in another way than by a failing test is one failure, not none.
  return { name, isGood: isWell, said, passed: passes, failed: isWell ? 0 : Math.max(1, failures) };
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
