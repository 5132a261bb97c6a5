// The browser in which the workbench is opened: the test host's own Chromium, or one that is installed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM } from './paths.mjs';

const BUNDLED = path.join(CHROMIUM, 'chromium');

/** Where other systems keep a browser; npm's Chromium is for Linux on x64 only. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** Only loopback can be reached or even resolved: a test cannot come to depend on the network. */
const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-gpu',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--no-sandbox', // root in a container cannot have the sandbox; the only page opened is our own
];

/**
 * A headless browser. CHROMIUM_PATH names another one.
 *
 * @param {{ fonts?: string | undefined }} [options] a configuration of fonts other than the one that came with Chromium
 */
export function launchBrowser({ fonts } = {}) {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen === undefined && existsSync(BUNDLED)) {
    return chromium.launch({ executablePath: BUNDLED, args: ARGUMENTS, env: bundledEnvironment(fonts) });
  }
  const executablePath = chosen ?? INSTALLED.find((file) => existsSync(file));
  if (executablePath === undefined) {
    throw new Error('No browser for the tests: install Chrome or Chromium, or name one in CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/**
 * The libraries and fonts which a machine without a desktop lacks come with the browser.
 *
 * @param {string} [fonts]
 */
function bundledEnvironment(fonts = path.join(CHROMIUM, 'fonts.conf')) {
  return {
    ...process.env,
    LD_LIBRARY_PATH: path.join(CHROMIUM, 'al2023/lib'),
    FONTCONFIG_FILE: fonts,
    XDG_CACHE_HOME: path.join(CHROMIUM, 'cache'),
  };
}
