import type { EpochMs } from '../model/time.ts';
import type { Calendar } from '../kit/calendar.ts';

/** Numbers as people read them (design/SCREENS.md, Voice). Rounding happens here and nowhere else. */

/** `$4.12`; `$0.037` under ten cents; `< $0.001` under a tenth of a cent; `$1,204` from a thousand. */
export function moneyLabel(usd: number): string {
  if (usd === 0) return '$0.00';
  if (usd < 0.001) return '< $0.001';
  if (usd < 0.0995) return `$${usd.toFixed(3)}`;
  if (usd < 999.995) return `$${usd.toFixed(2)}`;
  return `$${wholeNumber.format(usd)}`;
}

/** `812`, `12.3k`, `4.1M`, `1.2B` */
export function tokensLabel(tokens: number): string {
  for (const [unit, suffix] of scales) {
    // 999,950 would round to 1000.0k.
    if (tokens >= unit * 0.99995 && tokens >= 1000) return `${(tokens / unit).toFixed(1)}${suffix}`;
  }
  return String(tokens);
}

const scales = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** `812 B`, `12.3 kB`, `4.1 MB`, `1.2 GB` */
export function sizeLabel(bytes: number): string {
  const label = tokensLabel(bytes);
  const suffix = label.at(-1)!;
  return bytes < 1000 ? `${label} B` : `${label.slice(0, -1)} ${suffix === 'B' ? 'G' : suffix}B`;
}

/** `1,234,567` */
export const exactLabel = (count: number): string => wholeNumber.format(count);

const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `3 sessions`, `1 session` */
export const countLabel = (count: number, one: string, many = `${one}s`): string =>
  `${exactLabel(count)} ${count === 1 ? one : many}`;

/** `38 s`, `12 min`, `3 h 05 min` */
export function durationLabel(ms: number): string {
  if (ms < 59_500) return `${Math.round(ms / 1000)} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `just now`, `2 min ago`, `5 h ago`, `Tue`, `12 Nov`, `12 Nov 2025`: the shortest that is unambiguous. */
export function agoLabel(at: EpochMs, now: EpochMs, calendar: Calendar): string {
  const ageMs = now - at;
  if (ageMs < 60_000) return 'just now';
  if (ageMs < 3_600_000) return `${Math.floor(ageMs / 60_000)} min ago`;
  const day = calendar.dayOf(at);
  const today = calendar.dayOf(now);
  if (day === today) return `${Math.floor(ageMs / 3_600_000)} h ago`;
  return calendar.daysUpTo(today, 7).includes(day) ? calendar.weekdayName(day) : dayLabel(day, today);
}

/** `12 Nov`, with the year where it is not this one. */
export function dayLabel(day: string, today: string): string {
  const [year, month, date] = day.split('-');
  if (year === undefined || month === undefined || date === undefined) return day;
  const label = `${Number(date)} ${monthNames[Number(month) - 1]}`;
  return year === today.slice(0, 4) ? label : `${label} ${year}`;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `4 dollars 12 cents`, for screen readers. */
export function spokenMoney(usd: number): string {
  if (usd > 0 && usd < 0.01) return 'less than one cent';
  const cents = Math.round(usd * 100);
  const dollars = countLabel(Math.floor(cents / 100), 'dollar');
  return cents % 100 === 0 ? dollars : `${dollars} ${countLabel(cents % 100, 'cent')}`;
}

/** `91 %`, `< 1 %` */
export function shareLabel(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '–';
  const percent = (part / whole) * 100;
  return percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}
