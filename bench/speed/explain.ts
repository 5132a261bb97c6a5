// Every token that ccusage counts otherwise, put down to a rule by ../compare, before its time is compared with ours.
// Reading a tree twice and naively takes minutes, and what ccusage makes of a tree does not change: it is remembered.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { ccusageVersion } from '../compare/ccusage.ts';
import type { BenchTree } from './trees.ts';

export interface Explanation {
  /** Days on which something is left that no rule explains. */
  readonly unexplainedDays: number;
  readonly rules: readonly string[];
}

const compareFolder = path.join(import.meta.dirname, '../compare');

/** Why ccusage's report of that tree is not the truth. `folder` is where it is remembered. */
export function explainCcusage({ name, home }: BenchTree, folder: string): Explanation {
  const file = path.join(folder, `ccusage-${name}-${keyOf(home)}.json`);
  if (!existsSync(file)) {
    console.error(`explaining what ccusage says about ${name}, once`);
    const megabytes = Math.floor((totalmem() / 2 ** 20) * 0.6);
    const words = [`--max-old-space-size=${megabytes}`, path.join(import.meta.dirname, 'explainTree.ts'), home];
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const json = execFileSync(process.execPath, words, { encoding: 'utf8', stdio });
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, json);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Explanation;
}

function keyOf(home: string): string {
  const hash = createHash('sha256').update(ccusageVersion);
  for (const file of globSync('*.ts', { cwd: compareFolder }).toSorted())
    hash.update(readFileSync(path.join(compareFolder, file)));
  return hash
    .update(readFileSync(path.join(home, 'truth.json')))
    .digest('hex')
    .slice(0, 12);
}
