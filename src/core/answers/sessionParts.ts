import { assertNever } from '../kit/assertNever.ts';
import { type EpochMs, isDated } from '../model/time.ts';
import { UsageSum } from '../price/usageSum.ts';
import { type UsageAdder, usageAdder } from './usage.ts';
import { memoryFor } from './viewMemory.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a session's usage can be divided by. */
export type Division = 'whole' | 'day' | 'branch' | 'model';

/** What fell on one day, branch or model. */
export interface Part {
  readonly usage: UsageSum;
  /** The latest of its turns that has a time. */
  readonly lastAt: EpochMs | undefined;
}

/** By day, branch or model; under an empty name where a session is not divided. Empty for a session that was billed for nothing. */
export type Parts = ReadonlyMap<string, Part>;

/** What a session used, divided; summed again only when its rows, or what they are counted by, have changed. */
export function partsOf(view: Viewpoint, session: number, division: Division): Parts {
  const { index, book, costMode, calendar, memory } = view;
  const madeOf = [index.usageRevisionOf(session), index, book.models, book.classes, costMode, calendar];
  return memoryFor(memory.parts, division).get(session, madeOf, () => divide(view, session, division));
}

/** All that a session used; undefined where it was billed for nothing. */
export const usageOfSession = (view: Viewpoint, session: number): UsageSum | undefined =>
  partsOf(view, session, 'whole').get('')?.usage;

/** Usage of each session that has any, by its number. */
export function usageBySession(view: Viewpoint): Map<number, UsageSum> {
  const usage = new Map<number, UsageSum>();
  for (const { number } of view.index.sessions()) {
    const whole = usageOfSession(view, number);
    if (whole) usage.set(number, whole);
  }
  return usage;
}

function divide(view: Viewpoint, session: number, division: Division): Parts {
  return division === 'whole' ? wholeOf(view, partsOf(view, session, 'day')) : divideRows(view, session, division);
}

/** All days as one. Today's are asked for as often as the whole, and rows are many. */
function wholeOf({ book }: Viewpoint, days: Parts): Parts {
  if (days.size === 0) return days;
  const usage = new UsageSum(book);
  for (const day of days.values()) usage.addAll(day.usage);
  const times = Array.from(days.values(), ({ lastAt }) => lastAt ?? 0);
  return new Map([['', { usage, lastAt: Math.max(...times) || undefined }]]);
}

function divideRows(view: Viewpoint, session: number, division: Exclude<Division, 'whole'>): Parts {
  const { isReplay, at } = view.index.ledger.columns;
  const add = adderOf(view);
  const nameOf = partName(view, division);
  const parts = new Map<string, { readonly usage: UsageSum; lastAt: EpochMs | undefined }>();
  for (const row of view.index.rowsOf(session)) {
    if (isReplay[row] === 1) continue;
    const name = nameOf(row);
    let part = parts.get(name);
    if (!part) parts.set(name, (part = { usage: new UsageSum(view.book), lastAt: undefined }));
    add(part.usage, row);
    const time = at[row]!;
    if (isDated(time) && time > (part.lastAt ?? 0)) part.lastAt = time;
  }
  return parts;
}

/** The prices of all models are looked up once for all sessions, not once for each. */
function adderOf(view: Viewpoint): UsageAdder {
  const { index, memory, pricer, costMode } = view;
  const madeOf = [index, index.revision, pricer, costMode];
  return memory.adder.get('', madeOf, () => usageAdder(view));
}

/** Into which part of its session a ledger row falls. */
function partName({ index, calendar }: Viewpoint, division: Exclude<Division, 'whole'>): (row: number) => string {
  const { columns, models } = index.ledger;
  switch (division) {
    case 'day':
      return (row) => calendar.dayOf(columns.at[row]!);
    case 'model':
      return (row) => models[columns.model[row]!]!;
    case 'branch':
      return (row) => {
        const { turns, branches } = index.fileOf(columns.owner[row]!);
        return branches[turns.branch[columns.ownerTurn[row]!]!] ?? '';
      };
    default:
      return assertNever(division);
  }
}
