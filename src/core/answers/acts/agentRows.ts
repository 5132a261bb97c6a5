import { actKinds, type ActPlace } from '../../model/act.ts';
import type { SessionMetadata } from '../../model/session.ts';
import type { EpochMs } from '../../model/time.ts';
import type { Holding } from '../../index/globalIndex.ts';
import type { Spending } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type AgentCall, AgentCalls, agentIdOf } from './agentCalls.ts';
import { isInherited, spendingByLog } from './logUsage.ts';
import { scopeOfSessions } from './scope.ts';
import { isError } from './toolRows.ts';

/** A sub-agent, or a request that compacted the conversation. */
export interface AgentRow {
  /** As its log is called; undefined for a call whose sub-agent has no log. */
  readonly id: string | undefined;
  readonly kind: 'agent' | 'compactor';
  /** `Explore`, `general-purpose` …; empty where nothing tells. */
  readonly type: string;
  readonly path: string | undefined;
  readonly isDeleted: boolean;
  /** Id of the sub-agent that started it; undefined: the main conversation did, or nothing tells. */
  readonly parent: string | undefined;
  /** Run of the workflow that it was part of. */
  readonly workflow: string | undefined;
  readonly isBackground: boolean;
  readonly at: EpochMs | undefined;
  readonly durationMs: number | undefined;
  readonly toolCalls: number;
  readonly errors: number;
  /** Undefined where it has no log of its own: what it spent is in the session's, told apart by nothing. */
  readonly spending: Spending | undefined;
  /** The call that started it, whose line describes it. */
  readonly call: ActPlace | undefined;
}

/** A session's sub-agents in the order in which they began; those copied from another session are that one's. */
export function agentRows(view: Viewpoint, session: SessionMetadata): readonly AgentRow[] {
  const calls = new AgentCalls(view, scopeOfSessions([session]));
  const logs = view.index
    .holdingsOf(session.number)
    .filter((log) => roles.has(log.digest.file.role) && !isInherited(view, log))
    .toSorted((a, b) => (a.digest.file.path < b.digest.file.path ? -1 : 1));
  const spending = spendingByLog(view, logs);
  const rows = logs.map((log, i) => rowOfLog(view, log, calls, spending[i]));
  const missing = calls.except(rows.flatMap(({ id }) => id ?? [])).map(rowOfCall);
  const beginning = ({ at }: AgentRow): EpochMs => at ?? Number.POSITIVE_INFINITY;
  return [...rows, ...missing].toSorted((a, b) => {
    const [first, second] = [beginning(a), beginning(b)];
    return first === second ? ((a.id ?? '') < (b.id ?? '') ? -1 : 1) : first - second;
  });
}

const roles: ReadonlySet<string> = new Set(['agent', 'compactor']);

function rowOfLog(view: Viewpoint, log: Holding, calls: AgentCalls, spending: Spending | undefined): AgentRow {
  const { file, facts, isDeleted } = log.digest;
  const { firstAt, lastAt } = facts;
  const id = agentIdOf(file.path);
  const call = id === undefined ? undefined : calls.of(id);
  return {
    id,
    kind: file.role === 'compactor' ? 'compactor' : 'agent',
    type: facts.agentType ?? call?.type ?? '',
    path: file.path,
    isDeleted,
    parent: call?.parent,
    workflow: /\/workflows\/([^/]+)\/[^/]+$/.exec(file.path)?.[1],
    isBackground: call?.isBackground ?? false,
    at: firstAt,
    durationMs: firstAt === undefined || lastAt === undefined ? undefined : lastAt - firstAt,
    ...toolsIn(view, log),
    spending,
    call: call?.place,
  };
}

function toolsIn({ index }: Viewpoint, { actRows, session }: Holding): Pick<AgentRow, 'toolCalls' | 'errors'> {
  const { kind, flags } = index.acts.columns;
  const tools = [...new Set(actRows)].filter(
    (row) => actKinds[kind[row]!] === 'tool' && index.sessionOfAct(row) === session,
  );
  return { toolCalls: tools.length, errors: tools.filter((row) => isError(flags[row]!)).length };
}

const rowOfCall = ({ type, parent, isBackground, at, durationMs, place }: AgentCall): AgentRow => ({
  id: undefined,
  kind: 'agent',
  type,
  path: undefined,
  isDeleted: false,
  parent,
  workflow: undefined,
  isBackground,
  at,
  durationMs: isBackground ? undefined : durationMs,
  toolCalls: 0,
  errors: 0,
  spending: undefined,
  call: place,
});
