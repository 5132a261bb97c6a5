import type { UsageSum } from '../price/usageSum.ts';
import { projectTitle } from './projectRows.ts';
import { lastActivity, sessionKey, type SessionRow, sessionRow } from './sessionRows.ts';
import { spendingOf } from './spending.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Sessions of all projects in one list, the latest first, each with its project; empty ones are hidden. */
export function sessionList(view: Viewpoint, usage: ReadonlyMap<number, UsageSum>, limit = Infinity): SessionRow[] {
  const { index, labels, now, calendar } = view;
  const projects = new Map(index.projects().map((project) => [project.id, projectTitle(project)]));
  return index
    .sessions()
    .filter((session) => !session.isEmpty)
    .toSorted((a, b) => lastActivity(b) - lastActivity(a) || (sessionKey(a) < sessionKey(b) ? -1 : 1))
    .slice(0, limit)
    .map((session) => {
      const lastAt = lastActivity(session);
      const words = { lastAt, when: labels.ago(lastAt, now, calendar), where: projects.get(session.project) ?? '' };
      return sessionRow(view, session, spendingOf(usage.get(session.number)), words);
    });
}
