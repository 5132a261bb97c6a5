// Where things are: the repository, its package, and the parts of the installed test host.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, which is also the extension as VS Code sees it while it is being developed. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The sources of the test host: what is to be installed, and the programs that use it. */
export const HOST_SOURCE = path.join(ROOT, 'test/host');

/** The installed test host, 1.1 GB, ignored by git. */
export const HOST = path.join(HOST_SOURCE, '.host');

/** VS Code's server as code-server ships it; code-server's own web layer is not used. */
export const CODE = path.join(HOST, 'node_modules/code-server/lib/vscode');

/** Chromium with its libraries and fonts, unpacked. */
export const CHROMIUM = path.join(HOST, 'chromium');

/** @type {{ name: string, publisher: string, version: string, displayName: string }} */
export const MANIFEST = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

export const EXTENSION_ID = `${MANIFEST.publisher}.${MANIFEST.name}`;

/** The package as `npm run package` writes it. */
export const VSIX = path.join(ROOT, `${MANIFEST.name}-${MANIFEST.version}.vsix`);
