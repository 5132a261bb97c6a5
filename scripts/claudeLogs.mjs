// Does this machine hold logs of Claude Code? Asked before a start, to know whether there will be anything to see.
import { opendir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** Looks where the extension will look; see src/core/discover. */
export async function hasClaudeLogs() {
  for (const folder of configFolders()) {
    if (await hasLog(path.join(folder, 'projects'))) return true;
  }
  return false;
}

/** CLAUDE_CONFIG_DIR, one folder or several, replaces the two usual ones. */
function configFolders() {
  const { CLAUDE_CONFIG_DIR: configured, XDG_CONFIG_HOME: config } = process.env;
  const folders = (configured ?? '').split(',').map((folder) => folder.trim());
  const chosen = folders.filter((folder) => folder !== '');
  if (chosen.length > 0) return chosen;
  return [path.join(homedir(), '.claude'), path.join(config || path.join(homedir(), '.config'), 'claude')];
}

/** @param {string} folder */
async function hasLog(folder) {
  try {
    for await (const entry of await opendir(folder, { recursive: true })) {
      if (entry.name.endsWith('.jsonl')) return true;
    }
    return false;
  } catch {
    return false; // what cannot be read, because it is not there or not ours, holds nothing to show
  }
}
