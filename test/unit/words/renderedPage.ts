import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Modules with JSX in them, which Node cannot read, as one that it can. It shares `@vscode/l10n` and preact with the test,
 * so it must stand where their packages are found.
 */
export async function loadJsx<Module>(...sources: readonly string[]): Promise<Module> {
  const outfile = path.join(root, 'out/test/words', `${sources[0]!.replaceAll(/[/.]/g, '-')}-${process.pid}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await esbuild.build({
    stdin: { contents: sources.map((source) => `export * from './${source}';`).join('\n'), resolveDir: root },
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
