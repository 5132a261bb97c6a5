import { assertNever } from '../../kit/assertNever.ts';
import type { EpochMs } from '../../model/time.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { Share } from './shares.ts';
import type { GroupPlace } from './treeRow.ts';
import type { Grouping, TreeShape } from './treeShape.ts';

/** The shares that one row stands for. */
export interface Group {
  readonly place: GroupPlace;
  readonly shares: readonly Share[];
  /** A session that has several shares in it counts once. */
  readonly sessionCount: number;
  readonly usage: UsageSum;
  readonly spending: Spending;
  readonly lastAt: EpochMs;
}

/** What stands directly below the root; with branches, these are their projects. */
export function rootGroups(view: Viewpoint, { groupBy }: TreeShape, shares: readonly Share[]): readonly Group[] {
  const known = view.memory.rootGroups.get(shares);
  if (known) return known;
  const groups = groupedAtRoot(view, groupBy, shares);
  view.memory.rootGroups.set(shares, groups);
  return groups;
}

function groupedAtRoot(view: Viewpoint, groupBy: Grouping, shares: readonly Share[]): readonly Group[] {
  switch (groupBy) {
    case 'project':
    case 'branch':
      return groupsBy(view, shares, projectOfShare, (project) => ({ kind: 'project', project }));
    case 'day':
      return groupsBy(view, shares, partOfShare, (day) => ({ kind: 'day', day }));
    case 'model':
      return groupsBy(view, shares, partOfShare, (model) => ({ kind: 'model', model }));
    case 'flat':
      return [];
    default:
      return assertNever(groupBy);
  }
}

/** The branches of a project, which is one of the root's groups. */
export function branchGroups(view: Viewpoint, project: Group | undefined): readonly Group[] {
  if (project?.place.kind !== 'project') return [];
  const { project: id } = project.place;
  return groupsBy(view, project.shares, partOfShare, (branch) => ({ kind: 'branch', project: id, branch }));
}

const projectOfShare = ({ session }: Share): string => session.project;
const partOfShare = ({ part }: Share): string => part;

/** A group in which nothing changed is the one that it was. */
function groupsBy(
  view: Viewpoint,
  shares: readonly Share[],
  nameOf: (share: Share) => string,
  placeOf: (name: string) => GroupPlace,
): readonly Group[] {
  const byName = new Map<string, Share[]>();
  // Most stand beside others of their group.
  let last: { readonly name: string; readonly own: Share[] } | undefined;
  for (const share of shares) {
    const name = nameOf(share);
    if (last?.name !== name) last = { name, own: byName.get(name) ?? [] };
    if (last.own.length === 0) byName.set(name, last.own);
    last.own.push(share);
  }
  return Array.from(byName, ([name, own]) => {
    const place = placeOf(name);
    return view.memory.groups.get(groupId(place), own, () => groupOf(view, place, own));
  });
}

function groupOf(view: Viewpoint, place: GroupPlace, shares: readonly Share[]): Group {
  const usage = sumOf(
    view,
    shares.map((share) => share.usage),
  );
  return {
    place,
    shares,
    sessionCount: sessionCount(shares),
    usage,
    spending: spendingOf(usage),
    lastAt: shares.reduce((latest, { lastAt }) => Math.max(latest, lastAt), 0),
  };
}

/** A session that has several shares counts once; they stand together. */
export const sessionCount = (shares: readonly Share[]): number =>
  shares.filter(({ session }, i) => session !== shares[i - 1]?.session).length;

/** One in the whole tree. */
export function groupId(place: GroupPlace): string {
  switch (place.kind) {
    case 'project':
      return `project:${place.project}`;
    case 'branch':
      return `project:${place.project}\nbranch:${place.branch}`;
    case 'day':
      return `day:${place.day}`;
    case 'model':
      return `model:${place.model}`;
    default:
      return assertNever(place);
  }
}
