// The steps of `npm test`: what each runs, and what it cannot do without.
import path from 'node:path';
import { thisNodeRunsTypeScript, typeScriptNode } from './host/node.mjs';
import { HOST_SOURCE } from './host/paths.mjs';

/** Node tells at every start that running TypeScript is new to it, and that it had to look which kind a module is. */
const TYPESCRIPT = ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} needs steps that must have passed
 * @property {boolean} isSuite leaves results
 * @property {() => readonly (readonly [string, ...string[]])[]} commands asked for only when their turn has come
 */

/** @type {readonly Step[]} */
export const STEPS = [
  { name: 'check', needs: [], isSuite: false, commands: () => [['npm', 'run', '--silent', 'check']] },
  { name: 'build', needs: [], isSuite: false, commands: () => [node('esbuild.mjs', '--tests')] },
  { name: 'install', needs: [], isSuite: false, commands: () => [node(path.join(HOST_SOURCE, 'install.mjs'))] },
  {
    name: 'unit',
    needs: thisNodeRunsTypeScript() ? ['build'] : ['build', 'install'],
    isSuite: true,
    commands: () => [typeScript('test/runFolder.ts', 'unit')],
  },
  { name: 'host', needs: ['build', 'install'], isSuite: true, commands: () => [node('test/runHost.mjs')] },
  { name: 'package', needs: ['build'], isSuite: false, commands: () => [['npm', 'run', '--silent', 'package']] },
  {
    name: 'ui',
    needs: ['install', 'package'],
    isSuite: true,
    commands: () => [typeScript('test/runFolder.ts', 'ui')],
  },
];

/**
 * The steps of these names and all they need, in the order of the table.
 *
 * @param {readonly string[]} names
 */
export function stepsFor(names) {
  const wanted = new Set(names);
  for (const step of STEPS.toReversed()) {
    if (wanted.has(step.name)) for (const need of step.needs) wanted.add(need);
  }
  return STEPS.filter((step) => wanted.has(step.name));
}

/**
 * @param {...string} words
 * @returns {[string, ...string[]]}
 */
function node(...words) {
  return [process.execPath, ...words];
}

/**
 * @param {...string} words
 * @returns {[string, ...string[]]}
 */
function typeScript(...words) {
  return [typeScriptNode(), ...TYPESCRIPT, ...words];
}
