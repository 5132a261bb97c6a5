// npm run compare: see ../compare.mjs and ../README.md.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, readTree, remainderOf } from './attribute.ts';
import { ccusageVersion } from './ccusage.ts';
import { runProbes } from './runProbes.ts';
import { smallestPart } from './shrink.ts';
import { sectionOf } from './tables.ts';
import type { NamedTree } from './trees.ts';
import { corpusTree, generatedTree, givenTree } from './trees.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preset: { type: 'string', default: 'S' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    probe: { type: 'boolean', default: false },
    rows: { type: 'string' },
  },
});

const root = join(import.meta.dirname, '../..');
const mostRows = Number(values.rows ?? (values.write ? 12 : 60));
let leftOver = 0;

if (values.probe) {
  leftOver = runProbes();
} else {
  const parts = [heading()];
  for (const makeTree of treesAsked()) {
    const tree = makeTree();
    if (tree === undefined) console.error('no corpus in ../shared: left out');
    else parts.push(compared(tree));
  }
  if (values.write) {
    const file = join(root, 'bench/COMPARISON.md');
    mkdirSync(join(root, 'bench'), { recursive: true });
    writeFileSync(file, `${parts.join('\n\n')}\n`);
    console.log(`written to ${file}`);
  }
}
process.exitCode = leftOver === 0 ? 0 : 1;

function treesAsked(): (() => NamedTree | undefined)[] {
  const [directory] = positionals;
  if (values.all || values.write) {
    return [...[1, 2, 3].map((seed) => () => generatedTree('S', seed)), () => generatedTree('M', 1), corpusTree];
  }
  if (directory !== undefined) return [() => givenTree(directory)];
  return [values.corpus ? corpusTree : () => generatedTree(values.preset, Number(values.seed))];
}

function compared({ name, home }: NamedTree): string {
  const tree = readTree(home);
  const sections = [`## ${name[0]!.toUpperCase()}${name.slice(1)}`];
  for (const report of ['daily', 'session'] as const) {
    const comparison = compare(tree, report);
    sections.push(sectionOf(comparison, mostRows));
    const { size } = remainderOf(comparison);
    leftOver += size;
    const part = size === 0 ? undefined : smallestPart(home, report);
    if (part !== undefined) sections.push(`Shown by ${part.path}:\n\n\`\`\`\n${part.lines.join('')}\n\`\`\``);
  }
  const text = sections.join('\n\n');
  console.log(values.write ? `${name}: done` : text);
  return text;
}

function heading(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { generated } = JSON.parse(readFileSync(join(root, 'src/core/price/rateCard.json'), 'utf8')) as {
    generated: string;
  };
  const day = new Date().toISOString().slice(0, 10);
  return `# ccusage and claude-code-tracer over the same logs

Written by \`npm run compare -- --write\` on ${day}: ccusage ${ccusageVersion} (\`claude daily|session --json --offline -z UTC -m calculate\`), claude-code-tracer ${version} with the rate card of ${generated}, days in UTC.

Each rule is switched from our way to ccusage's in the order of the table, and what that changes is put down to it; *moved* is what it only moves between rows. Rules were learnt by probing the binary (\`npm run compare -- --probe\`). The generated trees hold every trap that we know of, among them a counter of 4,294,967,296 tokens that ccusage takes at its word, so their differences are larger than anybody's; the corpus is real logs and test files of other tools.`;
}
