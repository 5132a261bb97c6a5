import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Bench } from './bench.ts';
import type { Life, LivePlan } from './driver/live.ts';
import type { Answered } from './driver/dashboard.ts';
import type { Known } from './driver/known.ts';
import type { NodeVersion } from './nodes.ts';
import { environmentOf } from './ourContenders.ts';
import type { BenchTree } from './trees.ts';

const run = promisify(execFile);

/** Lets the worker live over a tree, and tells what it took. */
export async function liveOver(
  bench: Bench,
  tree: BenchTree,
  node: NodeVersion,
  plan: Pick<LivePlan, 'storage' | 'sweeps' | 'idleSeconds' | 'appends'>,
): Promise<Life> {
  const whole: LivePlan = { ...plan, worker: bench.worker, home: tree.home };
  return JSON.parse(await said(tree, node, [bench.drivers.live, JSON.stringify(whole)])) as Life;
}

/** A process of its own that finds everything in the store, and looks around so many times. */
export async function knownOver(
  bench: Bench,
  tree: BenchTree,
  node: NodeVersion,
  storage: string,
  sweeps: number,
): Promise<Known> {
  return JSON.parse(await said(tree, node, [bench.drivers.known, storage, tree.home, String(sweeps)])) as Known;
}

/** A process of its own that finds everything in the store, and answers the dashboard's questions. */
export async function answeredOver(
  bench: Bench,
  tree: BenchTree,
  node: NodeVersion,
  storage: string,
  rounds: number,
): Promise<Answered> {
  return JSON.parse(await said(tree, node, [bench.drivers.dashboard, storage, tree.home, String(rounds)])) as Answered;
}

async function said(tree: BenchTree, node: NodeVersion, words: readonly string[]): Promise<string> {
  const { stdout } = await run(node.path, words, {
    env: { ...process.env, ...environmentOf(tree) },
    maxBuffer: 2 ** 26,
  });
  return stdout;
}
