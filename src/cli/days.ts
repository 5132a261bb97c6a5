import type { Weekday } from '../core/kit/calendar.ts';
import type { DayKey } from '../core/model/time.ts';

/** `2026-11-22` or `20261122`, if there is such a day. */
export function readDay(text: string): DayKey | undefined {
  const [, year, month, date] =
    /^(\d{4})-(\d\d)-(\d\d)$|^(\d{4})(\d\d)(\d\d)$/.exec(text)?.filter((part) => part !== undefined) ?? [];
  const day = `${year}-${month}-${date}`;
  const at = new Date(`${day}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? undefined : day;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function readWeekday(text: string): Weekday | undefined {
  const index = weekdays.indexOf(text.toLowerCase());
  return index < 0 ? undefined : ((index + 1) as Weekday);
}
