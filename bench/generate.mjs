#!/usr/bin/env node
// Writes a tree of Claude Code logs and the truth about it, the same for the same seed. See README.md.
//
//   node bench/generate.mjs --preset demo|S|M|L --out DIR [--seed N] [--now ISO]
//   node bench/generate.mjs --append DIR [--lines N] [--now ISO]

import { parseArgs } from 'node:util';
import { appendTurns } from './generate/append.mjs';
import { presets, writeBulkTree } from './generate/bulkTree.mjs';
import { writeDemoTree } from './generate/demoTree.mjs';
import { Tree } from './generate/tree.mjs';

/** Bulk trees are the same tomorrow; the demo has to be of today. */
const bulkNow = '2026-11-20T18:00:00.000Z';

const { values } = parseArgs({
  options: {
    preset: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    now: { type: 'string' },
    append: { type: 'string' },
    lines: { type: 'string', default: '1' },
  },
});

if (values.append !== undefined) {
  console.log(JSON.stringify(appendTurns(values.append, { lines: Number(values.lines), nowMs: msOf(values.now) })));
} else if (values.out !== undefined && (values.preset === 'demo' || values.preset in presets)) {
  const preset = values.preset;
  const seed = Number(values.seed);
  const nowMs = msOf(values.now ?? (preset === 'demo' ? undefined : bulkNow));
  const tree = new Tree(values.out, { seed, nowMs });
  if (preset === 'demo') writeDemoTree(tree);
  else writeBulkTree(tree, presets[preset]);
  tree.writeTruth({ preset, seed, now: new Date(nowMs).toISOString() });
  console.log(`${tree.books.files} files, ${(tree.books.bytes / 2 ** 20).toFixed(1)} MiB in ${tree.projects}`);
} else {
  console.error(
    'usage: generate.mjs --preset demo|S|M|L --out DIR [--seed N] [--now ISO] | --append DIR [--lines N] [--now ISO]',
  );
  process.exitCode = 2;
}

function msOf(iso) {
  const ms = iso === undefined ? Date.now() : Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`not a time: ${iso}`);
  return ms;
}
