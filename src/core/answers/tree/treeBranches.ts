import { costLabel } from '../costLabels.ts';
import { sharedTitles } from '../projectRows.ts';
import { joinSaid, sessionTitle } from '../sessionRows.ts';
import { spendingOf } from '../spending.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { branchGroups, type Group, groupId, rootGroups, sessionCount } from './groups.ts';
import type { Share } from './shares.ts';
import { inOrder, type Ranked } from './treeOrder.ts';
import { insideSession } from './inside/insideSession.ts';
import {
  type BranchRequest,
  type GroupPlace,
  type InsidePlace,
  isInside,
  type TreeAnswer,
  type TreeBranch,
  type TreePlace,
  type TreeRow,
} from './treeRow.ts';
import { groupRow, groupTitle, moreRow, shareId, shareRow } from './treeRows.ts';
import type { TreeShape } from './treeShape.ts';

/** What the side bar asks of the worker: the rows below the nodes that are open, and no others. */
export function treeBranches(
  view: Viewpoint,
  shape: TreeShape,
  shares: readonly Share[],
  requests: readonly BranchRequest[],
): TreeAnswer {
  return {
    summary: summaryOf(view, shape, shares),
    branches: requests.map(({ place, limit }) => branchAt(view, shape, shares, place, limit)),
  };
}

function branchAt(
  view: Viewpoint,
  shape: TreeShape,
  shares: readonly Share[],
  place: TreePlace,
  limit: number,
): TreeBranch | undefined {
  if (isInside(place)) return insideSession(view, place, limit);
  const ranked = rankedAt(view, shape, shares, place);
  if (ranked.length === 0 && place.kind !== 'root') return undefined;
  const shown = inOrder(ranked, shape.orderBy).slice(0, limit);
  const left = ranked.length - shown.length;
  const parentId = place.kind === 'root' ? 'root' : groupId(place);
  const rows = shown.map(({ row }) => row());
  return { rows: left > 0 ? [...rows, moreRow(view, parentId, left)] : rows };
}

/** A row that is made only if it is shown. */
export interface Candidate extends Ranked {
  readonly row: () => TreeRow;
  /** What is below it, for the way to a session. */
  readonly shares: readonly Share[];
}

/** Everything directly below a place, in no order. */
export function rankedAt(
  view: Viewpoint,
  shape: TreeShape,
  shares: readonly Share[],
  place: Exclude<TreePlace, InsidePlace>,
): Candidate[] {
  if (place.kind === 'root') {
    if (shape.groupBy === 'flat') return shareCandidates(view, shape, undefined, shares);
    return groupCandidates(view, rootGroups(view, shape, shares));
  }
  const above = place.kind === 'branch' ? ({ kind: 'project', project: place.project } as const) : place;
  const atRoot = groupAt(rootGroups(view, shape, shares), above);
  if (place.kind === 'project' && shape.groupBy === 'branch') return groupCandidates(view, branchGroups(view, atRoot));
  const group = place.kind === 'branch' ? groupAt(branchGroups(view, atRoot), place) : atRoot;
  return shareCandidates(view, shape, place, group?.shares ?? []);
}

function groupAt(groups: readonly Group[], place: GroupPlace): Group | undefined {
  const id = groupId(place);
  return groups.find((group) => groupId(group.place) === id);
}

/** Days have no names to be spelled by: the latest comes first. */
function groupCandidates(view: Viewpoint, groups: readonly Group[]): Candidate[] {
  const shared = sharedTitles(view);
  return groups.map((group) => ({
    id: groupId(group.place),
    lastAt: group.lastAt,
    spending: group.spending,
    name: () => (group.place.kind === 'day' ? '' : groupTitle(view, group.place)),
    row: () => groupRow(view, group, shared),
    shares: group.shares,
  }));
}

function shareCandidates(
  view: Viewpoint,
  { groupBy }: TreeShape,
  group: GroupPlace | undefined,
  shares: readonly Share[],
): Candidate[] {
  return shares.map((share) => {
    const spending = spendingOf(share.usage);
    return {
      id: shareId(group, share),
      lastAt: share.lastAt,
      spending,
      name: () => sessionTitle(view, share.session),
      row: () => shareRow(view, groupBy, group, share, spending),
      shares: [share],
    };
  });
}

function summaryOf(view: Viewpoint, shape: TreeShape, shares: readonly Share[]): string {
  const sessions = sessionCount(shares);
  const parts: readonly Pick<Share, 'usage'>[] = shape.groupBy === 'flat' ? shares : rootGroups(view, shape, shares);
  const usage = sumOf(
    view,
    parts.map((part) => part.usage),
  );
  const { labels } = view;
  return sessions === 0
    ? ''
    : joinSaid([labels.count(sessions, 'session'), costLabel(labels, spendingOf(usage))], ' · ');
}
