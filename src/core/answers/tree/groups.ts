import { assertNever } from '../../kit/assertNever.ts';
import type { EpochMs } from '../../model/time.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { Share } from './shares.ts';
import type { GroupPlace } from './treeRow.ts';
import type { TreeShape } from './treeShape.ts';

/** The shares that one row stands for. */
export interface Group {
  readonly place: GroupPlace;
  readonly shares: readonly Share[];
  /** A session that has several shares in it counts once. */
  readonly sessionCount: number;
  readonly spending: Spending;
  readonly lastAt: EpochMs;
}

/** What stands directly below the root; with branches, these are their projects. */
export function rootGroups(view: Viewpoint, { groupBy }: TreeShape, shares: readonly Share[]): Group[] {
  switch (groupBy) {
    case 'project':
    case 'branch':
      return groupsBy(view, shares, ({ session: { project } }) => ({ kind: 'project', project }));
    case 'day':
      return groupsBy(view, shares, ({ part: day }) => ({ kind: 'day', day }));
    case 'model':
      return groupsBy(view, shares, ({ part: model }) => ({ kind: 'model', model }));
    case 'flat':
      return [];
    default:
      return assertNever(groupBy);
  }
}

/** The branches of a project. */
export function branchGroups(view: Viewpoint, project: string, shares: readonly Share[]): Group[] {
  const own = shares.filter(({ session }) => session.project === project);
  return groupsBy(view, own, ({ part: branch }) => ({ kind: 'branch', project, branch }));
}

/** The shares that stand below a group as sessions. */
export function sharesIn(shares: readonly Share[], place: GroupPlace): readonly Share[] {
  switch (place.kind) {
    case 'project':
      return shares.filter(({ session }) => session.project === place.project);
    case 'branch':
      return shares.filter(({ session, part }) => session.project === place.project && part === place.branch);
    case 'day':
      return shares.filter(({ part }) => part === place.day);
    case 'model':
      return shares.filter(({ part }) => part === place.model);
    default:
      return assertNever(place);
  }
}

function groupsBy(view: Viewpoint, shares: readonly Share[], placeOf: (share: Share) => GroupPlace): Group[] {
  const byId = new Map<string, { readonly place: GroupPlace; readonly shares: Share[] }>();
  for (const share of shares) {
    const place = placeOf(share);
    const id = groupId(place);
    const group = byId.get(id);
    if (group) group.shares.push(share);
    else byId.set(id, { place, shares: [share] });
  }
  return Array.from(byId.values(), ({ place, shares: own }) => ({
    place,
    shares: own,
    sessionCount: new Set(own.map(({ session }) => session.number)).size,
    spending: spendingOf(
      sumOf(
        view,
        own.map(({ usage }) => usage),
      ),
    ),
    lastAt: own.reduce((latest, { lastAt }) => Math.max(latest, lastAt), 0),
  }));
}

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
