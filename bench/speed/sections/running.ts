// The worker while a window is open: it looks around, nothing happens, a line comes. And what it keeps of all this.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RefreshReport } from '../../../src/core/model/refreshReport.ts';
import type { Bench } from '../bench.ts';
import type { Idle } from '../driver/idle.ts';
import type { Known } from '../driver/known.ts';
import type { Append, Life } from '../driver/live.ts';
import type { Act } from '../driver/tracerThread.ts';
import { goals, type Judged } from '../goals.ts';
import { judgeValues } from '../judge.ts';
import { knownOver, liveOver } from '../life.ts';
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
  // The appended lines are gone again, and the store has yet to learn it.
  if (node.canKeep) await knownOver(bench, tree, node, storage, 1);
  const known: Known[] = [];
  while (node.canKeep && known.length < many) known.push(await knownOver(bench, tree, node, storage, 3));
  const title = `A worker that runs, ${tree.name}: ${tree.truth.files} files, ${node.name}`;
  const rows = [...lifeRows(life), ...storeRows(tree, known, storage)];
  return {
    judged: tree.name === 'L' ? judged(node.name, life, known, storeBytes(storage) / tree.truth.bytes) : [],
    text: `### ${title}\n\n${table(['', 'median (range)', ''], rows)}`,
    isRight: life.started.filesRead === tree.truth.files,
  };
}

function judged(
  who: string,
  { started, sweeps, idle, appends }: Life,
  known: readonly Known[],
  share: number,
): Judged[] {
  const surplus = appends.map(({ report, appendedBytes }) => report.bytesRead - appendedBytes);
  const written = idle?.writtenBytes;
  return [
    ...judgeValues(goals.sweep, who, sweeps.map(roundTripOf), 0),
    ...judgeValues(goals.appendBytes, who, surplus, 0),
    ...judgeValues(goals.append, who, appends.map(elapsedOf), 2),
    ...(idle === undefined ? [] : judgeValues(goals.idleCpu, who, [percentOf(idle)], 2)),
    ...(written === undefined ? [] : judgeValues(goals.idleWrites, who, [written], 0)),
    ...judgeValues(goals.storeSize, who, [share * 100], 2),
    // An appended line's row waits for more; test/unit/laterRows.test.ts counts those.
    ...judgeValues(goals.storeRows, who, [started.rowsWritten / started.filesRead], 0),
    ...judgeValues(
      goals.storeLoad,
      who,
      known.map(({ loadMs }) => loadMs),
      0,
    ),
  ];
}

const roundTripOf = ({ roundTripMs }: Act): number => roundTripMs;
const cpuOf = ({ cpuMs }: Act): number => cpuMs;
const elapsedOf = ({ report }: Append): number => report.elapsedMs;
const percentOf = ({ cpuMs, seconds }: Idle): number => cpuMs / seconds / 10;
const ms = (values: readonly number[], digits = 1): string => `${withSpread(values, digits)} ms`;

function lifeRows({ started, sweeps, idle, appends, rssBytes }: Life): string[][] {
  const { report, appendedBytes } = appends[0]!;
  const read = `${report.bytesRead} bytes read of ${appendedBytes} new ones, ${report.rowsWritten} rows written by then: its row is written within two seconds`;
  return [
    ['first refresh', ms([started.elapsedMs], 0), `${started.filesRead} files, ${started.rowsWritten} rows written`],
    ['nothing changed: asked until answered', ms(sweeps.map(roundTripOf)), ''],
    ['… CPU of the process', ms(sweeps.map(cpuOf)), ''],
    ['a line appended: the refresh', ms(appends.map(elapsedOf), 2), read],
    ['… until the host has a new overview', ms(appends.map(roundTripOf)), ''],
    ['… CPU of the process', ms(appends.map(cpuOf)), ''],
    ...(idle === undefined ? [] : [['idle', `${percentOf(idle).toFixed(2)} % of a core`, idleWords(idle)]]),
    ['RSS at the end', `${(rssBytes / 1e6).toFixed(0)} MB`, 'Node, the worker and a main thread without an editor'],
  ];
}

function storeRows({ truth }: BenchTree, known: readonly Known[], storage: string): string[][] {
  const bytes = storeBytes(storage);
  const share = `${((100 * bytes) / truth.bytes).toFixed(2)} % of the logs`;
  if (known.length === 0) return [];
  const sweepsOf = (at: number): number[] => known.map(({ sweeps }) => sweeps[at]!.elapsedMs);
  return [
    ['store', `${(bytes / 1e6).toFixed(1)} MB`, share],
    ['… opened and proved sound', ms(known.map(({ openMs }) => openMs)), ''],
    ['… loaded into the index', ms(known.map(({ loadMs }) => loadMs)), `${known[0]!.files} files`],
    ['the look around after that', ms(sweepsOf(0)), looked(known[0]!.sweeps[0]!)],
    ['… the second, which learns the folders', ms(sweepsOf(1)), looked(known[0]!.sweeps[1]!)],
    ['… the third', ms(sweepsOf(2)), looked(known[0]!.sweeps[2]!)],
  ];
}

const looked = ({ filesStatted, foldersStatted, foldersListed, filesOpened, bytesRead }: RefreshReport): string =>
  `${filesStatted} files and ${foldersStatted} folders stat'ed, ${foldersListed} listed, ${filesOpened} files opened, ${bytesRead} bytes read`;

function idleWords({ seconds, writtenBytes, changedFiles }: Idle): string {
  const files = changedFiles.length === 0 ? 'no file of the storage changed' : `changed: ${changedFiles.join(', ')}`;
  return `over ${seconds.toFixed(0)} s with a refresh every 30 s; ${writtenBytes ?? 'unknown'} bytes to the disk, ${files}`;
}

/** Without tracer-cache.json, which is written for others. */
function storeBytes(storage: string): number {
  const files = readdirSync(storage).filter((name) => name !== 'tracer-cache.json');
  return files.reduce((sum, name) => sum + statSync(path.join(storage, name)).size, 0);
}
