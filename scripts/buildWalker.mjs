// Compiles src/core/scan/walker (AssemblyScript) to WebAssembly, which runs wherever VS Code and Node do.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';

const root = path.join(import.meta.dirname, '..');
/** 34 pages: the fixed tables, a megabyte of input, and what a search may read behind it. */
const pages = '50';

/**
 * Writes `file`.
 *
 * @param {string} file
 */
export async function buildWalker(file) {
  /** @type {Uint8Array | undefined} */
  let compiled;
  const { error } = await asc.main(
    ['src/core/scan/walker/walker.ts', '--outFile', 'walker.wasm', '--optimizeLevel', '3', '--noAssert']
      .concat(['--runtime', 'stub', '--enable', 'simd', '--initialMemory', pages, '--use', 'abort='])
      .concat(['--baseDir', root]),
    {
      writeFile: (_name, contents) => {
        compiled = typeof contents === 'string' ? undefined : contents;
      },
    },
  );
  if (error || !compiled) throw new Error(`the walker did not compile:\n${String(error)}`, { cause: error });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, compiled);
}
