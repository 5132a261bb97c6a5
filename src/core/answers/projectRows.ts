import * as l10n from '@vscode/l10n';
import type { ProjectIndex } from '../model/session.ts';
import type { EpochMs } from '../model/time.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { costLabel, spokenCost } from './costLabels.ts';
import { folderName, oneLine, shortPlace, tildePath } from './safeText.ts';
import { joinSaid, lastActivity } from './sessionRows.ts';
import { type Spending, spendingOf } from './spending.ts';
import { usageOfSessions } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { Labels } from './labels.ts';

/** A project as a row of the tree. */
export interface ProjectRow {
  readonly id: string;
  /** The folder's name. */
  readonly title: string;
  /** Where the folder is if its name does not tell, sessions, cost. The side bar cuts what does not fit, so the place is short. */
  readonly description: string;
  readonly sentence: string;
  readonly path: string;
  readonly sessionCount: number;
  readonly lastAt: number;
}

/** Projects that have something to show, latest activity first. */
export function projectRows(view: Viewpoint, usage: ReadonlyMap<number, UsageSum>): ProjectRow[] {
  const shared = sharedTitles(view);
  return view.index
    .projects()
    .map((project) => {
      const sessions = project.sessions.filter((session) => !session.isEmpty);
      return projectRow(view, project, shared, {
        sessionCount: sessions.length,
        spending: spendingOf(usageOfSessions(view, sessions, usage)),
        lastAt: Math.max(0, ...sessions.map(lastActivity)),
      });
    })
    .filter((row) => row.sessionCount > 0)
    .toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1));
}

/** What the sessions come to that a row stands for. */
export interface RowFigures {
  readonly sessionCount: number;
  readonly spending: Spending;
  readonly lastAt: EpochMs;
}

/** A project as the row of those of its sessions that are shown. */
export function projectRow(
  view: Viewpoint,
  project: Pick<ProjectIndex, 'id' | 'cwd' | 'worktrees'>,
  shared: ReadonlySet<string>,
  { sessionCount, spending, lastAt }: RowFigures,
): ProjectRow {
  const { labels } = view;
  const path = oneLine(tildePath(project.cwd ?? project.id, view.home));
  const title = projectTitle(project);
  const said = [
    title,
    l10n.t('project in {0}', path),
    ...(project.worktrees > 0 ? [labels.count(project.worktrees, 'worktree')] : []),
    labels.count(sessionCount, 'session'),
    spokenCost(labels, spending),
    l10n.t('last active {0}', labels.ago(lastAt, view.now, view.calendar)),
  ];
  return {
    id: project.id,
    title,
    description: projectDescription(
      labels,
      projectPlace(labels, path, project.worktrees, shared.has(title)),
      sessionCount,
      spending,
    ),
    sentence: said.join(', '),
    path,
    sessionCount,
    lastAt,
  };
}

/** The folder's name. */
export const projectTitle = ({ id, cwd }: Pick<ProjectIndex, 'id' | 'cwd'>): string =>
  oneLine(folderName(cwd ?? id)) || l10n.t('No folder');

/** What several projects with sessions are called: these have to say where they are. */
export const sharedTitles = ({ index }: Viewpoint): ReadonlySet<string> =>
  repeated(
    index
      .projects()
      .filter(({ sessions }) => sessions.some((session) => !session.isEmpty))
      .map(projectTitle),
  );

/** What is in a list more than once. */
export function repeated(texts: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  // `add` answers with the set, which is true.
  return new Set(texts.filter((text) => met.has(text) || !met.add(text)));
}

/** How many worktrees a project has, or where it is; nothing where its name tells enough, since a side bar has little room. */
export function projectPlace(labels: Labels, path: string, worktrees: number, isShared: boolean): string {
  if (worktrees > 0) return `(${labels.count(worktrees, 'worktree')})`;
  return isShared ? shortPlace(path) : '';
}

/** Place, sessions · cost. */
export function projectDescription(labels: Labels, place: string, sessionCount: number, spending: Spending): string {
  const figures = joinSaid([labels.count(sessionCount, 'session'), costLabel(labels, spending)], ' · ');
  return joinSaid([place, figures], '  ');
}
