// Asks ccusage each probe again, and the rules what they make of it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compare, readTree, remainderOf } from './attribute.ts';
import { difference, sumOf } from './figures.ts';
import type { Probe } from './lineProbes.ts';
import { lineProbes, wordProbes } from './lineProbes.ts';
import { priceProbes } from './priceProbes.ts';
import { turnProbes } from './turnProbes.ts';

const probes = [...lineProbes, ...wordProbes, ...turnProbes, ...priceProbes];

/** Prints a line for each, and returns how many are not as the table says. */
export function runProbes(): number {
  const failed = probes.filter((probe) => !isAsTold(probe));
  console.log(`${probes.length - failed.length} of ${probes.length} probes are as told`);
  return failed.length;
}

function isAsTold(probe: Probe): boolean {
  const home = mkdtempSync(join(tmpdir(), 'cct-probe-'));
  try {
    write(home, probe);
    const tree = readTree(home);
    const comparisons = (['daily', 'session'] as const).map((report) => compare(tree, report));
    const isDifferent = comparisons.some(({ ours, theirs }) => difference(ours, theirs).size > 0);
    const isDue = comparisons.some(({ steps }) => steps.some(({ rule }) => rule.name === probe.rule));
    const faults = comparisons.flatMap((comparison) => {
      const { report } = comparison;
      const { output } = sumOf(comparison.theirs.values());
      const told = report === 'daily' ? probe.tokens : (probe.inSessions ?? probe.tokens);
      const left = remainderOf(comparison).size;
      return [
        ...(output === told ? [] : [`${report}: ${output} output tokens, not ${told}`]),
        ...(left === 0 ? [] : [`${report}: ${left} rows unattributed`]),
      ];
    });
    if (isDifferent && !isDue) faults.push('not due to this rule');
    console.log([faults.length === 0 ? 'ok ' : 'NOT', probe.rule.padEnd(36), probe.what, ...faults].join('  '));
    return faults.length === 0;
  } finally {
    rmSync(home, { recursive: true });
  }
}

function write(home: string, { lines }: Probe): void {
  const files = Array.isArray(lines) ? { 'p/s.jsonl': lines as readonly string[] } : lines;
  for (const [path, content] of Object.entries(files as Readonly<Record<string, readonly string[]>>)) {
    const file = join(home, '.claude/projects', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withBadBytes(content.map((line) => `${line}\n`).join('')));
  }
}

/** The last code point of all stands for bytes that are no UTF-8. */
function withBadBytes(text: string): Buffer {
  const parts = text.split('\u{10FFFF}').map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from([0xff]), part])));
}
