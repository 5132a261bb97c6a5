#!/usr/bin/env node
// Stands in for the desktop's `code` where that cannot be downloaded: it takes what @vscode/test-electron passes to run
// an extension's tests, runs them in the VS Code server with a headless browser, and exits as `code` would.
import { parseArgs } from 'node:util';
import { exitOnSignals } from './lifetime.mjs';
import { runTestsInServer } from './runTestsInServer.mjs';

const { values, positionals } = parseArgs({
  strict: false, // the desktop's other switches, such as --no-sandbox, mean nothing here
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

exitOnSignals();
process.exitCode = await runTestsInServer({
  extension: String(values.extensionDevelopmentPath),
  tests: String(values.extensionTestsPath),
  folder: positionals[0],
  userDataDir: String(values['user-data-dir']),
  extensionsDir: String(values['extensions-dir']),
});
