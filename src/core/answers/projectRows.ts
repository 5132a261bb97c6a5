import * as l10n from '@vscode/l10n';
import type { ProjectIndex } from '../model/session.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { costLabel, spokenCost } from './costLabels.ts';
import { folderName, oneLine, shortPlace, tildePath } from './safeText.ts';
import { lastActivity } from './sessionRows.ts';
import { type Spending, spendingOf } from './spending.ts';
import { usageOfSessions } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { Labels } from './labels.ts';

/** A project as a row of the tree. */
export interface ProjectRow {
  readonly id: string;
  /** The folder's name. */
  readonly title: string;
  /** Where the folder is, sessions, cost. The side bar cuts what does not fit, so the place is short. */
  readonly description: string;
  readonly sentence: string;
  readonly path: string;
  readonly sessionCount: number;
  readonly lastAt: number;
}

/** Projects that have something to show, latest activity first. */
export function projectRows(view: Viewpoint, usage: ReadonlyMap<number, UsageSum>): ProjectRow[] {
  return view.index
    .projects()
    .map((project) => projectRow(view, project, usage))
    .filter((row) => row.sessionCount > 0)
    .toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1));
}

function projectRow(view: Viewpoint, project: ProjectIndex, usage: ReadonlyMap<number, UsageSum>): ProjectRow {
  const { labels } = view;
  const sessions = project.sessions.filter((session) => !session.isEmpty);
  const spending = spendingOf(usageOfSessions(view, sessions, usage));
  const path = oneLine(tildePath(project.cwd ?? project.id, view.home));
  const title = oneLine(folderName(project.cwd ?? project.id)) || l10n.t('No folder');
  const lastAt = Math.max(0, ...sessions.map(lastActivity));
  const said = [
    title,
    l10n.t('project in {0}', path),
    ...(project.worktrees > 0 ? [labels.count(project.worktrees, 'worktree')] : []),
    labels.count(sessions.length, 'session'),
    spokenCost(labels, spending),
    l10n.t('last active {0}', labels.ago(lastAt, view.now, view.calendar)),
  ];
  return {
    id: project.id,
    title,
    description: projectDescription(labels, path, project.worktrees, sessions.length, spending),
    sentence: said.join(', '),
    path,
    sessionCount: sessions.length,
    lastAt,
  };
}

/** Where it is (or how many worktrees it has), sessions · cost. */
export function projectDescription(
  labels: Labels,
  path: string,
  worktrees: number,
  sessionCount: number,
  spending: Spending,
): string {
  const place = worktrees > 0 ? `(${labels.count(worktrees, 'worktree')})` : shortPlace(path);
  const figures = [labels.count(sessionCount, 'session'), costLabel(labels, spending)].filter((part) => part !== '');
  return [place, figures.join(' · ')].filter((part) => part !== '').join('  ');
}
