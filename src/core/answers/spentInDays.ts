import type { ProjectIndex } from '../model/session.ts';
import type { DayKey } from '../model/time.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { partsOf } from './sessionParts.ts';
import { sumOf } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What projects came to on the days from `first` to `last`; summed again only for those in which something was said. */
export function spentInDays(view: Viewpoint, projects: readonly ProjectIndex[], first: DayKey, last: DayKey): UsageSum {
  const { calendar } = view;
  const days = calendar.daysUpTo(last, calendar.daysBetween(first, last) + 1);
  return sumOf(
    view,
    projects.map((project) => {
      const known = spansOf(view, project);
      const span = `${first} ${last}`;
      let sum = known.get(span);
      if (!sum) known.set(span, (sum = sumDays(view, project, days)));
      return sum;
    }),
  );
}

/** What is known of a project as it is, by the span; forgotten with the day, so that it is never more than today asks for. */
function spansOf(view: Viewpoint, project: ProjectIndex): Map<string, UsageSum> {
  const { index, book, costMode, calendar, memory, now } = view;
  const revision = index.latestUsageRevisionOf(project.sessions);
  const madeOf = [project, revision, book.models, book.classes, costMode, calendar, calendar.dayOf(now)];
  return memory.spentInDays.get(project.id, madeOf, () => new Map());
}

function sumDays(view: Viewpoint, { sessions }: ProjectIndex, days: readonly DayKey[]): UsageSum {
  const from = view.calendar.startOfDay(days[0]!);
  const sums = sessions.flatMap(({ number }) => {
    const lastAt = partsOf(view, number, 'whole').get('')?.lastAt;
    if (lastAt === undefined || lastAt < from) return [];
    const byDay = partsOf(view, number, 'day');
    return days.flatMap((day) => byDay.get(day)?.usage ?? []);
  });
  return sumOf(view, sums);
}
