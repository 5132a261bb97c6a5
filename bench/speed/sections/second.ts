// The second start: everything is known and nothing has changed. A peer that keeps nothing reads it all again.

import path from 'node:path';
import type { RefreshReport } from '../../../src/core/model/refreshReport.ts';
import type { Bench } from '../bench.ts';
import { goals, type Judged } from '../goals.ts';
import { judgeRatio, judgeValues } from '../judge.ts';
import { measureProcess } from '../measureProcess.ts';
import { emptied, ours, ourWorker } from '../ourContenders.ts';
import { ccusage, ccusageName, rawLimit, ripgrepName } from '../peerContenders.ts';
import type { Findings } from '../section.ts';
import { measureSeries } from '../series.ts';
import { seriesTable } from '../tables.ts';

export async function measureSecondStart(bench: Bench): Promise<Findings> {
  const tree = bench.tree(bench.options.presets.at(-1)!);
  const node = bench.nodes.find(({ canKeep }) => canKeep);
  if (node === undefined) return { judged: [], text: 'No Node with node:sqlite: nothing can be kept.', isRight: true };
  const storage = path.join(bench.folder, 'storage-second');
  emptied(storage);
  const worker = ourWorker(bench, tree, node, `ours, worker with its store, ${node.name}`, storage);
  await measureProcess(worker, bench.folder);
  const report = JSON.parse((await measureProcess(worker, bench.folder)).output) as RefreshReport;
  const commandLine = ours(bench, tree, node, `ours --cache, ${node.name}`, '--cache', storage);
  const title = `Second start, ${tree.name}: ${tree.truth.files} files, nothing changed`;
  const contenders = [commandLine, worker, ccusage(bench, tree), rawLimit(tree)];
  const series = await measureSeries(title, contenders, bench.options.runs, bench.folder);
  const counts = `The worker's report: ${report.filesStatted} files and ${report.foldersStatted} folders stat'ed, ${report.filesOpened} files opened, ${report.bytesRead} bytes read, ${report.rowsWritten} rows written.`;
  const judged: Judged[] = [
    ...judgeValues(goals.secondBytes, worker.name, [report.bytesRead], 0),
    ...judgeRatio(goals.second, series, commandLine.name, ccusageName),
    ...judgeRatio(goals.second, series, worker.name, ccusageName),
  ];
  return {
    judged: tree.name === 'L' ? judged : [],
    text: `${seriesTable(series, tree.truth.bytes, ccusageName, ripgrepName)}\n\n${counts}`,
    isRight: series.isRight,
  };
}
