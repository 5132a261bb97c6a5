// Where one VS Code keeps its state, and the settings it starts with.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostNode } from './node.mjs';
import { CODE } from './paths.mjs';

/** The entry of VS Code's server, which is also its command line. */
export const SERVER = path.join(CODE, 'out/server-main.js');

/** Nothing that moves, asks, greets or goes to the network by itself. */
const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} Profile
 * @property {string} serverDir logs and caches of the server
 * @property {string} userDataDir settings and what extensions store
 * @property {string} extensionsDir installed extensions
 */

/**
 * The profile kept in a folder.
 *
 * @param {string} folder
 * @returns {Profile}
 */
export function profileIn(folder) {
  return {
    serverDir: path.join(folder, 'server'),
    userDataDir: path.join(folder, 'user'),
    extensionsDir: path.join(folder, 'extensions'),
  };
}

/**
 * Makes the profile's folders, and its settings unless somebody has made them before.
 *
 * @param {Profile} profile
 * @param {Readonly<Record<string, unknown>>} [settings] added to the quiet ones
 */
export function prepareProfile(profile, settings = {}) {
  const file = path.join(profile.userDataDir, 'User/settings.json');
  for (const folder of [profile.serverDir, profile.extensionsDir, path.dirname(file)]) {
    mkdirSync(folder, { recursive: true });
  }
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2)}\n`);
}

/**
 * Installs a packaged extension as a user would, replacing the version that is there.
 *
 * @param {Profile} profile
 * @param {string} vsix
 * @param {NodeJS.ProcessEnv} env
 */
export function installVsix(profile, vsix, env) {
  const places = ['--server-data-dir', profile.serverDir, '--extensions-dir', profile.extensionsDir];
  const task = ['--accept-server-license-terms', '--install-extension', vsix, '--force'];
  execFileSync(hostNode(), [SERVER, ...places, ...task], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
