// The worker while a window is open: it looks around, nothing happens, a line comes. And what it keeps of all this.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from '../bench.ts';
import type { Life } from '../driver/live.ts';
import type { Load } from '../driver/load.ts';
import { goals, type Judged } from '../goals.ts';
import { judgeValues } from '../judge.ts';
import { liveOver, loadOf } from '../life.ts';
import { emptied } from '../ourContenders.ts';
import type { Findings } from '../section.ts';
import { withSpread } from '../statistics.ts';
import { table } from '../tables.ts';
import type { BenchTree } from '../trees.ts';

export async function measureRunning(bench: Bench): Promise<Findings> {
  const tree = bench.tree(bench.options.presets.at(-1)!);
  const node = bench.nodes[0]!;
  const storage = path.join(bench.folder, 'storage-running');
  emptied(storage);
  const { runs, idleSeconds } = bench.options;
  console.error(`a worker lives over ${tree.name}, ${idleSeconds} s of it idle`);
  const many = Math.max(runs, 7);
  const life = await liveOver(bench, tree, node, { storage, sweeps: many, idleSeconds, appends: many });
  const loads: Load[] = [];
  while (node.canKeep && loads.length < many) loads.push(await loadOf(bench, tree, node, storage));
  const title = `A worker that runs, ${tree.name}: ${tree.truth.files} files, ${node.name}`;
  return {
    judged: tree.name === 'L' ? judged(node.name, life, loads, storeBytes(storage) / tree.truth.bytes) : [],
    text: `### ${title}\n\n${table(['', 'median (range)', ''], rows(tree, life, loads, storage))}`,
    isRight: life.started.filesRead === tree.truth.files,
  };
}

function judged(who: string, { sweeps, idle, appends }: Life, loads: readonly Load[], share: number): Judged[] {
  const surplus = appends.map(({ report, appendedBytes }) => report.bytesRead - appendedBytes);
  const written = idle?.writtenBytes;
  return [
    ...judgeValues(
      goals.sweep,
      who,
      sweeps.map(({ report }) => report.elapsedMs),
      0,
    ),
    ...judgeValues(goals.appendBytes, who, surplus, 0),
    ...judgeValues(
      goals.append,
      who,
      appends.map(({ report }) => report.elapsedMs),
      2,
    ),
    ...(idle === undefined ? [] : judgeValues(goals.idleCpu, who, [idle.cpuMs / idle.seconds / 10], 2)),
    ...(written === undefined ? [] : judgeValues(goals.idleWrites, who, [written], 0)),
    ...judgeValues(goals.storeSize, who, [share * 100], 2),
    ...judgeValues(
      goals.storeRows,
      who,
      appends.map(({ report }) => report.rowsWritten / report.filesRead),
      0,
    ),
    ...judgeValues(
      goals.storeLoad,
      who,
      loads.map(({ loadMs }) => loadMs),
      0,
    ),
  ];
}

function rows({ truth }: BenchTree, life: Life, loads: readonly Load[], storage: string): string[][] {
  const { started, sweeps, idle, appends, rssBytes } = life;
  const [sweep, append] = [sweeps[0]!.report, appends[0]!];
  const ms = (values: readonly number[], digits = 1): string => `${withSpread(values, digits)} ms`;
  const looked = `${sweep.filesStatted} files stat'ed, ${sweep.bytesRead} bytes read, ${sweep.rowsWritten} rows written`;
  const read = `${append.report.bytesRead} bytes read of ${append.appendedBytes} new ones, ${append.report.rowsWritten} row written`;
  return [
    ['first refresh', ms([started.elapsedMs], 0), `${started.filesRead} files, ${started.rowsWritten} rows written`],
    ['nothing changed: the refresh', ms(sweeps.map(({ report }) => report.elapsedMs)), looked],
    ['… until the host has a new overview', ms(sweeps.map(({ roundTripMs }) => roundTripMs)), ''],
    ['… CPU of the process', ms(sweeps.map(({ cpuMs }) => cpuMs)), ''],
    [
      'a line appended: the refresh',
      ms(
        appends.map(({ report }) => report.elapsedMs),
        2,
      ),
      read,
    ],
    ['… until the host has a new overview', ms(appends.map(({ roundTripMs }) => roundTripMs)), ''],
    ['… CPU of the process', ms(appends.map(({ cpuMs }) => cpuMs)), ''],
    ...(idle === undefined
      ? []
      : [['idle', `${((idle.cpuMs / idle.seconds) * 0.1).toFixed(2)} % of a core`, idleWords(idle)]]),
    [
      'RSS of the process at the end',
      `${(rssBytes / 1e6).toFixed(0)} MB`,
      'Node, the worker and a main thread without an editor',
    ],
    [
      'store',
      `${(storeBytes(storage) / 1e6).toFixed(1)} MB`,
      `${((100 * storeBytes(storage)) / truth.bytes).toFixed(2)} % of the logs`,
    ],
    ...(loads.length === 0 ? [] : [['… opened and proved sound', ms(loads.map(({ openMs }) => openMs)), '']]),
    ...(loads.length === 0
      ? []
      : [['… loaded into the index', ms(loads.map(({ loadMs }) => loadMs)), `${loads[0]!.files} files`]]),
  ];
}

function idleWords({ seconds, writtenBytes, changedFiles }: NonNullable<Life['idle']>): string {
  const files = changedFiles.length === 0 ? 'no file of the storage changed' : `changed: ${changedFiles.join(', ')}`;
  return `over ${seconds.toFixed(0)} s with a refresh every 30 s; ${writtenBytes ?? 'unknown'} bytes to the disk, ${files}`;
}

/** Without tracer-cache.json, which is written for others. */
function storeBytes(storage: string): number {
  const files = readdirSync(storage).filter((name) => name !== 'tracer-cache.json');
  return files.reduce((sum, name) => sum + statSync(path.join(storage, name)).size, 0);
}
