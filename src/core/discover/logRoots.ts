import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '../model/fault.ts';
import type { LogRoot } from '../model/logFile.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';

/** What decides where logs are looked for. */
export interface RootSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Setting `claudeTracer.logs.extraFolders`. */
  readonly extraFolders: readonly string[];
}

/** A folder that was looked at. Without a `root` there are no logs in it, or (`fault`) it could not be told. */
export interface LookedAt {
  readonly folder: string;
  readonly root: LogRoot | undefined;
  readonly fault: Fault | undefined;
}

/**
 * Every place where Claude Code may keep its logs, in order, each existing one once (by real path: `~/.config/claude` is
 * often a link to `~/.claude`). `CLAUDE_CONFIG_DIR`, when set, replaces the defaults, as it does for Claude Code.
 */
export function findLogRoots(sources: RootSources): LookedAt[] {
  const seen = new Set<string>();
  return candidates(sources).map(({ folder, origin }) => {
    const projects = projectsFolder(folder);
    if (!projects.ok) return { folder, root: undefined, fault: projects.error };
    if (projects.value === undefined || seen.has(projects.value)) return { folder, root: undefined, fault: undefined };
    seen.add(projects.value);
    return { folder, root: { path: projects.value, origin }, fault: undefined };
  });
}

/** The configuration directories of what was looked at, whether or not they are there; a setting may name one or its `projects`. */
export function configFoldersOf(lookedAt: readonly Pick<LookedAt, 'folder'>[]): readonly string[] {
  const folders = lookedAt.flatMap(({ folder }) =>
    path.basename(folder) === 'projects' ? [folder, path.dirname(folder)] : [folder],
  );
  return folders.filter((folder) => !isForeignNetworkPath(folder));
}

/** Does a log belong to one of these folders, whether or not they are there now? */
export function isBelow(lookedAt: readonly LookedAt[], file: string): boolean {
  return lookedAt.some(({ folder, root }) => file.startsWith(`${root?.path ?? folder.replaceAll('\\', '/')}/`));
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
  if (!configured.includes(',') || existsSync(expand(configured))) return [expand(configured)];
  return configured
    .split(',')
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '')
    .map(expand);
}

/** The real path of a config directory's `projects`, or of `folder` itself where it is one; undefined where there is none. */
function projectsFolder(folder: string): Result<string | undefined, Fault> {
  if (isForeignNetworkPath(folder)) return ok(undefined);
  const candidatePaths = [path.join(folder, 'projects'), ...(path.basename(folder) === 'projects' ? [folder] : [])];
  try {
    const found = candidatePaths.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isDirectory());
    return ok(found && realpathSync(found).replaceAll(path.sep, '/'));
  } catch (error) {
    const fault = faultOf(error, folder);
    return fault.kind === 'vanished' ? ok(undefined) : failed(fault);
  }
}

/**
 * Windows sends credentials to whatever host a network path names, even for a stat: only WSL's own are looked at.
 * https://github.com/advisories/GHSA-mmfh-4pv3-39hr
 */
function isForeignNetworkPath(folder: string): boolean {
  return /^[\\/]{2}/.test(folder) && !/^[\\/]{2}wsl(\.localhost|\$)[\\/]/i.test(folder);
}
