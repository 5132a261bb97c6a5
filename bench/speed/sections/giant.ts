// One session that somebody never ended.

import type { Bench } from '../bench.ts';
import { goals } from '../goals.ts';
import { judgeRss, judgeValues } from '../judge.ts';
import { ourName, ours } from '../ourContenders.ts';
import { ccusage, ccusageName, rawLimit, ripgrepName, tokscale } from '../peerContenders.ts';
import type { Findings } from '../section.ts';
import { measuredOf, measureSeries } from '../series.ts';
import { seriesTable } from '../tables.ts';

export async function measureGiant(bench: Bench): Promise<Findings> {
  const tree = bench.tree('giant');
  const title = `One session of ${(tree.truth.bytes / 1e6).toFixed(0)} MB, ${tree.truth.files - 1} of its compactions beside it`;
  const contenders = [
    ...bench.nodes.map((node) => ours(bench, tree, node)),
    ...[ccusage(bench, tree), tokscale(bench, tree), rawLimit(tree)],
  ];
  const series = await measureSeries(title, contenders, Math.min(bench.options.runs, 5), bench.folder);
  return {
    judged: bench.nodes.map(ourName).flatMap((name) => {
      const isWrong = measuredOf(series, name)?.verdict.isRight === false;
      return [...judgeValues(goals.giantTotal, name, [isWrong ? 1 : 0], 0), ...judgeRss(goals.giantRss, series, name)];
    }),
    text: seriesTable(series, tree.truth.bytes, ccusageName, ripgrepName),
    isRight: series.isRight,
  };
}
