// Ten times the files, ten times the time? Small files of one kind, so that their number is what grows; what bytes cost is
// seen in the trees of the cold section.

import path from 'node:path';
import type { Bench } from '../bench.ts';
import type { Life } from '../driver/live.ts';
import { liveOver } from '../life.ts';
import { emptied, ours } from '../ourContenders.ts';
import { ccusage, ccusageName } from '../peerContenders.ts';
import type { Findings } from '../section.ts';
import { type Measured, measuredOf, measureSeries, type Series, wallRatio } from '../series.ts';
import { median, withSpread } from '../statistics.ts';
import { megabytes, peaksOf, table } from '../tables.ts';
import type { BenchTree } from '../trees.ts';

const names = ['files1k', 'files10k', 'files100k'] as const;

interface Size {
  readonly tree: BenchTree;
  readonly series: Series;
  readonly our: Measured;
  readonly life: Life;
}

export async function measureGrowth(bench: Bench): Promise<Findings> {
  const sizes: Size[] = [];
  for (const name of names) sizes.push(await measureSize(bench, bench.tree(name)));
  const isRight = sizes.every(({ series }) => series.isRight);
  const head = [
    ...['files', 'MB', 'cold, wall s', 'cold, CPU s', 'CPU µs per further file', 'wall ÷ ccusage', 'peak RSS MB'],
    ...['nothing changed, wall ms', 'its CPU ms', 'CPU µs per further file', 'RSS of the worker MB'],
  ];
  const rows = sizes.map((size, at) => row(size, sizes[at - 1]));
  const text = isRight ? table(head, rows) : '**No times: ours is not the truth.**';
  return { judged: [], text: `### Growth, ${bench.nodes[0]!.name}\n\n${text}`, isRight };
}

async function measureSize(bench: Bench, tree: BenchTree): Promise<Size> {
  const node = bench.nodes[0]!;
  const our = ours(bench, tree, node);
  const rounds = Math.min(bench.options.runs, 5);
  const series = await measureSeries(`growth, ${tree.name}`, [our, ccusage(bench, tree)], rounds, bench.folder);
  const storage = path.join(bench.folder, 'storage-growth');
  emptied(storage);
  const life = await liveOver(bench, tree, node, { storage, sweeps: rounds, idleSeconds: 0, appends: 0 });
  return { tree, series, our: measuredOf(series, our.name)!, life };
}

function row({ tree, series, our, life }: Size, smaller: Size | undefined): string[] {
  const wallSeconds = our.runs.map(({ wallMs }) => wallMs / 1000);
  const cpuSeconds = our.runs.map(({ cpuMs }) => cpuMs / 1000);
  const roundTrips = life.sweeps.map(({ roundTripMs }) => roundTripMs);
  const files = tree.truth.files - (smaller?.tree.truth.files ?? 0);
  const perFurtherFile = (cpuMs: (size: Size) => number): string =>
    smaller === undefined ? '–' : ((1000 * (cpuMs({ tree, series, our, life }) - cpuMs(smaller))) / files).toFixed(1);
  return [
    String(tree.truth.files),
    megabytes(tree.truth.bytes),
    withSpread(wallSeconds, 2),
    withSpread(cpuSeconds, 2),
    perFurtherFile(coldCpuMs),
    wallRatio(our, measuredOf(series, ccusageName))?.toFixed(2) ?? '–',
    megabytes(median(peaksOf(our) ?? [0])),
    withSpread(roundTrips, 0),
    sweepCpuMs({ life }).toFixed(0),
    perFurtherFile(sweepCpuMs),
    megabytes(life.rssBytes),
  ];
}

const coldCpuMs = ({ our }: Pick<Size, 'our'>): number => median(our.runs.map(({ cpuMs }) => cpuMs));
const sweepCpuMs = ({ life }: Pick<Size, 'life'>): number => median(life.sweeps.map(({ cpuMs }) => cpuMs));
