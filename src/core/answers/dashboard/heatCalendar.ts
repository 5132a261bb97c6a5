import * as l10n from '@vscode/l10n';
import type { DayKey } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { barFinder } from './bars.ts';
import { slicesIn, slicesOfAll, sumSlices } from './slices.ts';
import { spendingOf } from '../spending.ts';
import { shortCostLabel } from '../costLabels.ts';

/** A year, day by day: how much was used when. */
export interface HeatCalendar {
  readonly title: string;
  readonly summary: string;
  /** Whole weeks, oldest first; the last may end before its time. */
  readonly weeks: readonly (readonly HeatDay[])[];
  readonly weekdays: readonly string[];
  /** Where a month begins, by number of its week. */
  readonly months: readonly { readonly week: number; readonly label: string }[];
}

export interface HeatDay {
  readonly day: DayKey;
  /** 0 for nothing, then in four steps to the most. */
  readonly level: number;
  readonly label: string;
  readonly cost: string;
  readonly sentence: string;
}

const weekCount = 53;

export function heatCalendar(view: Viewpoint, members: Uint8Array | undefined): HeatCalendar {
  const { calendar, labels, now } = view;
  const today = calendar.dayOf(now);
  const thisWeek = calendar.weekOf(today);
  const daysInThisWeek = calendar.daysBetween(thisWeek, today) + 1;
  const days = calendar.daysUpTo(today, (weekCount - 1) * 7 + daysInThisWeek);
  const starts = days.map((day) => calendar.startOfDay(day));
  const end = calendar.spanOfDays(today, today).to;
  const spans = days.map((key, i) => ({ key, label: '', from: starts[i]!, to: starts[i + 1] ?? end }));
  const sessions = slicesIn(view, members, { from: starts[0]!, to: end });
  const slices = sessions.flatMap((each) => each.slices);
  const dayOf = barFinder(spans);
  const sums = sumSlices(view, slices, ({ from }) => dayOf(from));
  const spendings = days.map((_, i) => spendingOf(sums.get(i)));
  const dearest = Math.max(0, ...spendings.map(({ cost }) => cost.usd));
  const heat = days.map((day, i): HeatDay => {
    const spending = spendings[i]!;
    const label = labels.day(day, today);
    const cost = shortCostLabel(labels, spending);
    const { usd } = spending.cost;
    const level = dearest > 0 && usd > 0 ? Math.max(1, Math.ceil((usd / dearest) * 4)) : 0;
    return { day, level, label, cost, sentence: `${label}: ${cost}` };
  });
  const used = spendings.filter((spending) => spending.turns > 0).length;
  const weeks = Array.from({ length: weekCount }, (_, week) => heat.slice(week * 7, week * 7 + 7));
  return {
    title: l10n.t('A year, day by day'),
    summary: l10n.t('Used on {0} of the last {1} days.', labels.exact(used), labels.exact(days.length)),
    weeks,
    weekdays: weeks[0]!.map(({ day }) => labels.weekday(day)),
    months: monthStarts(view, weeks),
  };
}

/** A month is named over the first whole week of it, where there is room before the next. */
function monthStarts({ labels, calendar, now }: Viewpoint, weeks: HeatCalendar['weeks']): HeatCalendar['months'] {
  const today = calendar.dayOf(now);
  const firsts = weeks.flatMap(([first], week) => {
    const before = weeks[week - 1]?.[0];
    const isNew = first && (before === undefined || calendar.monthOf(before.day) !== calendar.monthOf(first.day));
    return isNew ? [{ week, label: labels.month(first.day, today).replace(/\s\d{4}$/, '') }] : [];
  });
  return firsts.filter(({ week }, i) => (firsts[i + 1]?.week ?? weekCount + 2) - week >= 3);
}

/** Rows and levels depend on the ledger alone, and are asked for with every change of everything else. */
export function rememberedHeat(view: Viewpoint, members: Uint8Array | undefined, scope: string): HeatCalendar {
  const { index, calendar, labels, memory, now } = view;
  const madeOf = [slicesOfAll(view), index.revision, labels, calendar.dayOf(now)];
  return memory.heat.get(scope, madeOf, () => heatCalendar(view, members));
}
