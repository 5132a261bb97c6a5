import { cacheWriteTokens, totalTokens } from '../model/tokens.ts';
import type { SessionMetadata } from '../model/session.ts';
import {
  pythonMtime,
  type TracerCache,
  type TracerModel,
  type TracerProject,
  type TracerSession,
  type TracerToday,
} from '../model/tracerCache.ts';
import { turnFlag } from '../model/turn.ts';
import { sessionStatus } from '../index/sessionStatus.ts';
import { sumByModel } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { spendingOf } from './spending.ts';
import { usageBySession } from './sessionParts.ts';
import { sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Who wrote a cache; the build fills the version in. */
export interface Generator {
  readonly name: string;
  readonly version: string;
}

/** In English, whoever wrote it: other tracers read it too. */
const writtenBasis = { auto: 'as logged, else at list prices', display: 'as logged' } as const;

/** All that is known, as tracer-cache.json says it (format/TRACER_CACHE.md): no prompt text, costs by today's rate card. */
export function tracerCacheOf(view: Viewpoint, generator: Generator): TracerCache {
  const usage = usageBySession(view);
  const sidechainUsage = sumUsage(view, (row) =>
    (view.index.ledger.columns.flags[row]! & turnFlag.sidechain) === 0 ? -1 : view.index.sessionOfRow(row),
  );
  const projects = new Map<string, TracerProject & { sessions: Map<string, TracerSession> }>();
  const sessions = view.index.projects().flatMap(({ cwd, sessions: own }) => own.map((session) => ({ cwd, session })));
  for (const { cwd, session } of sessions) {
    if (session.isEmpty) continue;
    const known = projects.get(session.slug);
    const project = known ?? {
      project_hash: session.slug,
      sessions: new Map<string, TracerSession>(),
      last_updated: 0,
    };
    const agents = totalTokens(spendingOf(sidechainUsage.get(session.number)).tokens);
    project.sessions.set(session.id, cachedSession(view, session, cwd, usage.get(session.number), agents));
    projects.set(session.slug, { ...project, last_updated: Math.max(project.last_updated, mtimeOf(session)) });
  }
  return {
    version: 1,
    generator,
    generated_at: new Date(view.now).toISOString(),
    price_table:
      view.costMode === 'calculate' ? view.pricer.cardId : `${view.pricer.cardId}, ${writtenBasis[view.costMode]}`,
    today: today(view),
    projects,
  };
}

function cachedSession(
  view: Viewpoint,
  session: SessionMetadata,
  /** Its project's, so that the first paint groups a session that does not tell its own as the worker does. */
  cwd: string | undefined,
  sum: UsageSum | undefined,
  agents: number,
): TracerSession {
  const { tokens, cost, incompleteTurns } = spendingOf(sum);
  const status = sessionStatus(session, view.now, view.live);
  return {
    session_id: session.id,
    // Version-1 readers trust nothing but `completed`; a deleted log has no mtime they could compare.
    status: status === 'deleted' ? 'completed' : status,
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    cache_creation_input_tokens: cacheWriteTokens(tokens),
    cache_read_input_tokens: tokens.cacheRead,
    total_cost: cost.usd,
    message_count: session.messageLines,
    tool_calls: session.toolCalls,
    error_count: session.toolErrors,
    first_activity: isoOf(session.firstAt),
    last_activity: isoOf(session.lastAt),
    mtime: mtimeOf(session),
    models: sum ? sumByModel(sum).map(cachedModel) : [],
    subagent_tokens: agents,
    incomplete: incompleteTurns,
    ...(cwd === undefined ? {} : { cwd }),
    project: session.project,
    branches: session.branches,
    ...(session.title ? { title: session.title.text, title_source: session.title.source } : {}),
    size: session.mainSizeBytes,
    log_deleted: session.isDeleted,
  };
}

function cachedModel({ model, tokens, cost }: ReturnType<typeof sumByModel>[number]): TracerModel {
  return {
    model,
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    cache_creation_5m_input_tokens: tokens.cacheWrite5m,
    cache_creation_1h_input_tokens: tokens.cacheWrite1h,
    cache_read_input_tokens: tokens.cacheRead,
    cost: cost.unpriced.length > 0 ? null : cost.usd,
  };
}

function today(view: Viewpoint): TracerToday {
  const { calendar, now, index } = view;
  const day = calendar.dayOf(now);
  const { from, to } = calendar.spanOfDays(day, day);
  const { at } = index.ledger.columns;
  const sessions = new Set<number>();
  const sum = sumUsage(view, (row) => {
    if (at[row]! < from || at[row]! >= to) return -1;
    sessions.add(index.sessionOfRow(row));
    return 0;
  }).get(0);
  const { tokens, cost, incompleteTurns: incomplete } = spendingOf(sum);
  const unpriced = cost.unpriced.reduce((total, part) => total + part.tokens, 0);
  const figures = { tokens: totalTokens(tokens), cost: cost.usd, sessions: sessions.size, unpriced, incomplete };
  return { day, zone: calendar.zone, ...figures };
}

const mtimeOf = (session: SessionMetadata): number => pythonMtime(BigInt(session.mainMtimeNs || '0'));

const isoOf = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
