// Something is left over: which few lines show it? Tries files alone, then halves of their lines.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listLogFiles } from '../../test/oracle/files.ts';
import { compare, readTree, remainderOf } from './attribute.ts';
import type { Report } from './lineRules.ts';

/** The smallest part found that still shows a difference; undefined where no file does alone. */
export function smallestPart(
  home: string,
  report: Report,
): { readonly path: string; readonly lines: string[] } | undefined {
  for (const { path, relativePath } of listLogFiles([join(home, '.claude')])) {
    let lines = readFileSync(path, 'latin1').split(/(?<=\n)/);
    if (!isLeftOver(relativePath, lines, report)) continue;
    for (let size = Math.ceil(lines.length / 2); lines.length > 1; size = Math.ceil(size / 2)) {
      for (let from = 0; from < lines.length;) {
        const without = [...lines.slice(0, from), ...lines.slice(from + size)];
        if (without.length > 0 && isLeftOver(relativePath, without, report)) lines = without;
        else from += size;
      }
      if (size === 1) break;
    }
    return { path: relativePath, lines };
  }
  return undefined;
}

function isLeftOver(relativePath: string, lines: readonly string[], report: Report): boolean {
  const home = mkdtempSync(join(tmpdir(), 'cct-shrink-'));
  const file = join(home, '.claude/projects', relativePath);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lines.join(''), 'latin1');
  try {
    return remainderOf(compare(readTree(home), report)).size > 0;
  } finally {
    rmSync(home, { recursive: true });
  }
}
