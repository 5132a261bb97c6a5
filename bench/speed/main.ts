// npm run bench: see ../speed.mjs and ../README.md.

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { type Bench, setUp } from './bench.ts';
import { machineLines } from './machine.ts';
import { readOptions, type SectionName } from './options.ts';
import { reportOf } from './report.ts';
import type { Findings } from './section.ts';
import { measureCold } from './sections/cold.ts';
import { measureDashboard } from './sections/dashboard.ts';
import { measureGiant } from './sections/giant.ts';
import { measureGrowth } from './sections/growth.ts';
import { measureRunning } from './sections/running.ts';
import { measureSecondStart } from './sections/second.ts';

const measure: Readonly<Record<SectionName, (bench: Bench) => Promise<Findings>>> = {
  cold: measureCold,
  giant: measureGiant,
  second: measureSecondStart,
  running: measureRunning,
  dashboard: measureDashboard,
  growth: measureGrowth,
};

const root = path.join(import.meta.dirname, '../..');
const options = readOptions(root);
const loadBefore = loadavg();
const bench = await setUp(root, options);
const found: Findings[] = [];
for (const name of options.sections) found.push(await measure[name](bench));

const report = reportOf(
  { day: new Date().toISOString().slice(0, 10), machine: machineLines(bench.nodes, loadBefore), runs: options.runs },
  found.flatMap(({ judged }) => judged),
  found.map(({ text }) => text),
);
// A part is not the record.
const file = path.join(options.isWhole ? path.join(root, 'bench') : bench.folder, 'RESULTS.md');
writeFileSync(file, report);
console.log(`${report}\nwritten to ${path.relative(root, file)}`);
if (found.some(({ isRight }) => !isRight)) {
  console.error('What we say is not what the logs say: times mean nothing until it is.');
  process.exitCode = 1;
}
