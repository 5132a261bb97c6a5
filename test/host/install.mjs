// Installs a real VS Code and a browser into .host, once per lockfile, from the npm registry alone: no install script
// runs, nothing is compiled, nothing is asked of the machine but Node and npm.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHROMIUM, CODE, HOST, HOST_SOURCE } from './paths.mjs';

const LOCK = ['package.json', 'package-lock.json'];
const STAMP = path.join(HOST, 'stamp');
const stamp = hashOf([...LOCK, 'install.mjs', 'fonts.conf', 'standIn/spdlog.cjs', 'standIn/nativeWatchdog.cjs']);

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  console.log('Installing the test host: VS Code, Node 24 and Chromium from npm, 1.1 GB, once.');
  rmSync(HOST, { recursive: true, force: true });
  mkdirSync(HOST, { recursive: true });
  for (const file of LOCK) copyFileSync(path.join(HOST_SOURCE, file), path.join(HOST, file));
  await step('packages', () => npmCi(HOST));
  await step("VS Code's modules", installCodeModules);
  await step('stand-ins for two native modules', placeStandIns);
  await step('Chromium', unpackChromium);
  writeFileSync(STAMP, stamp);
}

/** @param {readonly string[]} files */
function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(HOST_SOURCE, file)));
  return hash.digest('hex');
}

/**
 * @param {string} what
 * @param {() => void | Promise<void>} work
 */
async function step(what, work) {
  const startedMs = performance.now();
  await work();
  console.log(`  ${what} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
}

/**
 * @param {string} cwd
 * @param {...string} options
 */
function npmCi(cwd, ...options) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...options], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    // The engines of some packages name a newer Node than runs npm here; it is the host's Node that will run them.
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
}

/**
 * code-server's own install script does this, compiling native modules on the way. The server runs without those.
 * The shrinkwrap lacks one optional peer, which `npm ci` refuses unless peers are taken the old way.
 */
function installCodeModules() {
  npmCi(CODE, '--omit=dev', '--legacy-peer-deps');
}

/** The two native modules which every process of VS Code loads; see the files themselves. */
function placeStandIns() {
  const standIns = { spdlog: 'spdlog.cjs', 'native-watchdog': 'nativeWatchdog.cjs' };
  for (const [name, standIn] of Object.entries(standIns)) {
    const replaced = path.join(CODE, 'node_modules/@vscode', name, 'index.js');
    copyFileSync(path.join(HOST_SOURCE, 'standIn', standIn), replaced);
  }
}

/**
 * The package holds Chromium for Linux on x64; elsewhere the tests use an installed browser (see browser.mjs).
 * Its libraries are unpacked too, for a machine that never had a desktop does not have them.
 */
async function unpackChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const source = path.join(HOST, 'node_modules/@sparticuz/chromium');
  mkdirSync(CHROMIUM, { recursive: true });
  process.env['TMPDIR'] = CHROMIUM; // the package unpacks to nowhere but the temporary folder
  const { inflate } = await import(pathToFileURL(path.join(source, 'build/index.js')).href);
  await Promise.all(readdirSync(path.join(source, 'bin')).map((file) => inflate(path.join(source, 'bin', file))));
  copyFileSync(path.join(HOST_SOURCE, 'fonts.conf'), path.join(CHROMIUM, 'fonts.conf'));
}
