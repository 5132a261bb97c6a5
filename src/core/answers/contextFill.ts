import { turnFlag } from '../model/turn.ts';
import { contextWindow } from './transcript/contextWindow.ts';
import type { Viewpoint } from './viewpoint.ts';

/** How full the context of a session's own log was at its last answer, from 0 to 1; undefined where it has none. */
export function contextFill(view: Viewpoint, session: number): number | undefined {
  const { at, flags, input, cacheRead, cacheWrite } = view.index.ledger.columns;
  const notItsOwn = turnFlag.advisor | turnFlag.compaction | turnFlag.sidechain;
  const holding = view.index.holdingsOf(session).find(({ digest }) => digest.file.role === 'main');
  if (!holding) return undefined;
  let last: number | undefined;
  for (const row of holding.rows) {
    if ((flags[row]! & notItsOwn) === 0 && (last === undefined || at[row]! >= at[last]!)) last = row;
  }
  if (last === undefined) return undefined;
  return (input[last]! + cacheRead[last]! + cacheWrite[last]!) / contextWindow(view, holding);
}
