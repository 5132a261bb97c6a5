import { DateTime } from 'luxon';
import { type DayKey, type EpochMs, isDated, type Span, undatedDay } from '../model/time.ts';

/** 1 = Monday … 7 = Sunday, as luxon and ISO 8601 count. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const quarterHourMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

/**
 * Days, weeks and months of one time zone. Every zone offset since 1972 is a multiple of a quarter of an hour, so a day is
 * looked up (a luxon conversion costs 6–10 µs) and remembered for all its quarter hours.
 */
export class Calendar {
  readonly zone: string;
  readonly #firstDayOfWeek: Weekday;
  readonly #dayOfQuarterHour = new Map<number, DayKey>();
  readonly #startOfDay = new Map<DayKey, EpochMs>();

  /** `zone`: an IANA name, `UTC` or `system`. An unknown zone falls back to UTC; ask `isZone` first. */
  constructor(zone: string, firstDayOfWeek: Weekday = 1) {
    this.zone = isZone(zone) ? DateTime.local({ zone }).zoneName : 'UTC';
    this.#firstDayOfWeek = firstDayOfWeek;
  }

  /** The calendar day of a time, `2026-11-22`, or `undated`. */
  dayOf(at: EpochMs): DayKey {
    if (!isDated(at)) return undatedDay;
    const quarterHour = Math.floor(at / quarterHourMs);
    return this.#dayOfQuarterHour.get(quarterHour) ?? this.#rememberDay(quarterHour);
  }

  #rememberDay(quarterHour: number): DayKey {
    const day = this.#local(quarterHour * quarterHourMs).toISODate();
    const { from, to } = this.spanOfDays(day, day);
    for (let at = from; at < to; at += quarterHourMs) this.#dayOfQuarterHour.set(at / quarterHourMs, day);
    this.#dayOfQuarterHour.set(quarterHour, day);
    return day;
  }

  /** The day's first moment; some days do not begin at 00:00. */
  startOfDay(day: DayKey): EpochMs {
    let start = this.#startOfDay.get(day);
    if (start === undefined) {
      start = DateTime.fromISO(day, { zone: this.zone }).startOf('day').toMillis();
      this.#startOfDay.set(day, start);
    }
    return start;
  }

  /** First day of the week that holds `day`. */
  weekOf(day: DayKey): DayKey {
    if (day === undatedDay) return day;
    // getUTCDay counts from Sunday, which is 7 here.
    const weekday = new Date(day).getUTCDay() || 7;
    return daysAfter(day, -((weekday - this.#firstDayOfWeek + 7) % 7));
  }

  /** `2026-11` */
  monthOf(day: DayKey): string {
    return day === undatedDay ? day : day.slice(0, 7);
  }

  /** `count` days ending with `last`, oldest first. */
  daysUpTo(last: DayKey, count: number): DayKey[] {
    return Array.from({ length: count }, (_, i) => daysAfter(last, i + 1 - count));
  }

  /** How many days after `first` is `last`? */
  daysBetween(first: DayKey, last: DayKey): number {
    return (Date.parse(last) - Date.parse(first)) / dayMs;
  }

  /** From the start of `first` to the end of `last`. */
  spanOfDays(first: DayKey, last: DayKey): Span {
    return { from: this.startOfDay(first), to: this.startOfDay(daysAfter(last, 1)) };
  }

  /** Date and time of day in this zone. */
  local(at: EpochMs): { readonly day: DayKey; readonly time: string } {
    const local = this.#local(at);
    return { day: local.toISODate(), time: local.toFormat('HH:mm') };
  }

  #local(at: EpochMs): DateTime<true> {
    return DateTime.fromMillis(at, { zone: this.zone }) as DateTime<true>;
  }
}

/** Days have no zone, so this needs no luxon; rows ask for it by the hundred. */
const daysAfter = (day: DayKey, days: number): DayKey =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** Is this a zone that times can be told in? */
export function isZone(zone: string): boolean {
  return DateTime.local({ zone }).isValid;
}
