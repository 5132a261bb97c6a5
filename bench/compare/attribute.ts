// Walks from our picture to ccusage's, one rule at a time: what a step changes is due to its rule. What is left between
// the last step and what ccusage says is due to nothing we know.

import type { Row } from './ccusage.ts';
import { askCcusage, askUs } from './ccusage.ts';
import type { ByUnit, Figures } from './figures.ts';
import { difference, figuresOf, sumBy, sumOf } from './figures.ts';
import type { Worth } from './largest.ts';
import type { Line } from './lines.ts';
import { linesOf } from './lines.ts';
import type { Turn } from './picture.ts';
import { pictureOf } from './picture.ts';
import { priceRules, tokensOf, usdOf } from './priceRules.ts';
import type { LineRule, Report } from './lineRules.ts';
import type { Rule } from './rules.ts';
import { tokenRules } from './rules.ts';
import type { TheirPrices } from './theirPrices.ts';
import { probePrices, theirUsd } from './theirPrices.ts';
import { isOf } from './words.ts';

export interface Step {
  readonly rule: Rule;
  readonly byUnit: ByUnit;
  readonly net: Figures;
  /** Turns that appear, change, move or go with this rule. */
  readonly turns: number;
  /** Where one of them is: file below `projects/`, and offset. */
  readonly example: string;
}

export interface Comparison {
  readonly report: Report;
  readonly ours: ByUnit;
  readonly theirs: ByUnit;
  readonly steps: readonly Step[];
  /** Between our command line and the oracle. */
  readonly unexplainedOurs: ByUnit;
  /** Between the oracle with every rule switched to ccusage's way and ccusage. */
  readonly unattributed: ByUnit;
  /** The same by model, as `day or session · model`. */
  readonly unattributedModels: ByUnit;
  readonly auto: AutoMode;
}

/** ccusage's default mode believes a logged costUSD. */
export interface AutoMode {
  readonly usd: number;
  readonly loggedTurns: number;
  readonly loggedUsd: number;
  readonly unattributed: ByUnit;
}

export interface Tree {
  readonly home: string;
  readonly lines: readonly Line[];
  readonly prices: TheirPrices;
}

export function readTree(home: string): Tree {
  const lines = linesOf(`${home}/.claude`);
  const names = lines.flatMap(({ ours, facts }) => [
    ...ours.map(({ model, speed }) => `${model}\0${speed === 'fast' || speed === 'standard' ? speed : ''}`),
    ...(facts.reading === undefined ? [] : [`${facts.reading.model}\0${facts.reading.speed}`]),
  ]);
  const models = names.map((name) => name.split('\0')[0]);
  return { home, lines, prices: probePrices([...names, ...models.map((model) => `${model}\0`)]) };
}

export function compare({ home, lines, prices }: Tree, report: Report): Comparison {
  const unitOf = (turn: Turn): string => (report === 'daily' ? turn.day : turn.session);
  const worth: Worth = (word) => theirUsd(prices, word.model, word.speed, tokensOf(word));
  const ways = new Set<string>();
  let turns = pictureOf(lines, ways, report, worth);
  let units = sumBy(turns, unitOf, (turn) => figuresWith(turn, usdOf(turn, ways, prices)));
  const first = units;
  const steps: Step[] = [];
  for (const rule of [...tokenRules.filter((each) => isOf(each, report)), ...priceRules]) {
    ways.add(rule.name);
    if (isLineRule(rule) && !lines.some(({ facts }) => rule.applies(facts, report))) continue;
    const next = (priceRules as readonly Rule[]).includes(rule) ? turns : pictureOf(lines, ways, report, worth);
    const nextUnits = sumBy(next, unitOf, (turn) => figuresWith(turn, usdOf(turn, ways, prices)));
    const byUnit = difference(units, nextUnits);
    if (byUnit.size > 0) {
      const changed = next === turns ? repriced(turns, rule.name, ways, prices) : differing(turns, next, unitOf);
      steps.push({ rule, byUnit, net: sumOf(byUnit.values()), turns: changed.length, example: changed[0] ?? '' });
    }
    turns = next;
    units = nextUnits;
  }
  const rows = askCcusage(home, report, 'calculate');
  const [ours, theirs] = [figuresOf(askUs(home, report), report), figuresOf(rows, report)];
  return {
    ...{ report, ours, theirs, steps },
    unexplainedOurs: difference(first, ours),
    unattributed: difference(units, theirs),
    unattributedModels: difference(byModel(turns, unitOf, prices), rowsByModel(rows, report)),
    auto: autoMode({ home, lines, prices }, report, ways, unitOf),
  };
}

const isLineRule = (rule: Rule | LineRule): rule is LineRule => 'applies' in rule;

function figuresWith({ input, output, cacheWrite, cacheRead }: Turn, usd: number): Figures {
  return { input, output, cacheWrite, cacheRead, usd };
}

/** Turns that are in only one of two pictures; a changed one counts once. */
function differing(before: readonly Turn[], after: readonly Turn[], unitOf: (turn: Turn) => string): string[] {
  const nameOf = (turn: Turn): string =>
    [unitOf(turn), turn.model, turn.input, turn.output, turn.cacheRead, turn.cacheWrite, turn.cacheWrite1h].join('\0');
  const bag = new Map<string, { count: number; place: string }>();
  for (const [turns, sign] of [
    [before, 1],
    [after, -1],
  ] as const) {
    for (const turn of turns) {
      const known = bag.get(nameOf(turn)) ?? { count: 0, place: turn.place };
      bag.set(nameOf(turn), { ...known, count: known.count + sign });
    }
  }
  const gone = [...bag.values()].filter(({ count }) => count > 0);
  const come = [...bag.values()].filter(({ count }) => count < 0);
  const [more, fewer] = gone.length >= come.length ? [gone, come] : [come, gone];
  return [...more, ...(more.length === 0 ? fewer : [])].flatMap(({ count, place }) =>
    Array.from({ length: Math.abs(count) }, () => place),
  );
}

function repriced(turns: readonly Turn[], name: string, ways: ReadonlySet<string>, prices: TheirPrices): string[] {
  const before = new Set([...ways].filter((each) => each !== name));
  return turns
    .filter((turn) => Math.abs(usdOf(turn, ways, prices) - usdOf(turn, before, prices)) > 1e-12)
    .map(({ place }) => place);
}

function byModel(turns: readonly Turn[], unitOf: (turn: Turn) => string, prices: TheirPrices): ByUnit {
  const named = turns.filter(({ model }) => model !== '' && !(model === '<synthetic>'));
  return sumBy(
    named,
    (turn) => `${unitOf(turn)} · ${turn.model}${turn.speed === 'fast' ? '-fast' : ''}`,
    (turn) => figuresWith(turn, theirUsd(prices, turn.model, turn.speed, tokensOf(turn))),
  );
}

function rowsByModel(rows: readonly Row[], report: Report): ByUnit {
  const flat = rows.flatMap((row) => {
    const unit = report === 'daily' ? (row.date ?? '') : `${row.projectPath ?? ''}/${row.sessionId ?? ''}`;
    return row.modelBreakdowns.map((of) => ({ ...of, date: `${unit} · ${of.modelName}`, totalCost: of.cost }));
  });
  return figuresOf(flat, 'daily');
}

function autoMode(
  { home, lines, prices }: Tree,
  report: Report,
  ways: ReadonlySet<string>,
  unitOf: (turn: Turn) => string,
): AutoMode {
  const worth: Worth = (word) => word.loggedUsd ?? theirUsd(prices, word.model, word.speed, tokensOf(word));
  const turns = pictureOf(lines, ways, report, worth);
  const usd = (turn: Turn): number => turn.loggedUsd ?? theirUsd(prices, turn.model, turn.speed, tokensOf(turn));
  const units = sumBy(turns, unitOf, (turn) => figuresWith(turn, usd(turn)));
  const theirs = figuresOf(askCcusage(home, report, 'auto'), report);
  const logged = turns.filter(({ loggedUsd }) => loggedUsd !== undefined);
  return {
    usd: sumOf(theirs.values()).usd,
    loggedTurns: logged.length,
    loggedUsd: logged.reduce(
      (sum, turn) => sum + (turn.loggedUsd ?? 0) - theirUsd(prices, turn.model, turn.speed, tokensOf(turn)),
      0,
    ),
    unattributed: difference(units, theirs),
  };
}

/** All that no rule explains. */
export function remainderOf({ unexplainedOurs, unattributed, unattributedModels, auto }: Comparison): ByUnit {
  return new Map([...unattributed, ...unattributedModels, ...unexplainedOurs, ...auto.unattributed]);
}
