import type { SessionMetadata } from '../model/session.ts';
import { UsageSum } from '../price/cost.ts';
import { sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Usage of each session that has any, by its number. */
export function usageBySession(view: Viewpoint): Map<number, UsageSum> {
  return sumUsage(view.index, view.pricer, (row) => view.index.sessionOfRow(row));
}

/** Everything these sessions came to. */
export function usageOfSessions(
  view: Viewpoint,
  sessions: readonly SessionMetadata[],
  usage: ReadonlyMap<number, UsageSum>,
): UsageSum {
  const sum = new UsageSum(view.pricer, view.index.ledger.models);
  for (const session of sessions) {
    const own = usage.get(session.number);
    if (own) sum.addAll(own);
  }
  return sum;
}
