import * as l10n from '@vscode/l10n';
import type { DayKey, Span } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { DashboardRange } from './question.ts';

/** A range, as of a moment. */
export interface Period {
  /** Without an end where all time is asked for: only there does what is undated count. */
  readonly span: Span;
  readonly firstDay: DayKey;
  readonly lastDay: DayKey;
  /** `16 Nov – 22 Nov` */
  readonly label: string;
  /** As many days just before; undefined where there is no before. */
  readonly previous: Span | undefined;
  /** `more than the 7 days before` needs it: `the 7 days before` */
  readonly previousLabel: string;
}

const namedDays = { today: 1, '7d': 7, '30d': 30, '90d': 90 } as const;

/** `firstUsed`: the first day that has anything in it, for a range without a beginning. */
export function periodOf(view: Viewpoint, range: DashboardRange, firstUsed: () => DayKey | undefined): Period {
  const { calendar, labels, now } = view;
  const today = calendar.dayOf(now);
  if (range === 'all') {
    const first = firstUsed() ?? today;
    return {
      span: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
      firstDay: first > today ? today : first,
      lastDay: today,
      label: l10n.t('All time'),
      previous: undefined,
      previousLabel: '',
    };
  }
  const [firstDay, lastDay] = daysOf(view, range, today);
  const length = calendar.daysBetween(firstDay, lastDay) + 1;
  const earlier = calendar.daysUpTo(firstDay, length + 1);
  const [first, last] = [labels.day(firstDay, today), labels.day(lastDay, today)];
  return {
    span: calendar.spanOfDays(firstDay, lastDay),
    firstDay,
    lastDay,
    label: firstDay === lastDay ? first : `${first} – ${last}`,
    previous: calendar.spanOfDays(earlier[0]!, earlier.at(-2)!),
    previousLabel: length === 1 ? l10n.t('the day before') : l10n.t('the {0} days before', labels.exact(length)),
  };
}

function daysOf({ calendar }: Viewpoint, range: Exclude<DashboardRange, 'all'>, today: DayKey): [DayKey, DayKey] {
  if (typeof range === 'object') return range.from <= range.to ? [range.from, range.to] : [range.to, range.from];
  if (range === 'month') return [`${calendar.monthOf(today)}-01`, today];
  return [calendar.daysUpTo(today, namedDays[range])[0]!, today];
}
