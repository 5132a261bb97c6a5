// Nothing is known: a whole process reads every log there is. The page cache is warm, so that nobody waits for a disk.

import path from 'node:path';
import type { Bench } from '../bench.ts';
import { goals, type Judged } from '../goals.ts';
import { judgeRatio, judgeRss } from '../judge.ts';
import { emptied, ourName, ours, ourWorker } from '../ourContenders.ts';
import { ccusage, ccusageName, naive, rawLimit, ripgrepName, tokscale } from '../peerContenders.ts';
import type { Findings } from '../section.ts';
import { type Contender, measureSeries, type Series } from '../series.ts';
import { seriesTable } from '../tables.ts';
import type { BenchTree } from '../trees.ts';

const viewsName = 'ours, with everything the views need';

export async function measureCold(bench: Bench): Promise<Findings> {
  const all: { readonly tree: BenchTree; readonly series: Series }[] = [];
  for (const preset of bench.options.presets) {
    const tree = bench.tree(preset);
    const title = `Cold, ${preset}: ${tree.truth.files} files, ${(tree.truth.bytes / 1e6).toFixed(0)} MB`;
    all.push({
      tree,
      series: await measureSeries(title, contendersFor(bench, tree), bench.options.runs, bench.folder),
    });
  }
  return {
    judged: all.flatMap(({ tree, series }) => judged(bench, tree, series)),
    text: all.map(({ tree, series }) => seriesTable(series, tree.truth.bytes, ccusageName, ripgrepName)).join('\n\n'),
    isRight: all.every(({ series }) => series.isRight),
  };
}

function contendersFor(bench: Bench, tree: BenchTree): Contender[] {
  const storage = path.join(bench.folder, 'storage-cold');
  const views = bench.nodes.slice(0, 1).map((node) => ({
    ...ourWorker(bench, tree, node, `${viewsName}, ${node.name}`, storage),
    prepare: () => emptied(storage),
  }));
  const [newest, ...older] = bench.nodes.map((node) => ours(bench, tree, node));
  // Those whose times are divided by each other run one after the other.
  const asked = [...older, newest!, ccusage(bench, tree), ...views, rawLimit(tree)];
  return [...asked, tokscale(bench, tree), naive(bench, tree)];
}

function judged({ nodes }: Bench, { name }: BenchTree, series: Series): Judged[] {
  const each = nodes.map(ourName);
  if (name === 'M') return each.flatMap((our) => judgeRatio(goals.coldM, series, our, ccusageName));
  if (name !== 'L') return [];
  return [
    ...each.flatMap((our) => judgeRatio(goals.coldL, series, our, ccusageName)),
    ...each.flatMap((our) => judgeRatio(goals.coldLToRg, series, our, ripgrepName)),
    ...each.flatMap((our) => judgeRss(goals.coldLRss, series, our)),
    ...judgeRatio(goals.viewsL, series, `${viewsName}, ${nodes[0]!.name}`, ccusageName),
  ];
}
