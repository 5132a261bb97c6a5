import { sessionKey } from '../sessionRows.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { Share } from './shares.ts';
import { inOrder } from './treeOrder.ts';
import { isInside, type TreePlace, type TreeRow } from './treeRow.ts';
import { type Candidate, rankedAt } from './treeBranches.ts';
import type { TreeShape } from './treeShape.ts';

/** One step from the root towards a session: the row, and where it stands below its parent. */
export interface TreeStep {
  readonly row: TreeRow;
  readonly position: number;
}

/** The way from the root to a session, where it was active last if it is in several groups; undefined where it is not shown. */
export function treePath(
  view: Viewpoint,
  shape: TreeShape,
  shares: readonly Share[],
  key: string,
): readonly TreeStep[] | undefined {
  const [latest] = shares.filter(({ session }) => sessionKey(session) === key).toSorted((a, b) => b.lastAt - a.lastAt);
  if (!latest) return undefined;
  const steps: TreeStep[] = [];
  for (let place: TreePlace = { kind: 'root' }; !isInside(place);) {
    const ranked: readonly Candidate[] = inOrder(rankedAt(view, shape, shares, place), shape.orderBy);
    const position = ranked.findIndex((candidate) => candidate.shares.includes(latest));
    const row: TreeRow = ranked[position]!.row();
    steps.push({ row, position });
    if (row.kind !== 'group' && row.kind !== 'session') break;
    place = row.place;
  }
  return steps;
}
