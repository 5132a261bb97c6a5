import { assertNever } from '../../kit/assertNever.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { lastActivity } from '../sessionRows.ts';
import { sumUsage } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { shownSessions } from './sessionFilter.ts';
import type { Grouping, TreeShape } from './treeShape.ts';

/** What a session has in a group: all of its usage, or what fell on one branch, day or model. */
export interface Share {
  readonly session: SessionMetadata;
  /** The branch, day or model; empty where sessions are not divided. */
  readonly part: string;
  readonly usage: UsageSum | undefined;
  readonly lastAt: EpochMs;
}

/** Divides the shown sessions as the grouping asks, in one pass over the ledger. Their sums are the sum of the sessions. */
export function sharesOf(view: Viewpoint, shape: TreeShape): readonly Share[] {
  const sessions = shownSessions(view, shape);
  const partOf = partOfRow(view, shape.groupBy);
  const bySession = new Map(sessions.map(({ number }) => [number, new Map<string, Part>()]));
  const { at } = view.index.ledger.columns;
  let parts = 0;
  const sums = sumUsage(view, (row) => {
    const own = bySession.get(view.index.sessionOfRow(row));
    if (!own) return -1;
    const name = partOf(row);
    let part = own.get(name);
    if (!part) own.set(name, (part = { number: parts++, lastAt: undefined }));
    const time = at[row]!;
    if (isDated(time) && time > (part.lastAt ?? 0)) part.lastAt = time;
    return part.number;
  });
  const isDivided = shape.groupBy !== 'project' && shape.groupBy !== 'flat';
  return sessions.flatMap((session): Share[] => {
    const own = bySession.get(session.number)!;
    if (own.size === 0) {
      return [
        {
          session,
          part: partWithoutUsage(view, shape.groupBy, session),
          usage: undefined,
          lastAt: lastActivity(session),
        },
      ];
    }
    return Array.from(own, ([part, { number, lastAt }]) => ({
      session,
      part,
      usage: sums.get(number),
      lastAt: (isDivided ? lastAt : undefined) ?? lastActivity(session),
    }));
  });
}

interface Part {
  readonly number: number;
  lastAt: EpochMs | undefined;
}

/** Into which part of its session a ledger row falls. */
function partOfRow({ index, calendar }: Viewpoint, groupBy: Grouping): (row: number) => string {
  const { columns, models } = index.ledger;
  switch (groupBy) {
    case 'project':
    case 'flat':
      return () => '';
    case 'day':
      return (row) => calendar.dayOf(columns.at[row]!);
    case 'model':
      return (row) => models[columns.model[row]!]!;
    case 'branch':
      return (row) => {
        const { turns, branches } = index.fileOf(columns.owner[row]!);
        return branches[turns.branch[columns.ownerTurn[row]!]!] ?? '';
      };
    default:
      return assertNever(groupBy);
  }
}

/** Where a session belongs that was never billed for anything. */
function partWithoutUsage({ calendar }: Viewpoint, groupBy: Grouping, session: SessionMetadata): string {
  if (groupBy === 'day') return calendar.dayOf(lastActivity(session));
  return groupBy === 'branch' ? (session.branches[0] ?? '') : '';
}
