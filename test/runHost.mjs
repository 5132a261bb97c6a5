// Runs test/host/suite inside a real extension host, for a user who never was. By default that is the VS Code server of
// the test host, which needs nothing but the npm registry; with --electron it is the desktop VS Code, downloaded by
// @vscode/test-electron.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { privateHome, temporaryFolder } from './host/environment.mjs';
import { exitOnSignals } from './host/lifetime.mjs';
import { HOST_SOURCE, ROOT } from './host/paths.mjs';
import { clearResults, isGood, readResults, resultsFile } from './results.mjs';

exitOnSignals();
const isElectron = process.argv.includes('--electron');
const temporary = temporaryFolder();
const home = path.join(temporary, 'home');
const workspace = path.join(temporary, 'workspace');
mkdirSync(path.join(home, '.claude/projects'), { recursive: true });
mkdirSync(workspace);
clearResults('host');
try {
  await runTests({
    ...(isElectron ? { version: 'stable' } : { vscodeExecutablePath: path.join(HOST_SOURCE, 'code.mjs') }),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(ROOT, 'out/test/host/index.js'),
    launchArgs: [
      workspace,
      '--disable-extensions',
      `--user-data-dir=${path.join(temporary, 'user')}`,
      `--extensions-dir=${path.join(temporary, 'extensions')}`,
    ],
    extensionTestsEnv: {
      ...privateHome(home),
      TRACER_TEST_RESULTS: resultsFile('host'),
      TRACER_TEST_HOME: home,
    },
  });
  // The exit code alone is no proof: a run that never reached its tests, or found none, ends well too.
  if (!isGood(readResults('host'))) throw new Error('The host tests left no results, or nothing passed.');
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
