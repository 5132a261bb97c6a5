// What VS Code calls in the extension host to run the host tests; the same under the desktop and under the server.
import { globSync } from 'node:fs';
import path from 'node:path';
import { runMocha } from '../../runMocha.ts';
import { showConsole } from './showConsole.ts';

const TIMEOUT_MS = 30_000;

/** A rejection is how VS Code is told that tests failed. */
export async function run(): Promise<void> {
  const resultsFile = process.env['TRACER_TEST_RESULTS'];
  if (resultsFile === undefined) throw new Error('Start the host tests with `node test/run.mjs host`.');
  process.setSourceMapsEnabled(true); // the tests are bundled; their failures are not read in the bundle
  showConsole();
  const files = globSync(path.join(__dirname, '**/*.test.js')).toSorted();
  if (!(await runMocha({ files, timeoutMs: TIMEOUT_MS, resultsFile }))) throw new Error('Not all tests passed.');
}
