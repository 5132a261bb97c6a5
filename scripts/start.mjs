// `npm start`: a real VS Code with the extension installed, in a browser, from npm packages alone. It reads the logs of
// whoever starts it. `--port N` chooses the port, `--folder DIR` opens a folder, `--open` opens the browser as well.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { firstSignal, npmGone } from '../test/host/lifetime.mjs';
import { HOST_SOURCE, MANIFEST, VSIX } from '../test/host/paths.mjs';
import { installVsix } from '../test/host/profile.mjs';
import { startServer } from '../test/host/server.mjs';
import { choosePort } from './port.mjs';
import { prepareLaunch } from './prepareLaunch.mjs';
import { runScript } from './runScript.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string' }, folder: { type: 'string' }, open: { type: 'boolean', default: false } },
});

const port = await choosePort(values.port).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exit(1);
});
runScript(path.join(HOST_SOURCE, 'install.mjs'));
const { folder, profile, env } = await prepareLaunch('start');
installVsix(profile, VSIX, env);
const interrupted = Promise.race([firstSignal(), npmGone()]);
const server = await startServer({ profile, env, port, token: lastingToken(path.join(folder, 'token')) });
const address = server.url({ folder: values.folder });
console.log(`\nVS Code with ${MANIFEST.name} ${MANIFEST.version}, until Ctrl-C:\n\n  ${address}\n`);
if (values.open) openBrowser(address);
const isWanted = await Promise.race([interrupted.then(() => true), server.gone.then(() => false)]);
if (!isWanted) {
  console.error(`The VS Code server ended by itself.\n${server.output.tail}`);
  process.exitCode = 1;
}
await server.stop();

/**
 * The secret in the address, kept so that a tab from the last start can be reloaded.
 *
 * @param {string} file
 */
function lastingToken(file) {
  if (!existsSync(file)) writeFileSync(file, randomUUID(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/**
 * Where there is a display; elsewhere, such as over ssh, the printed address has to do.
 *
 * @param {string} url
 */
function openBrowser(url) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return;
  const commands = new Map([
    ['darwin', 'open'],
    ['win32', 'explorer'],
  ]);
  spawn(commands.get(process.platform) ?? 'xdg-open', [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
