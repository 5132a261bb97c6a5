// What comes before a VS Code with the extension in it can be started for a person, in a server or on the desktop:
// the package, a profile that survives, and logs to look at.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inheritedEnvironment } from '../test/host/environment.mjs';
import { EXTENSION_ID, ROOT } from '../test/host/paths.mjs';
import { prepareProfile, profileIn } from '../test/host/profile.mjs';
import { hasClaudeLogs } from './claudeLogs.mjs';
import { runScript } from './runScript.mjs';

const DEMO = path.join(ROOT, 'out/demo');
const GENERATOR = path.join(ROOT, 'bench/generate.mjs');

/**
 * The extension sees the user's own home, and so the user's own logs; VS Code's settings and storage are kept apart in
 * `out`. Where there are no logs, some are made up, with a profile of their own: what was never spent must not be
 * remembered beside what was.
 *
 * @param {string} name of the profile
 */
export async function prepareLaunch(name) {
  runScript(path.join(ROOT, 'scripts/package.mjs'));
  const isDemo = !(await hasClaudeLogs()) && makeDemoLogs();
  const folder = path.join(ROOT, 'out', isDemo ? `${name}-demo` : name);
  const profile = profileIn(folder);
  prepareProfile(profile);
  // Made anew at each start, so that there is a today in them; the figures of the last ones would still be remembered.
  if (isDemo)
    rmSync(path.join(profile.userDataDir, 'User/globalStorage', EXTENSION_ID), { recursive: true, force: true });
  const env = { ...inheritedEnvironment(), ...(isDemo ? { CLAUDE_CONFIG_DIR: path.join(DEMO, '.claude') } : {}) };
  return { folder, profile, env };
}

/** Answers whether there are any now. */
function makeDemoLogs() {
  if (!existsSync(GENERATOR)) {
    console.log(
      'There are no Claude Code logs here, nor bench/generate.mjs to make some: there will be nothing to see.',
    );
    return false;
  }
  rmSync(DEMO, { recursive: true, force: true });
  runScript(GENERATOR, ['--preset', 'demo', '--out', DEMO]);
  console.log('There are no Claude Code logs here, so this shows made-up ones from out/demo.');
  return true;
}
