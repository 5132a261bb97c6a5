// The trees of logs to compare over, each made anew below out/compare.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listLogFiles } from '../../test/oracle/files.ts';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'out/compare');
const corpus = join(root, '../shared/corpus');

export interface NamedTree {
  readonly name: string;
  /** A directory with `.claude/projects` in it. */
  readonly home: string;
}

export function generatedTree(preset: string, seed: number): NamedTree {
  const home = join(out, `${preset}${seed}`);
  const words = ['bench/generate.mjs', '--preset', preset, '--seed', String(seed), '--out', home];
  execFileSync(process.execPath, words, { cwd: root, stdio: 'ignore' });
  return { name: `preset ${preset}, seed ${seed}`, home };
}

/** All repositories of real logs as if one person had them; undefined where they are not on this machine. */
export function corpusTree(): NamedTree | undefined {
  if (!existsSync(corpus)) return undefined;
  const home = join(out, 'corpus');
  rmSync(home, { recursive: true, force: true });
  const repositories = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of repositories.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const { path, relativePath } of listLogFiles([join(corpus, name)])) {
      const target = join(home, '.claude/projects', relativePath);
      if (existsSync(target)) throw new Error(`two repositories have ${relativePath}: ${relative(corpus, path)}`);
      cpSync(path, target, { recursive: true });
    }
  }
  return { name: 'corpus', home };
}

/** A home, a configuration directory or `projects` itself; the two latter are shown to both programs through a link-free copy. */
export function givenTree(directory: string): NamedTree {
  if (existsSync(join(directory, '.claude/projects'))) return { name: directory, home: directory };
  const projects = existsSync(join(directory, 'projects')) ? join(directory, 'projects') : directory;
  const home = join(out, 'given');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, '.claude'), { recursive: true });
  cpSync(projects, join(home, '.claude/projects'), { recursive: true });
  return { name: directory, home };
}
