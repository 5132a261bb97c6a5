// The dashboard: how long until the worker has an answer, whatever range and table are chosen, and after a line was said.

import path from 'node:path';
import { namedRanges, tableNames } from '../../../src/link/dashboardQuestion.ts';
import type { Bench } from '../bench.ts';
import type { Answered } from '../driver/dashboard.ts';
import { goals, type Judged } from '../goals.ts';
import { judgeValues } from '../judge.ts';
import { answeredOver } from '../life.ts';
import { measureProcess } from '../measureProcess.ts';
import { emptied, ourWorker } from '../ourContenders.ts';
import type { Findings } from '../section.ts';
import { median, withSpread } from '../statistics.ts';
import { table } from '../tables.ts';

export async function measureDashboard(bench: Bench): Promise<Findings> {
  const tree = bench.tree(bench.options.presets.at(-1)!);
  const node = bench.nodes.find(({ canKeep }) => canKeep);
  if (node === undefined) return { judged: [], text: 'No Node with node:sqlite: nothing can be kept.', isRight: true };
  const storage = path.join(bench.folder, 'storage-dashboard');
  emptied(storage);
  await measureProcess(ourWorker(bench, tree, node, 'what is known before', storage), bench.folder);
  const rounds = Math.max(bench.options.runs, 7);
  const colds: number[] = [];
  let answered = await answeredOver(bench, tree, node, storage, rounds);
  for (colds.push(answered.coldMs); colds.length < 3; colds.push(answered.coldMs))
    answered = await answeredOver(bench, tree, node, storage, rounds);
  const { requests, acts, sessions } = answered;
  const title = `The dashboard, ${tree.name}: ${tree.truth.files} files, ${sessions} sessions, ${requests} requests, ${acts} acts, ${node.name}`;
  return {
    judged: tree.name === 'L' ? judged(node.name, answered, colds) : [],
    text: `### ${title}\n\nMilliseconds until the worker has the answer, in the median of ${rounds}, by table and range:\n\n${changesTable(answered)}\n\n${table(['', 'ms'], otherRows(answered, colds))}`,
    isRight: true,
  };
}

/** The slowest of all that can be chosen is what counts. */
function judged(who: string, { changes, afterLine, overviewMs }: Answered, colds: readonly number[]): Judged[] {
  const slowest = changes.toSorted((a, b) => median(b.ms) - median(a.ms))[0]!;
  const dearest = changes.toSorted((a, b) => median(b.cloneMs) - median(a.cloneMs))[0]!;
  return [
    ...judgeValues(goals.rangeChange, who, slowest.ms, 0),
    ...judgeValues(goals.afterLine, who, afterLine.usual, 0),
    ...judgeValues(goals.coldQuestion, who, colds, 0),
    ...judgeValues(goals.answerClone, who, dearest.cloneMs, 1),
    ...judgeValues(goals.overview, who, overviewMs, 1),
  ];
}

const changesTable = ({ changes }: Answered): string =>
  table(
    ['', ...namedRanges],
    tableNames.map((name) => [
      name,
      ...namedRanges.map((range) => {
        const change = changes.find((each) => each.table === name && each.range === range)!;
        return median(change.ms).toFixed(0);
      }),
    ]),
  );

function otherRows({ changes, afterLine, overviewMs }: Answered, colds: readonly number[]): string[][] {
  const bytes = changes.map((change) => change.bytes);
  const clones = changes.map(({ cloneMs }) => median(cloneMs));
  const kilobytes = (size: number): string => (size / 1000).toFixed(0);
  return [
    ['the first question of a window', withSpread(colds, 0)],
    ['the first after a line was said: 30 days, sessions', withSpread(afterLine.usual, 0)],
    ['… all time, tools', withSpread(afterLine.allTools, 0)],
    ['what is told of a refresh, with all fields of the status bar', withSpread(overviewMs, 1)],
    [
      `an answer of ${kilobytes(Math.min(...bytes))} to ${kilobytes(Math.max(...bytes))} KB written and read again`,
      withSpread(clones, 1),
    ],
  ];
}
