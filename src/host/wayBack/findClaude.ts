import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Where Claude Code's executable is, or why it is not known. */
export type ClaudeSearch =
  | { readonly kind: 'found'; readonly file: string }
  | { readonly kind: 'missing' }
  /** The setting names something that is not there or cannot be run. */
  | { readonly kind: 'wrong-setting' };

export interface ClaudePlaces {
  /** Setting `claudeTracer.claude.path`; empty where the user left it to us. */
  readonly configured: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** Finds `claude` where the setting says, else on the PATH, else where its installers put it. */
export function findClaude({ configured, home, env, platform }: ClaudePlaces): ClaudeSearch {
  const named = configured.trim();
  if (named !== '') {
    const file = named.startsWith('~/') || named.startsWith('~\\') ? path.join(home, named.slice(2)) : named;
    return path.isAbsolute(file) && canRun(file) ? { kind: 'found', file } : { kind: 'wrong-setting' };
  }
  const isWindows = platform === 'win32';
  const names = isWindows ? ['claude.exe', 'claude.cmd'] : ['claude'];
  const onPath = (env['PATH'] ?? env['Path'] ?? '').split(isWindows ? ';' : ':');
  const installed = [path.join(home, '.local/bin'), path.join(home, '.claude/local')];
  for (const folder of [...onPath, ...installed]) {
    // A relative entry means a folder of whoever asks: it could be the workspace's.
    if (!path.isAbsolute(folder)) continue;
    const file = names.map((name) => path.join(folder, name)).find(canRun);
    if (file !== undefined) return { kind: 'found', file };
  }
  return { kind: 'missing' };
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
