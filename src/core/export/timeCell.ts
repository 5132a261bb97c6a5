import type { Calendar } from '../kit/calendar.ts';
import { normalizeDatetime } from '../kit/datetime.ts';

/** `2026-11-22 14:05` in the calendar's zone; a dash without a time. */
export function timeCell(iso: string | undefined, calendar: Calendar): string {
  const at = normalizeDatetime(iso);
  if (at === undefined) return '–';
  const { day, time } = calendar.local(at);
  return `${day} ${time}`;
}
