// The others: with which words they run, and how what they print is held to the truth.

import path from 'node:path';
import { ccusageBinary, ccusageVersion } from '../compare/ccusage.ts';
import type { Bench } from './bench.ts';
import { explainCcusage } from './explain.ts';
import { ripgrep, tokscaleCore, tokscaleVersion, versionOf } from './peers.ts';
import { environmentOf } from './ourContenders.ts';
import type { Contender } from './series.ts';
import { type DailyReport, judgeTotal, type Tokens, totalOf, type Verdict } from './totals.ts';
import { type BenchTree, presets } from './trees.ts';

export const ccusageName = `ccusage ${ccusageVersion}`;
export const ripgrepName = 'rg';

/** Beyond this a naive reader takes minutes a round. */
const naiveBytes = 1e9;

export function ccusage(bench: Bench, tree: BenchTree): Contender {
  return {
    ...{ name: ccusageName, isOurs: false, environment: environmentOf(tree) },
    words: [ccusageBinary(), 'claude', 'daily', '--json', '--offline', '-z', 'UTC'],
    judge: (output) => ccusageVerdict(bench, tree, output),
  };
}

export function tokscale(bench: Bench, tree: BenchTree): Contender {
  return {
    ...{ name: `tokscale ${tokscaleVersion} core`, isOurs: false, environment: environmentOf(tree) },
    words: [bench.nodes[0]!.path, path.join(import.meta.dirname, 'readTokscale.mjs'), tokscaleCore(), tree.home],
    judge: (output) => judgeTotal(JSON.parse(output) as Tokens, tree.truth),
  };
}

export function naive(bench: Bench, tree: BenchTree): Contender {
  return {
    ...{ name: 'naive: readline, JSON.parse', isOurs: false, environment: environmentOf(tree) },
    words: [bench.nodes[0]!.path, path.join(import.meta.dirname, 'naiveReader.mjs'), projectsOf(tree)],
    mostRounds: tree.truth.bytes > naiveBytes ? 1 : 3,
    judge: (output) => judgeTotal(JSON.parse(output) as Tokens, tree.truth),
  };
}

/** The raw limit: every byte read and searched, nothing understood. */
export function rawLimit(tree: BenchTree): Contender {
  return {
    ...{ name: ripgrepName, isOurs: false, environment: environmentOf(tree) },
    words: [ripgrep(), '-a', '-uu', '-c', '"usage"', projectsOf(tree)],
    judge: (output) => ({ isRight: true, says: `${linesFound(output)} lines with "usage"` }),
  };
}

export const ripgrepVersion = (): string => versionOf(ripgrep());

const projectsOf = ({ home }: BenchTree): string => path.join(home, '.claude/projects');

const linesFound = (output: string): number =>
  output.split('\n').reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(':') + 1)), 0);

function ccusageVerdict({ folder }: Bench, tree: BenchTree, output: string): Verdict {
  const { says, isRight } = judgeTotal(totalOf(JSON.parse(output) as DailyReport), tree.truth);
  if (isRight || !(presets as readonly string[]).includes(tree.name)) return { isRight, says };
  const { rules, unexplainedDays } = explainCcusage(tree, path.join(folder, 'explained'));
  const why = unexplainedDays === 0 ? 'every token' : `all but ${unexplainedDays} days`;
  return { isRight, says: `${says}; ${why} put down to ${rules.length} known rules` };
}
