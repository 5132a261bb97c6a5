// The trees of logs that are measured: made once, kept, and made anew when the generator or their bytes have changed.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tokens } from './totals.ts';

/** Of generate.mjs. */
export const presets = ['S', 'M', 'L'] as const;
export type Preset = (typeof presets)[number];

/** Of makeTree.mjs. */
export type TreeName = Preset | 'giant' | 'files1k' | 'files10k' | 'files100k';

/** truth.json, as far as it is asked. */
export interface Truth {
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  readonly total: Tokens;
  readonly byDay: Readonly<Record<string, Tokens>>;
}

export interface BenchTree {
  readonly name: TreeName;
  /** A directory with `.claude/projects` in it. */
  readonly home: string;
  readonly truth: Truth;
}

const seed = '1';
const benchFolder = path.join(import.meta.dirname, '..');

/** The tree of that name below `folder`. One that lies there without a mark of its maker is taken as it is, if it is whole. */
export function treeNamed(name: TreeName, folder: string): BenchTree {
  const home = path.join(folder, name);
  const mark = path.join(home, 'generator');
  const generator = generatorHash();
  if (!isWhole(home) || (existsSync(mark) && readFileSync(mark, 'utf8') !== generator)) {
    console.error(`making tree ${name} in ${home}`);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    const isPreset = (presets as readonly string[]).includes(name);
    const script = path.join(benchFolder, isPreset ? 'generate.mjs' : 'speed/makeTree.mjs');
    execFileSync(process.execPath, [script, '--preset', name, '--seed', seed, '--out', home], { stdio: 'ignore' });
    if (!isWhole(home)) throw new Error(`the tree in ${home} is not as long as its truth.json says`);
  }
  writeFileSync(mark, generator);
  return { name, home, truth: truthOf(home)! };
}

function truthOf(home: string): Truth | undefined {
  const file = path.join(home, 'truth.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Truth) : undefined;
}

/** Somebody may have been stopped while making it, or while a line was appended to it. */
function isWhole(home: string): boolean {
  const truth = truthOf(home);
  if (truth === undefined) return false;
  const projects = path.join(home, '.claude/projects');
  const logs = readdirSync(projects, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  const bytes = logs.reduce((sum, log) => sum + statSync(path.join(projects, log)).size, 0);
  return logs.length >= truth.files && bytes === truth.bytes;
}

function generatorHash(): string {
  const hash = createHash('sha256');
  const sources = globSync('{generate.mjs,generate/**/*.mjs,speed/makeTree.mjs}', { cwd: benchFolder });
  for (const file of sources.toSorted()) hash.update(readFileSync(path.join(benchFolder, file)));
  return hash.digest('hex');
}
