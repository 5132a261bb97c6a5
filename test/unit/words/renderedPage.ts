import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * A module with JSX in it, which Node cannot read, as a module that it can. It shares `@vscode/l10n` and preact with the test,
 * so it must stand where their packages are found.
 */
export async function loadJsx<Module>(source: string): Promise<Module> {
  const outfile = path.join(root, 'out/test/words', `${source.replaceAll(/[/.]/g, '-')}-${process.pid}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await esbuild.build({
    entryPoints: [path.join(root, source)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'empty' },
    logLevel: 'warning',
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}
