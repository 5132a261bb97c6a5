// One running VS Code server on loopback: it serves the workbench to a browser and runs the extension hosts. This file
// starts it, says where it is, and ends it together with everything it started.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit, signalGroup } from './lifetime.mjs';
import { hostNode } from './node.mjs';
import { SERVER } from './profile.mjs';
import { ServerOutput } from './serverOutput.mjs';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

const LISTENING = /Extension host agent listening on (\d+)/;
const HOST_EXIT = /Extension Host Process exited with code: (\w+), signal: (\w+)/;

/**
 * @typedef {object} ServerOptions
 * @property {import('./profile.mjs').Profile} profile
 * @property {NodeJS.ProcessEnv} env what the server, and so every extension, knows of the machine
 * @property {number} [port] any free one if not given
 * @property {string} [token] what an address must carry to be let in; a new one if not given
 * @property {boolean} [smokeTestDriver] Lets an address load an extension and its tests from their folders, which a
 *   built VS Code otherwise ignores. The price: such a workbench shows no notifications.
 * @property {readonly string[]} [nodeOptions] of the server and of the extension hosts, which take over what it was started with
 * @property {boolean} [isTrustAsked] Opens folders in Restricted Mode until somebody trusts them; otherwise all are trusted.
 */

/**
 * Starts a server and waits until it listens.
 *
 * @param {ServerOptions} options
 */
export async function startServer({
  profile,
  env,
  port = 0,
  token = randomUUID(),
  smokeTestDriver = false,
  nodeOptions = [],
  isTrustAsked = false,
}) {
  const places = ['--server-data-dir', profile.serverDir, '--user-data-dir', profile.userDataDir];
  const address = ['--host', '127.0.0.1', '--port', String(port), '--connection-token', token];
  const quiet = ['--accept-server-license-terms', '--telemetry-level', 'off'];
  const trust = isTrustAsked ? [] : ['--disable-workspace-trust'];
  const driver = smokeTestDriver ? ['--enable-smoke-test-driver'] : [];
  const server = spawn(
    hostNode(),
    [
      ...nodeOptions,
      SERVER,
      ...address,
      ...places,
      '--extensions-dir',
      profile.extensionsDir,
      ...quiet,
      ...trust,
      ...driver,
    ],
    {
      env: { ...env, EXTENSIONS_GALLERY: '{}' }, // a marketplace without an address is never asked
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that the extension hosts, terminals and watchers it starts can be ended with it.
      detached: process.platform !== 'win32',
    },
  );
  const output = new ServerOutput([server.stdout, server.stderr], path.join(profile.serverDir, 'server.log'));
  const running = new VSCodeServer(server, output, token);
  const listening = await Promise.race([
    output.match(LISTENING),
    running.gone,
    delay(START_LIMIT_MS, undefined, { ref: false }),
  ]);
  if (!Array.isArray(listening)) {
    await running.stop();
    throw new Error(`The VS Code server did not start.\n${output.tail}`);
  }
  running.authority = `127.0.0.1:${listening[1]}`;
  return running;
}

export class VSCodeServer {
  /** Host and port. */
  authority = '';
  #process;
  #release;

  /**
   * @param {import('node:child_process').ChildProcess} server
   * @param {ServerOutput} output
   * @param {string} token
   */
  constructor(server, output, token) {
    this.#process = server;
    this.output = output;
    this.token = token;
    /** How the first extension host ended. A killed one is reported to the workbench as a success: only this knows. */
    this.hostExit = output.match(HOST_EXIT).then(([, code, signal]) => ({ code, signal }));
    /** Settles when the server is gone, for whatever reason. */
    this.gone = once(server, 'exit').then(() => undefined);
    this.#release = atExit(() => signalGroup(server, 'SIGKILL'));
  }

  /**
   * The address of the workbench, with no folder open unless one is given.
   *
   * @param {{ folder?: string | undefined, payload?: readonly (readonly [string, string])[] }} [content]
   */
  url({ folder, payload } = {}) {
    const url = new URL(`http://${this.authority}/`);
    url.searchParams.set('tkn', this.token);
    if (folder === undefined) url.searchParams.set('ew', 'true');
    else url.searchParams.set('folder', path.resolve(folder));
    if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(payload));
    return url.href;
  }

  /**
   * A file of this machine as the workbench names it.
   *
   * @param {string} file
   */
  remoteUri(file) {
    return `vscode-remote://${this.authority}${path.resolve(file)}`;
  }

  /** Asks the server to end, then sees to it that nothing of it is left. */
  async stop() {
    signalGroup(this.#process, 'SIGTERM');
    await Promise.race([this.gone, delay(STOP_LIMIT_MS, undefined, { ref: false })]);
    signalGroup(this.#process, 'SIGKILL');
    await this.gone;
    this.#release();
  }
}
