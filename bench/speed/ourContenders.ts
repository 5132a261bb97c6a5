// Ours: with which words we run, and how what we print or keep is held to the truth.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseTracerCache } from '../../src/core/store/parseTracerCache.ts';
import type { Bench } from './bench.ts';
import type { NodeVersion } from './nodes.ts';
import type { Contender } from './series.ts';
import { judgeDays, judgeTotal, type Tokens } from './totals.ts';
import type { BenchTree } from './trees.ts';

export const environmentOf = ({ home }: BenchTree): Record<string, string> => ({
  HOME: home,
  CLAUDE_CONFIG_DIR: path.join(home, '.claude'),
});

export const ourName = ({ name }: NodeVersion): string => `ours, ${name}`;

/** The command line. `options` come on top of the question that all are asked. */
export function ours(
  bench: Bench,
  tree: BenchTree,
  node: NodeVersion,
  name = ourName(node),
  ...options: string[]
): Contender {
  return {
    ...{ name, isOurs: true, environment: environmentOf(tree) },
    words: [node.path, bench.cli, 'daily', '--json', '--timezone', 'UTC', ...options],
    judge: (output) => judgeDays(output, tree.truth),
  };
}

/** The worker of the extension, from its start until every view has been told, what it learnt has been kept, and it has ended. */
export function ourWorker(bench: Bench, tree: BenchTree, node: NodeVersion, name: string, storage: string): Contender {
  return {
    ...{ name, isOurs: true, environment: environmentOf(tree) },
    words: [node.path, bench.drivers.once, bench.worker, tree.home, storage],
    judge: () => judgeTotal(sessionsTotal(storage), tree.truth),
  };
}

/** Forgets what the worker learnt the last time. */
export function emptied(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** tracer-cache.json tells of every session. */
function sessionsTotal(storage: string): Tokens {
  const cache = parseTracerCache(readFileSync(path.join(storage, 'tracer-cache.json'), 'utf8'));
  if (!cache.ok) throw new Error(cache.error);
  const sum = { input: 0, output: 0, cacheWrite: 0, cacheRead: 0 };
  for (const { sessions } of cache.value.projects.values()) {
    for (const session of sessions.values()) {
      sum.input += session.input_tokens;
      sum.output += session.output_tokens;
      sum.cacheWrite += session.cache_creation_input_tokens;
      sum.cacheRead += session.cache_read_input_tokens;
    }
  }
  return sum;
}
