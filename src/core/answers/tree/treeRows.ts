import * as l10n from '@vscode/l10n';
import { assertNever } from '../../kit/assertNever.ts';
import { sessionStatus } from '../../index/sessionStatus.ts';
import type { ProjectIndex, SessionMetadata } from '../../model/session.ts';
import { undatedDay } from '../../model/time.ts';
import { costLabel, spokenCost } from '../costLabels.ts';
import { projectRow, type ProjectRow, projectTitle } from '../projectRows.ts';
import { oneLine } from '../safeText.ts';
import { joinSaid, sessionKey, type SessionRow, sessionRow, sessionTitle, type RowWords } from '../sessionRows.ts';
import type { Spending } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type Group, groupId } from './groups.ts';
import type { Share } from './shares.ts';
import {
  type GroupPlace,
  type GroupRow,
  type MoreRow,
  pageRows,
  type SessionTreeRow,
  type TreeRow,
} from './treeRow.ts';
import type { Grouping } from './treeShape.ts';

/** A group as a row, made anew where it or a word about it has changed. `shared`: what several projects are called. */
export function groupRow(view: Viewpoint, group: Group, shared: ReadonlySet<string>): TreeRow {
  const { place, lastAt } = group;
  const { labels, calendar, now, home } = view;
  const when = labels.ago(lastAt, now, calendar);
  if (place.kind === 'project') {
    const project = projectOf(view, place.project);
    const madeOf = [group, project, shared.has(projectTitle(project)), when, labels, home];
    return view.memory.rows.get(groupId(place), madeOf, () =>
      projectGroupRow(projectRow(view, project, shared, group)),
    );
  }
  const madeOf = [group, calendar.dayOf(now), when, labels];
  return view.memory.rows.get(groupId(place), madeOf, () => partRow(view, group, when));
}

/** A branch, day or model as a row. */
function partRow(view: Viewpoint, { place, sessionCount, spending }: Group, when: string): GroupRow {
  const title = groupTitle(view, place);
  const { labels } = view;
  const sessions = labels.count(sessionCount, 'session');
  const active = place.kind === 'day' ? '' : l10n.t('last active {0}', when);
  return {
    kind: 'group',
    id: groupId(place),
    place,
    title,
    description: joinSaid([sessions, costLabel(labels, spending)], ' · '),
    sentence: joinSaid([title, sessions, spokenCost(labels, spending), active], ', '),
    tooltip: place.kind === 'day' ? place.day : title,
  };
}

/** A project as a row of the tree. */
export function projectGroupRow(row: ProjectRow): GroupRow {
  const place = { kind: 'project', project: row.id } as const;
  const { title, description, sentence, path } = row;
  return { kind: 'group', id: groupId(place), place, title, description, sentence, tooltip: path };
}

/** What people call a group. */
export function groupTitle(view: Viewpoint, place: GroupPlace): string {
  switch (place.kind) {
    case 'project':
      return projectTitle(projectOf(view, place.project));
    case 'branch':
      return oneLine(place.branch) || l10n.t('No branch');
    case 'day':
      return dayTitle(view, place.day);
    case 'model':
      return oneLine(place.model) || l10n.t('No model named');
    default:
      return assertNever(place);
  }
}

function dayTitle({ now, calendar, labels }: Viewpoint, day: string): string {
  if (day === undatedDay) return l10n.t('Without a date');
  const today = calendar.dayOf(now);
  const label = labels.day(day, today);
  const [yesterday] = calendar.daysUpTo(today, 2);
  if (day === today) return l10n.t('Today, {0}', label);
  return day === yesterday
    ? l10n.t('Yesterday, {0}', label)
    : l10n.t({ message: '{0}, {1}', args: [labels.weekday(day), label], comment: 'weekday and date: Tue, 18 Nov' });
}

/** Groups are made from the index's sessions, so it knows their projects. */
const projectOf = ({ index }: Viewpoint, id: string): ProjectIndex =>
  index.projects().find((candidate) => candidate.id === id)!;

/** A session's share as a row below a group, or below the root; made anew where it or a word about it has changed. */
export function shareRow(
  view: Viewpoint,
  groupBy: Grouping,
  group: GroupPlace | undefined,
  share: Share,
  spending: Spending,
): TreeRow {
  const { session } = share;
  const words = wordsFor(view, groupBy, share);
  const status = sessionStatus(session, view.now, view.live);
  const madeOf = [share, words.when, words.where, status, sessionTitle(view, session), view.labels];
  const id = shareId(group, share);
  return view.memory.rows.get(id, madeOf, () =>
    sessionTreeRow(session, sessionRow(view, session, spending, words), id),
  );
}

/** A session's row in a tree, under an id of that tree. */
export function sessionTreeRow(session: SessionMetadata, row: SessionRow, id: string): SessionTreeRow {
  // A single answer to nothing is not worth a twistie.
  const isExpandable = session.prompts > 0 || session.messageLines > 1;
  return { ...row, kind: 'session', id, place: { kind: 'session', session: row.key, under: id }, isExpandable };
}

/** A session has one row in the whole tree where it is not divided, else one in each group. */
export function shareId(group: GroupPlace | undefined, { session }: Share): string {
  const own = `session:${sessionKey(session)}`;
  return group === undefined || group.kind === 'project' ? own : `${groupId(group)}\n${own}`;
}

function wordsFor(view: Viewpoint, groupBy: Grouping, { session, lastAt }: Share): RowWords {
  const when = groupBy === 'day' ? view.calendar.local(lastAt).time : view.labels.ago(lastAt, view.now, view.calendar);
  const isBelowProject = groupBy === 'project' || groupBy === 'branch';
  return { lastAt, when, where: isBelowProject ? '' : projectTitle(projectOf(view, session.project)) };
}

/** Says how many rows there are beyond those shown. */
export function moreRow({ labels }: Viewpoint, parentId: string, left: number): MoreRow {
  const next = Math.min(left, pageRows);
  const title = l10n.t('Show {0} more', labels.exact(next));
  const description = left > next ? l10n.t('of {0}', labels.exact(left)) : '';
  return { kind: 'more', id: `${parentId}\nmore`, title, description, sentence: joinSaid([title, description], ' ') };
}
