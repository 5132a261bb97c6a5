// `npm run package`: writes the extension as a VSIX, built for production by the manifest's `vscode:prepublish`.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { statSync } from 'node:fs';
import { ROOT, VSIX } from '../test/host/paths.mjs';

/** Everyone who installs the extension downloads all of it; more than this means that something strayed into it. */
const SIZE_LIMIT_BYTES = 1_000_000;

const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', VSIX], {
  cwd: ROOT,
  stdio: 'inherit',
});

const sizeBytes = statSync(VSIX).size;
if (sizeBytes > SIZE_LIMIT_BYTES) {
  console.error(`The package has ${sizeBytes} bytes, more than the ${SIZE_LIMIT_BYTES} it may have.`);
  process.exitCode = 1;
}
