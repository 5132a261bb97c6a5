import type { SessionMetadata } from '../../model/session.ts';
import { sumByModel } from '../../price/cost.ts';
import { activeMsBySession } from '../acts/activeTime.ts';
import { agentRows } from '../acts/agentRows.ts';
import { compactionRows } from '../acts/compactionRows.ts';
import { type FileRow, fileRows } from '../acts/fileRows.ts';
import { scopeOfSessions } from '../acts/scope.ts';
import { type ToolRow, toolRows } from '../acts/toolRows.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { sumUsage } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** One of the sessions that are compared, with all that is put side by side. */
export interface ComparedSession {
  readonly session: SessionMetadata;
  readonly spending: Spending;
  /** By model as logs name it. */
  readonly models: ReadonlyMap<string, Spending>;
  readonly activeMs: number;
  readonly subAgents: number;
  readonly compactions: number;
  /** By name as logs have it. */
  readonly tools: ReadonlyMap<string, ToolRow>;
  /** By path. */
  readonly files: ReadonlyMap<string, FileRow>;
}

/** Sums the ledgers once for all of them; what a session has copied is counted where it was said. */
export function comparedSessions(view: Viewpoint, sessions: readonly SessionMetadata[]): readonly ComparedSession[] {
  const places = new Map(sessions.map(({ number }, place) => [number, place]));
  const sums = sumUsage(view, (row) => places.get(view.index.sessionOfRow(row)) ?? -1);
  const active = activeMsBySession(view, scopeOfSessions(sessions));
  return sessions.map((session, place) => {
    const scope = scopeOfSessions([session]);
    const sum = sums.get(place);
    return {
      session,
      spending: spendingOf(sum),
      models: new Map((sum ? sumByModel(sum) : []).map((usage) => [usage.model, usage])),
      activeMs: active.get(session.number) ?? 0,
      subAgents: agentRows(view, session).filter(({ kind }) => kind === 'agent').length,
      compactions: compactionRows(view, scope).length,
      tools: new Map(toolRows(view, scope).map((row) => [row.name, row])),
      files: new Map(fileRows(view, scope).map((row) => [row.path, row])),
    };
  });
}
