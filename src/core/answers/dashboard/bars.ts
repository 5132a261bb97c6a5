import type { DayKey, EpochMs, Span } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { Period } from './period.ts';
import type { Grain } from './question.ts';

/** The stretch of time that a bar stands for. */
export interface BarSpan extends Span {
  /** `2026-11-22`, its first day, or `2026-11-22T14:00`. */
  readonly key: string;
  /** For an axis: `14:00`, `22 Nov`, `Nov`. */
  readonly label: string;
}

const hourMs = 3_600_000;
const quarterHourMs = hourMs / 4;

/** More bars than this nobody can read: then they are coarser than was asked. */
const mostBars = 366;

const grains: readonly Grain[] = ['hour', 'day', 'week', 'month'];

/** The grain that is drawn. */
export function grainOf({ calendar }: Viewpoint, { firstDay, lastDay }: Period, asked: Grain | 'auto'): Grain {
  const days = calendar.daysBetween(firstDay, lastDay) + 1;
  const wanted = asked === 'auto' ? autoGrain(days) : asked;
  const barsPerDay: Readonly<Record<Grain, number>> = { hour: 24, day: 1, week: 1 / 7, month: 1 / 30 };
  return grains.slice(grains.indexOf(wanted)).find((grain) => days * barsPerDay[grain] <= mostBars) ?? 'month';
}

function autoGrain(days: number): Grain {
  if (days <= 2) return 'hour';
  if (days <= 92) return 'day';
  return days <= 550 ? 'week' : 'month';
}

/** The bars of a period without gaps, oldest first. The first and last may reach beyond it, and are cut where it ends. */
export function barsOf(view: Viewpoint, period: Period, grain: Grain): readonly BarSpan[] {
  const { calendar, labels, now } = view;
  const today = calendar.dayOf(now);
  const whole = calendar.spanOfDays(period.firstDay, period.lastDay);
  if (grain === 'hour') return hoursOf(view, whole);
  const days = calendar.daysUpTo(period.lastDay, calendar.daysBetween(period.firstDay, period.lastDay) + 1);
  const groupOf = (day: DayKey): string =>
    grain === 'day' ? day : grain === 'week' ? calendar.weekOf(day) : `${calendar.monthOf(day)}-01`;
  const keys = [...new Set(days.map(groupOf))];
  const starts = keys.map((key, i) => (i === 0 ? whole.from : calendar.startOfDay(key)));
  return keys.map((key, i) => ({
    key,
    from: starts[i]!,
    to: starts[i + 1] ?? whole.to,
    label: grain === 'month' ? labels.month(key, today) : labels.day(key, today),
  }));
}

function hoursOf({ calendar }: Viewpoint, { from, to }: Span): BarSpan[] {
  return Array.from({ length: Math.ceil((to - from) / hourMs) }, (_, i): BarSpan => {
    const start = from + i * hourMs;
    const { day, time } = calendar.local(start);
    return { key: `${day}T${time}`, from: start, to: Math.min(to, start + hourMs), label: time };
  });
}

/** Which bar a time falls into, -1 for none. Every bar begins with a quarter of an hour, wherever on earth. */
export function barFinder(bars: readonly BarSpan[]): (at: EpochMs) => number {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return () => -1;
  const places = new Int16Array(Math.ceil((last.to - first.from) / quarterHourMs)).fill(-1);
  for (const [place, { from, to }] of bars.entries())
    places.fill(place, Math.floor((from - first.from) / quarterHourMs), Math.ceil((to - first.from) / quarterHourMs));
  return (at) => (at >= first.from && at < last.to ? places[Math.floor((at - first.from) / quarterHourMs)]! : -1);
}
