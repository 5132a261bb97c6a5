import type { SessionMetadata } from '../../model/session.ts';
import type { EpochMs } from '../../model/time.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { type Parts, partsOf } from '../sessionParts.ts';
import { lastActivity } from '../sessionRows.ts';
import { memoryFor } from '../viewMemory.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { sessionFilter } from './sessionFilter.ts';
import type { Grouping, TreeShape } from './treeShape.ts';

/** What a session has in a group: all of its usage, or what fell on one branch, day or model. */
export interface Share {
  readonly session: SessionMetadata;
  /** The branch, day or model; empty where sessions are not divided. */
  readonly part: string;
  readonly usage: UsageSum | undefined;
  readonly lastAt: EpochMs;
}

/**
 * Divides the shown sessions as the grouping asks. The sum of all shares is that of the sessions; the shares of one session stand
 * together.
 */
export function sharesOf(view: Viewpoint, shape: TreeShape): readonly Share[] {
  const { index, book, costMode, calendar, workspaceFolders, home, ownTitles, memory } = view;
  const { groupBy, filter, isWorkspaceOnly } = shape;
  const isShown = sessionFilter(view, shape);
  const chosenBy = [filter, isWorkspaceOnly, workspaceFolders, home, ownTitles.revision];
  const countedBy = [book.models, book.classes, costMode, calendar];
  return index.projects().flatMap((project) => {
    const revision = index.latestUsageRevisionOf(project.sessions);
    const madeOf = [project, revision, ...chosenBy, ...countedBy];
    return memoryFor(memory.shownShares, groupBy).get(project.id, madeOf, () =>
      project.sessions.filter(isShown).flatMap((session) => sharesOfSession(view, session, groupBy)),
    );
  });
}

function sharesOfSession(view: Viewpoint, session: SessionMetadata, groupBy: Grouping): readonly Share[] {
  const parts = partsOf(view, session.number, groupBy === 'project' || groupBy === 'flat' ? 'whole' : groupBy);
  const memory = memoryFor(view.memory.shares, groupBy);
  return memory.get(session.number, [session, parts], () => divided(view, session, groupBy, parts));
}

function divided(view: Viewpoint, session: SessionMetadata, groupBy: Grouping, parts: Parts): readonly Share[] {
  if (parts.size === 0) {
    const part = partWithoutUsage(view, groupBy, session);
    return [{ session, part, usage: undefined, lastAt: lastActivity(session) }];
  }
  const isDivided = groupBy !== 'project' && groupBy !== 'flat';
  return Array.from(parts, ([part, { usage, lastAt }]) => ({
    session,
    part,
    usage,
    lastAt: (isDivided ? lastAt : undefined) ?? lastActivity(session),
  }));
}

/** Where a session belongs that was never billed for anything. */
function partWithoutUsage({ calendar }: Viewpoint, groupBy: Grouping, session: SessionMetadata): string {
  if (groupBy === 'day') return calendar.dayOf(lastActivity(session));
  return groupBy === 'branch' ? (session.branches[0] ?? '') : '';
}
