import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LogRoot } from '../model/logFile.ts';

/** What decides where logs are looked for. */
export interface RootSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Setting `claudeTracer.logs.extraFolders`. */
  readonly extraFolders: readonly string[];
}

/** A folder that was looked at; `root` is undefined when it has no logs folder. */
export interface LookedAt {
  readonly folder: string;
  readonly root: LogRoot | undefined;
}

/**
 * Every place where Claude Code may keep its logs, in order, each existing one once (by real path: `~/.config/claude` is
 * often a link to `~/.claude`). `CLAUDE_CONFIG_DIR`, when set, replaces the defaults, as it does for Claude Code.
 */
export function findLogRoots(sources: RootSources): LookedAt[] {
  const seen = new Set<string>();
  return candidates(sources).map(({ folder, origin }) => {
    const projects = projectsFolder(folder);
    if (projects === undefined || seen.has(projects)) return { folder, root: undefined };
    seen.add(projects);
    return { folder, root: { path: projects, origin } };
  });
}

interface Candidate {
  readonly folder: string;
  readonly origin: LogRoot['origin'];
}

function candidates({ env, home, extraFolders }: RootSources): Candidate[] {
  const expand = (folder: string): string =>
    path.resolve(folder === '~' || folder.startsWith('~/') ? home + folder.slice(1) : folder);
  const extra = extraFolders.filter((folder) => folder.trim() !== '').map((folder) => expand(folder.trim()));
  const configured = env['CLAUDE_CONFIG_DIR']?.trim();
  const usual: Candidate[] = configured
    ? configuredFolders(configured, expand).map((folder) => ({ folder, origin: 'env' }))
    : [
        { folder: path.join(home, '.claude'), origin: 'home' },
        { folder: path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'claude'), origin: 'xdg' },
      ];
  return [...usual, ...extra.map((folder) => ({ folder, origin: 'setting' }) as const)];
}

/** Claude Code reads the variable as one path; the comma list is ccusage's custom. A folder that exists under the whole text wins. */
function configuredFolders(configured: string, expand: (folder: string) => string): string[] {
  if (!configured.includes(',') || isDirectory(expand(configured))) return [expand(configured)];
  return configured
    .split(',')
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '')
    .map(expand);
}

/** The real path of a config directory's `projects`, or of `folder` itself where it is one. */
function projectsFolder(folder: string): string | undefined {
  for (const candidate of path.basename(folder) === 'projects' ? [path.join(folder, 'projects'), folder] : [path.join(folder, 'projects')]) {
    if (isDirectory(candidate)) return realpathSync(candidate).replaceAll(path.sep, '/');
  }
  return undefined;
}

/** A network path would make Windows send credentials to it: not even looked at. https://github.com/advisories/GHSA-mmfh-4pv3-39hr */
const isNetworkPath = (folder: string): boolean => /^[\\/]{2}/.test(folder);

function isDirectory(folder: string): boolean {
  if (isNetworkPath(folder) && !/^[\\/]{2}wsl(\.localhost|\$)[\\/]/i.test(folder)) return false;
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
