// Runs an extension's tests in the extension host of a VS Code server, with a headless browser as its window.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { inheritedEnvironment, temporaryFolder } from './environment.mjs';
import { prepareProfile } from './profile.mjs';
import { startServer } from './server.mjs';

const RUN_LIMIT_MS = 240_000;
const HOST_EXIT_LIMIT_MS = 5_000;
const LAST_LINES = 60;

/**
 * @typedef {object} TestRun
 * @property {string} extension its folder
 * @property {string} tests a module that exports `run()`
 * @property {string | undefined} folder opened in the window
 * @property {string} userDataDir
 * @property {string} extensionsDir
 */

/**
 * Answers with the exit code: 0 only if the tests passed.
 *
 * @param {TestRun} run
 */
export async function runTestsInServer({ extension, tests, folder, userDataDir, extensionsDir }) {
  const serverDir = temporaryFolder();
  const consoleFile = path.join(serverDir, 'console.txt');
  const profile = { serverDir, userDataDir, extensionsDir };
  writeFileSync(consoleFile, '');
  prepareProfile(profile);
  // Sockets belong with the rest of what is thrown away.
  const env = { ...inheritedEnvironment(), TRACER_TEST_CONSOLE: consoleFile, XDG_RUNTIME_DIR: serverDir };
  const server = await startServer({ profile, env, smokeTestDriver: true });
  try {
    const window = await openWindow();
    const stopFollowing = follow(consoleFile);
    const payload = /** @type {const} */ ([
      ['extensionDevelopmentPath', server.remoteUri(extension)],
      ['extensionTestsPath', server.remoteUri(tests)],
    ]);
    await window.page.goto(server.url({ folder, payload }));
    const reported = await Promise.race([window.exitCode, server.gone, limit(RUN_LIMIT_MS)]);
    const hostExit = await Promise.race([server.hostExit, limit(HOST_EXIT_LIMIT_MS)]);
    stopFollowing();
    await window.page.context().browser()?.close();
    if (reported === 0 && (hostExit === undefined || hostExit.code === '0')) return 0;
    // Tests that failed have said why; anything else has to be looked for in the logs.
    if (statSync(consoleFile).size > 0 && hostExit?.code === '0') return 1;
    console.error(`\nThe window reported ${reported ?? 'nothing'}; its extension host: ${JSON.stringify(hostExit)}`);
    console.error(`--- the window's log\n${window.log.slice(-LAST_LINES).join('\n')}`);
    console.error(`--- the server's log\n${server.output.tail}`);
    return 1;
  } finally {
    await server.stop();
  }
}

/** @param {number} ms */
function limit(ms) {
  return delay(ms, undefined, { ref: false });
}

/** A page that hears what VS Code tells its smoke test driver. */
async function openWindow() {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  /** @type {string[]} */
  const log = [];
  page.on('pageerror', (error) => log.push(String(error.stack)));
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ words) => {
    log.push(`${type}: ${format(...words)}`);
  });
  /** @type {(code: number) => void} */
  let end = () => {};
  /** @type {Promise<number>} */
  const exitCode = new Promise((resolve) => (end = resolve));
  await page.exposeFunction('codeAutomationExit', end);
  page.on('crash', () => end(1));
  return { page, log, exitCode };
}

/**
 * Copies to the terminal what is appended to a file.
 *
 * @param {string} file
 * @returns {() => void} copies what is left, and no more
 */
function follow(file) {
  let copied = 0;
  const copy = () => {
    const text = readFileSync(file).subarray(copied);
    copied += text.length;
    process.stdout.write(text);
  };
  const timer = setInterval(copy, 100);
  return () => {
    clearInterval(timer);
    copy();
  };
}
