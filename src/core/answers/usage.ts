import type { SessionMetadata } from '../model/session.ts';
import { turnFlag } from '../model/turn.ts';
import { loggedClass, unloggedClass, unpricedClass } from '../price/fixedClasses.ts';
import { UsageSum } from '../price/usageSum.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Puts a ledger row into a group, by number; a negative number leaves it out. */
export type GroupOf = (row: number) => number;

/**
 * Sums the ledger by group in one pass: every figure anywhere comes from here, so that no two views can disagree.
 * Replays are not counted.
 */
export function sumUsage(view: Viewpoint, groupOf: GroupOf): Map<number, UsageSum> {
  const { columns, length } = view.index.ledger;
  const add = usageAdder(view);
  const sums = new Map<number, UsageSum>();
  for (let row = 0; row < length; row++) {
    if (columns.isReplay[row] === 1) continue;
    const group = groupOf(row);
    if (group < 0) continue;
    let sum = sums.get(group);
    if (!sum) sums.set(group, (sum = new UsageSum(view.book)));
    add(sum, row);
  }
  return sums;
}

export type UsageAdder = (sum: UsageSum, row: number) => void;

/** Adds single ledger rows to a sum, exactly as `sumUsage` does. Whether a row counts is the caller's to know. */
export function usageAdder(view: Viewpoint): UsageAdder {
  const { columns } = view.index.ledger;
  const classOf = rateClassOf(view);
  return (sum, row) => {
    const model = columns.model[row]!;
    const rateClass = classOf(row);
    const input = columns.input[row]!;
    const cacheRead = columns.cacheRead[row]!;
    const cacheWrite = columns.cacheWrite[row]!;
    const cacheWrite1h = Math.min(columns.cacheWrite1h[row]!, cacheWrite);
    const write5m = cacheWrite - cacheWrite1h;
    const isComplete = (columns.flags[row]! & turnFlag.complete) !== 0;
    const searches = columns.webSearches[row]!;
    sum.add(model, rateClass, input, columns.output[row]!, cacheRead, write5m, cacheWrite1h, searches, isComplete);
    const logged = columns.loggedUsd[row]!;
    if (isCredible(logged)) sum.addLogged(model, rateClass, logged);
  };
}

/** About what a ledger row cost: good for telling the dearest, since nothing is rounded as sums are. */
export function rowCostOf(view: Viewpoint): (row: number) => number {
  const { columns } = view.index.ledger;
  const classOf = rateClassOf(view);
  return (row) => {
    const rate = view.book.classes[classOf(row)]!;
    if (rate.id === loggedClass) return columns.loggedUsd[row]!;
    const { input = 0, output = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0 } = rate.usdPerToken;
    const write1h = Math.min(columns.cacheWrite1h[row]!, columns.cacheWrite[row]!);
    return (
      columns.input[row]! * input +
      columns.output[row]! * output +
      columns.cacheRead[row]! * cacheRead +
      (columns.cacheWrite[row]! - write1h) * cacheWrite5m +
      write1h * cacheWrite1h
    );
  };
}

/**
 * By which rate class a ledger row is billed, as the viewpoint's cost mode has it. The only place that knows the mode: what a
 * class says, costs and their labels follow.
 */
export function rateClassOf({ index, pricer, costMode }: Viewpoint): (row: number) => number {
  const { columns, models } = index.ledger;
  const pricings = models.map((model) => pricer.forModel(model));
  const calculated = (row: number): number => {
    const context = columns.input[row]! + columns.cacheRead[row]! + columns.cacheWrite[row]!;
    const pricing = pricings[columns.model[row]!];
    return pricing?.classOf(columns.flags[row]!, context, columns.at[row]!) ?? unpricedClass;
  };
  if (costMode === 'calculate') return calculated;
  const otherwise = costMode === 'auto' ? calculated : () => unloggedClass;
  return (row) => (isCredible(columns.loggedUsd[row]!) ? loggedClass : otherwise(row));
}

/** -1 is no figure, and no request ever cost this much: more would be damage, and too many to add exactly. */
const dearestRequestUsd = 10_000;
const isCredible = (usd: number): boolean => usd >= 0 && usd <= dearestRequestUsd;

/** Several sums as one. */
export function sumOf(view: Viewpoint, sums: Iterable<UsageSum | undefined>): UsageSum {
  const total = new UsageSum(view.book);
  for (const sum of sums) if (sum) total.addAll(sum);
  return total;
}

/** Everything these sessions came to. */
export function usageOfSessions(
  view: Viewpoint,
  sessions: readonly SessionMetadata[],
  usage: ReadonlyMap<number, UsageSum>,
): UsageSum {
  return sumOf(
    view,
    sessions.map((session) => usage.get(session.number)),
  );
}
