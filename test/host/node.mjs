// Which Node runs what. VS Code's server and native TypeScript both need a newer one than the repository asks for.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { HOST } from './paths.mjs';

/** Node runs TypeScript without a flag from here on; VS Code 1.139's server needs 22.15. */
const OLDEST = { major: 22, minor: 18 };

/** True if the Node running this file is new enough for the tests, so that nothing has to be installed for them. */
export function thisNodeRunsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/** The Node that came with the test host; this process's own where npm has none for the machine. */
export function hostNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = path.join(HOST, 'node_modules', `node-${platform}-${process.arch}`, 'bin', binary);
  if (existsSync(pinned)) return pinned;
  if (thisNodeRunsTypeScript()) return process.execPath;
  throw new Error(
    `npm has no Node 24 for ${platform}-${process.arch}: run this with Node ${OLDEST.major}.${OLDEST.minor} or later ` +
      `(this is ${process.versions.node}).`,
  );
}

/** The Node for tests written in TypeScript: this one if it can, else the test host's. */
export function typeScriptNode() {
  return thisNodeRunsTypeScript() ? process.execPath : hostNode();
}
