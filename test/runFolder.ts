// `node test/runFolder.ts unit`: runs the tests of one folder in this Node, which reads TypeScript as it is.
import { globSync } from 'node:fs';
import path from 'node:path';
import { exitOnSignals } from './host/lifetime.mjs';
import { clearResults, resultsFile } from './results.mjs';
import { runMocha } from './runMocha.ts';

/** For a machine that has other things to do as well. */
const TIMEOUT_MS = 60_000;

const suite = process.argv[2] ?? 'unit';
const folder = path.join(import.meta.dirname, suite);
exitOnSignals();
clearResults(suite);
const isPassed = await runMocha({
  files: globSync(path.join(folder, '**/*.test.ts')).toSorted(),
  timeoutMs: TIMEOUT_MS,
  resultsFile: resultsFile(suite),
});
process.exitCode = isPassed ? 0 : 1;
