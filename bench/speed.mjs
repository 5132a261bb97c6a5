#!/usr/bin/env node
// How fast are we, and how much of the machine do we take: beside ccusage, tokscale, ripgrep and a naive reader, and
// against the goals. See README.md.
//
//   npm run bench [-- --preset S|M|L|all] [--runs N] [--only NAMES] [--trees DIR] [--idle SECONDS]
//
// This file only finds a Node that runs TypeScript; bench/speed/main.ts does the work.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { typeScriptNode } from '../test/host/node.mjs';

const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
const main = path.join(import.meta.dirname, 'speed', 'main.ts');
const words = ['--path-node', process.execPath, ...process.argv.slice(2)];
const { status, error } = spawnSync(typeScriptNode(), [...flags, main, ...words], { stdio: 'inherit' });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
