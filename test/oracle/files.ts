// Which log files are below the given roots, and when was each born? Follows no link and trusts no name but `.jsonl`.

import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

export interface LogFile {
  readonly path: string;
  /** Path below `projects/`, always with `/`. */
  readonly relativePath: string;
  readonly slug: string;
  readonly bornMs: number;
}

/** A root is a directory that holds `projects/`, or is `projects` itself; the same directory given twice counts once. */
export function listLogFiles(
  roots: readonly string[],
  bornMs: (path: string) => number | undefined = () => undefined,
): LogFile[] {
  const found: LogFile[] = [];
  for (const projects of new Set(roots.map(projectsOf))) {
    for (const entry of readdirSync(projects, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.jsonl')) continue;
      const path = join(entry.parentPath, entry.name);
      const relativePath = relative(projects, path).split(sep).join('/');
      const parts = relativePath.split('/');
      found.push({
        path,
        relativePath,
        slug: parts.length > 1 ? (parts[0] ?? '') : '',
        bornMs: bornMs(path) ?? Math.floor(statSync(path).birthtimeMs),
      });
    }
  }
  return found;
}

/** The session that what is written in a file belongs to; `firstSessionId` is what the file itself says first. */
export function sessionOf(file: LogFile, firstSessionId: string | undefined): string {
  const parts = file.relativePath.split('/');
  if (parts.length > 2) return parts[1] ?? '';
  const stem = basename(file.relativePath, '.jsonl');
  return stem.startsWith('agent-') ? (firstSessionId ?? stem) : stem;
}

function projectsOf(root: string): string {
  const inside = join(root, 'projects');
  return realpathSync(existsSync(inside) ? inside : root);
}
