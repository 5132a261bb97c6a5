// Builds what runs: the extension, its worker, the walker, the command line, the pages; with --tests, the host tests as well.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { buildWalker } from './scripts/buildWalker.mjs';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.mjs';

const isProduction = process.argv.includes('--production');
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  sourcemap: isProduction ? false : 'linked',
  minify: isProduction,
  // The store tells who wrote it; stacks in the log keep their function names.
  keepNames: false,
  define: { __GENERATOR__: JSON.stringify({ name, version }) },
  logLevel: 'warning',
};

/** @type {esbuild.BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20.19' };

/** What markdown-it would bring and nobody here uses: together a third of the transcript's page. */
const leftOut = {
  entities: './src/webview/transcript/text/leftOut/entities.ts',
  mdurl: './src/webview/transcript/text/leftOut/mdurl.ts',
  'linkify-it': './src/webview/transcript/text/leftOut/linkifyIt.ts',
};

const builds = [
  // Only here is `vscode` external: an import of it in the worker or the command line fails the build.
  { ...node, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  {
    ...node,
    entryPoints: {
      worker: 'src/worker/worker.ts',
      handThread: 'src/core/refresh/handThread.ts',
      searchThread: 'src/core/search/searchThread.ts',
    },
    outdir: 'dist',
    alias: leftOut,
  },
  { ...node, entryPoints: { cli: 'src/cli.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
  {
    ...common,
    entryPoints: { dashboard: 'src/webview/dashboard/main.tsx', transcript: 'src/webview/transcript/main.tsx' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: leftOut,
  },
];

if (process.argv.includes('--tests')) {
  const suite = 'test/host/suite';
  // The bundle of a test that is no more would still run.
  rmSync('out/test/host', { recursive: true, force: true });
  const entryPoints = readdirSync(suite)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${suite}/${file}`);
  builds.push({
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints,
    outdir: 'out/test/host',
    external: ['vscode', 'mocha'],
  });
}

await buildWalker('dist/walker.wasm');
const results = await Promise.all(builds.map((build) => esbuild.build({ ...build, metafile: true })));
if (isProduction) {
  writeFileSync('dist/ThirdPartyNotices.txt', thirdPartyNotices(results.map(({ metafile }) => metafile)));
  for (const { metafile } of results) {
    for (const [file, { bytes }] of Object.entries(metafile.outputs))
      console.log(`${file}  ${(bytes / 1024).toFixed(1)} KB`);
  }
}
