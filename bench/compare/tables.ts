// A comparison as Markdown: rules, days, sessions, and what is left over.

import type { Comparison } from './attribute.ts';
import { remainderOf } from './attribute.ts';
import type { ByUnit, Figures } from './figures.ts';
import { counters, difference, isSomething, nothing, plus, sumOf } from './figures.ts';

export function sectionOf(comparison: Comparison, mostRows: number): string {
  const { report, ours, theirs } = comparison;
  const left = remainderOf(comparison);
  const what = report === 'daily' ? 'By day' : 'By session';
  return [
    `### ${what}`,
    '',
    totalsTable(comparison),
    '',
    ruleTable(comparison),
    '',
    unitTable(comparison, mostRows),
    '',
    autoSentence(comparison),
    '',
    left.size === 0
      ? `**Unattributed: 0 tokens, $0** in ${new Set([...ours.keys(), ...theirs.keys()]).size} rows, also by model.`
      : `**Unattributed**, ${left.size} rows:\n\n${remainderTable(left)}`,
  ].join('\n');
}

const heads = '| input | output | cache write | cache read | $ |';
const rules = '|---:|---:|---:|---:|---:|';

function totalsTable({ ours, theirs }: Comparison): string {
  const [we, they] = [sumOf(ours.values()), sumOf(theirs.values())];
  return [
    `| total ${heads}`,
    `|---${rules}`,
    `| ours ${cells(we)}`,
    `| ccusage ${cells(they)}`,
    `| difference ${cells(plus(they, we, -1), signed)}`,
  ].join('\n');
}

/** Net over all days or sessions; what a rule only moves between them is in `moved`. */
function ruleTable({ steps }: Comparison): string {
  const lines = steps.map(
    ({ rule, net, turns, byUnit }) =>
      `| ${rule.name} | ${whole(turns)} ${cells(net, signed)} ${whole(movedIn(byUnit))} | ${rule.why} |`,
  );
  return [
    `| rule | turns ${heads} moved | what ccusage does |`,
    `|---|---:${rules}---:|---|`,
    ...lines,
    `| **all rules** | ${cells(sumOf(steps.map(({ net }) => net)), signed)} | |`,
  ].join('\n');
}

function movedIn(byUnit: ByUnit): number {
  const all = [...byUnit.values()];
  const net = sumOf(all);
  return counters.reduce(
    (moved, name) => moved + (all.reduce((sum, each) => sum + Math.abs(each[name]), 0) - Math.abs(net[name])) / 2,
    0,
  );
}

/** The days or sessions that differ, the largest differences first where there are too many. */
function unitTable({ report, ours, theirs, steps }: Comparison, mostRows: number): string {
  const units = [...new Set([...ours.keys(), ...theirs.keys(), ...steps.flatMap(({ byUnit }) => [...byUnit.keys()])])];
  const differing = difference(ours, theirs);
  const shown = units.filter((unit) => differing.has(unit));
  const most = shown.toSorted((a, b) => weightOf(differing.get(b)) - weightOf(differing.get(a))).slice(0, mostRows);
  const lines = most.toSorted().flatMap((unit) => {
    const why = steps.filter(({ byUnit }) => byUnit.has(unit)).map(({ rule }) => rule.name);
    return [
      `| ${unit} | ours ${cells(ours.get(unit) ?? nothing)} ${why.join('; ')} |`,
      `| | ccusage ${cells(theirs.get(unit) ?? nothing)} |`,
    ];
  });
  const rest = shown.length - most.length;
  const same = units.length - shown.length;
  const name = report === 'daily' ? 'day' : 'session';
  return [
    `| ${name} | ${heads} differs by |`,
    `|---|---${rules}---|`,
    ...lines,
    '',
    `${whole(same)} more ${name}s are equal${rest > 0 ? `, ${whole(rest)} smaller differences are not shown (--rows)` : ''}.`,
  ].join('\n');
}

const weightOf = (figures: Figures = nothing): number =>
  counters.reduce((sum, name) => sum + Math.abs(figures[name]), Math.abs(figures.usd) * 1e6);

function autoSentence({ auto, theirs }: Comparison): string {
  const calculated = sumOf(theirs.values()).usd;
  const by = `${whole(auto.loggedTurns)} turns with a logged costUSD change ${signedUsd(auto.loggedUsd)}`;
  return `In its default cost mode, auto, ccusage says $${usd(auto.usd)} instead of $${usd(calculated)}: ${by}.`;
}

function remainderTable(left: ByUnit): string {
  return [
    `| where ${heads}`,
    `|---${rules}`,
    ...[...left]
      .filter(([, figures]) => isSomething(figures))
      .map(([unit, figures]) => `| ${unit} ${cells(figures, signed)}`),
  ].join('\n');
}

type Format = (value: number, isUsd: boolean) => string;

const plain: Format = (value, isUsd) => (isUsd ? usd(value) : whole(value));
const signed: Format = (value, isUsd) =>
  isUsd ? signedUsd(value) : value === 0 ? '0' : `${value > 0 ? '+' : '−'}${whole(Math.abs(value))}`;

function cells(figures: Figures, format: Format = plain): string {
  return `| ${counters.map((name) => format(figures[name], false)).join(' | ')} | ${format(figures.usd, true)} |`;
}

const whole = (value: number): string => value.toLocaleString('en-US');
const usd = (value: number): string => value.toFixed(4);
const signedUsd = (value: number): string =>
  Math.abs(value) < 5e-5 ? '0' : `${value > 0 ? '+' : '−'}${usd(Math.abs(value))}`;
