import * as l10n from '@vscode/l10n';
import { type DayKey, isDated } from '../../../model/time.ts';
import { totalTokens } from '../../../model/tokens.ts';
import { type Spending, spendingOf } from '../../spending.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { slicesOfAll, sumSlices } from '../slices.ts';
import { costs, counts, tokenBars, words } from './columns.ts';
import type { Selected } from './selected.ts';
import type { TableSpec } from './table.ts';

interface Week {
  readonly firstDay: DayKey;
  readonly lastDay: DayKey;
  readonly spending: Spending;
}

/** Whole weeks that a range touches, the latest first: of all projects, as the limits of plans are. */
export function weekTable(view: Viewpoint, { span }: Selected): TableSpec<Week> {
  const { calendar, labels } = view;
  const today = calendar.dayOf(view.now);
  const rows = weeksOf(view).filter(({ firstDay, lastDay }) => {
    const week = calendar.spanOfDays(firstDay, lastDay);
    return week.from < span.to && week.to > span.from;
  });
  return {
    title: l10n.t('Weeks'),
    summary: l10n.t('Whole weeks, of all projects together: logs do not tell when a limit begins or what it is.'),
    rows,
    order: undefined,
    columns: [
      {
        ...words<Week>('week', l10n.t('Week of'), ({ firstDay }) => labels.day(firstDay, today)),
        value: ({ firstDay }) => firstDay,
      },
      tokenBars(view, rows, ({ spending }) => totalTokens(spending.tokens)),
      costs(view, ({ spending }) => spending),
      counts(view, 'messages', l10n.t('Messages'), ({ spending }) => spending.turns),
    ],
    keyOf: ({ firstDay }) => firstDay,
    opens: ({ firstDay, lastDay }) => ({
      kind: 'days',
      days: { from: firstDay, to: lastDay < today ? lastDay : today },
    }),
  };
}

function weeksOf(view: Viewpoint): readonly Week[] {
  const { calendar } = view;
  const firstDays: DayKey[] = [];
  const numbers = new Map<number, number>();
  const weekOf = (startOfDay: number): number => {
    if (!isDated(startOfDay)) return -1;
    let number = numbers.get(startOfDay);
    if (number === undefined) {
      const firstDay = calendar.weekOf(calendar.dayOf(startOfDay));
      number = firstDays.indexOf(firstDay);
      if (number < 0) number = firstDays.push(firstDay) - 1;
      numbers.set(startOfDay, number);
    }
    return number;
  };
  const sums = sumSlices(
    view,
    slicesOfAll(view).flatMap(({ slices }) => slices),
    ({ from }) => weekOf(from),
  );
  return firstDays
    .map((firstDay, number) => ({
      firstDay,
      lastDay: calendar.dayOf(calendar.startOfDay(firstDay) + 6.5 * dayMs),
      spending: spendingOf(sums.get(number)),
    }))
    .toSorted((a, b) => (a.firstDay > b.firstDay ? -1 : 1));
}

const dayMs = 86_400_000;
