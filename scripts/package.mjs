// `npm run package`: writes the extension as a VSIX, built for production by the manifest's `vscode:prepublish`.
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { VSIX } from '../test/host/paths.mjs';
import { runScript } from './runScript.mjs';

/** Everyone who installs the extension downloads all of it; more than this means that something strayed into it. */
const SIZE_LIMIT_BYTES = 1_000_000;

const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
runScript(vsce, [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  VSIX,
]);

const sizeBytes = statSync(VSIX).size;
if (sizeBytes > SIZE_LIMIT_BYTES) {
  console.error(`The package has ${sizeBytes} bytes, more than the ${SIZE_LIMIT_BYTES} it may have.`);
  process.exitCode = 1;
}
