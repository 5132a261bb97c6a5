#!/usr/bin/env node
// ccusage and ours over the same logs, and every token and dollar between them put down to a rule. See README.md.
//
//   npm run compare [-- DIR | --preset S|M [--seed N] | --corpus] [--all] [--write] [--probe]
//
// This file only finds a Node that runs TypeScript; bench/compare/main.ts does the work.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { typeScriptNode } from '../test/host/node.mjs';

const flags = [
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  '--disable-warning=ExperimentalWarning',
  '--max-old-space-size=6000',
];
const main = path.join(import.meta.dirname, 'compare', 'main.ts');
const { status, error } = spawnSync(typeScriptNode(), [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
