import { type EpochMs, isDated } from '../model/time.ts';
import { UsageSum } from '../price/usageSum.ts';
import type { OfSession } from './bySession.ts';
import { usageAdder, type UsageAdder } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

export const hourMs = 3_600_000;

/**
 * What a session used in an hour that ends at `hour` and does not hold its own beginning: a block of 5 hours begins with a whole hour and
 * holds what was said exactly 5 hours after that, so that no such hour is ever cut.
 */
export interface UsedHour {
  /** Of hours since 1970. */
  readonly hour: number;
  readonly usage: UsageSum;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
}

/** Of each session, in no order; what is undated is in none. */
export function usedHours(view: Viewpoint): readonly OfSession<readonly UsedHour[]>[] {
  const { book, costMode, memory } = view;
  let add: UsageAdder | undefined;
  return memory.usedHours.of(view, [book.models, book.classes, costMode], ({ number }) =>
    hoursOf(view, number, (add ??= usageAdder(view))),
  );
}

function hoursOf({ index, book }: Viewpoint, session: number, add: UsageAdder): readonly UsedHour[] {
  const { at, isReplay } = index.ledger.columns;
  const hours = new Map<number, { hour: number; usage: UsageSum; firstAt: EpochMs; lastAt: EpochMs }>();
  for (const row of index.rowsOf(session)) {
    const time = at[row]!;
    if (isReplay[row] === 1 || !isDated(time)) continue;
    const hour = Math.ceil(time / hourMs);
    let used = hours.get(hour);
    if (!used) hours.set(hour, (used = { hour, usage: new UsageSum(book), firstAt: time, lastAt: time }));
    add(used.usage, row);
    used.firstAt = Math.min(used.firstAt, time);
    used.lastAt = Math.max(used.lastAt, time);
  }
  return [...hours.values()];
}
