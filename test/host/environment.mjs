// What the processes of VS Code may know of the machine they run on.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from './lifetime.mjs';

/** Editors, debuggers and npm speak to their own children through these; a second VS Code must not overhear. */
const NOT_INHERITED = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/;

/** The environment of this process, without what was meant for this process alone. */
export function inheritedEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)));
}

/**
 * The home of a user who never was: no log, setting or cache of the real one can be read or written.
 * `undefined` takes a variable out of the environment.
 *
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
export function privateHome(home) {
  const temporary = path.join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    TMPDIR: temporary,
    CLAUDE_CONFIG_DIR: undefined,
  };
}

/** A new folder, gone with this process. Its name is short because the paths of Unix sockets, which lie below it, must be. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cct-'));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
