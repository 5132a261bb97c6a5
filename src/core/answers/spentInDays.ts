import type { SessionMetadata } from '../model/session.ts';
import type { DayKey } from '../model/time.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { partsOf } from './sessionParts.ts';
import { sumOf } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What sessions came to on the days from `first` to `last`. */
export function spentInDays(
  view: Viewpoint,
  sessions: readonly SessionMetadata[],
  first: DayKey,
  last: DayKey,
): UsageSum {
  const { calendar } = view;
  const from = calendar.startOfDay(first);
  const days = calendar.daysUpTo(last, calendar.daysBetween(first, last) + 1);
  const sums = sessions.flatMap(({ number }) => {
    const lastAt = partsOf(view, number, 'whole').get('')?.lastAt;
    if (lastAt === undefined || lastAt < from) return [];
    const byDay = partsOf(view, number, 'day');
    return days.flatMap((day) => byDay.get(day)?.usage ?? []);
  });
  return sumOf(view, sums);
}
