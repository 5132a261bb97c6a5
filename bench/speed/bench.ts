import { mkdirSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { type NodeVersion, nodeVersions } from './nodes.ts';
import type { Options } from './options.ts';
import { type BenchTree, type TreeName, treeNamed } from './trees.ts';

/** What every measurement needs. */
export interface Bench {
  readonly options: Options;
  /** Scratch, below out/. */
  readonly folder: string;
  /** Newest first. */
  readonly nodes: readonly NodeVersion[];
  readonly cli: string;
  readonly worker: string;
  /** Programs of ours that drive the worker and the store, built for every Node. */
  readonly drivers: {
    readonly once: string;
    readonly live: string;
    readonly known: string;
    readonly dashboard: string;
  };
  tree(name: TreeName): BenchTree;
}

export async function setUp(root: string, options: Options): Promise<Bench> {
  const folder = path.join(root, 'out/bench');
  mkdirSync(folder, { recursive: true });
  return {
    options,
    folder,
    nodes: nodeVersions(options.pathNode),
    cli: path.join(root, 'dist/cli.js'),
    worker: path.join(root, 'dist/worker.js'),
    drivers: await buildDrivers(path.join(folder, 'drivers')),
    tree: (name) => treeNamed(name, options.treesFolder),
  };
}

async function buildDrivers(outdir: string): Promise<Bench['drivers']> {
  const sources = path.join(import.meta.dirname, 'driver');
  await esbuild.build({
    ...{
      entryPoints: ['once', 'live', 'known', 'dashboard'].map((name) => path.join(sources, `${name}.ts`)),
      outdir,
      bundle: true,
    },
    ...{ platform: 'node', format: 'cjs', target: 'node20.19', outExtension: { '.js': '.cjs' }, logLevel: 'warning' },
  });
  const built = (name: string): string => path.join(outdir, `${name}.cjs`);
  return { once: built('once'), live: built('live'), known: built('known'), dashboard: built('dashboard') };
}
