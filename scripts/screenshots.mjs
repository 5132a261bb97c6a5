// `npm run screenshots`: takes the README's pictures anew, into docs/screenshots, from npm packages alone.
//
// This file only finds a Node that runs TypeScript; test/screenshots/takeScreenshots.ts does the work.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { typeScriptNode } from '../test/host/node.mjs';
import { HOST_SOURCE, ROOT } from '../test/host/paths.mjs';
import { runScript } from './runScript.mjs';

runScript(path.join(HOST_SOURCE, 'install.mjs'));
runScript(path.join(ROOT, 'scripts/package.mjs'));
const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
const script = path.join(ROOT, 'test/screenshots/takeScreenshots.ts');
const { status, error } = spawnSync(typeScriptNode(), [...flags, script], { stdio: 'inherit' });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
