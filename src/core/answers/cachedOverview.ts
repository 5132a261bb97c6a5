import * as l10n from '@vscode/l10n';
import type { Calendar } from '../kit/calendar.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { makeProjectId } from '../model/ids.ts';
import type { EpochMs } from '../model/time.ts';
import { noTokens } from '../model/tokens.ts';
import type { TracerCache, TracerModel, TracerSession } from '../model/tracerCache.ts';
import { nobodyWaits } from './tree/waiting.ts';
import type { Overview } from './overview.ts';
import { projectDescription, projectPlace, type ProjectRow, projectTitle, repeated } from './projectRows.ts';
import { oneLine, tildePath } from './safeText.ts';
import type { Spending } from './spending.ts';
import { headline, type StatusLine, unknownStatus } from './statusLine.ts';
import type { Labels } from './labels.ts';
import { type CostMode, moneyBasis } from './costMode.ts';

/** From where the first paint is looked at: there is no index yet. */
export interface CachedViewpoint {
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly labels: Labels;
  readonly costMode: CostMode;
  readonly home: string;
}

/** What another window left behind: also the projects, since there is nothing yet to ask for them. */
export interface CachedOverview extends Overview {
  readonly projects: readonly ProjectRow[];
}

/** The last window's figures, for the moment until the worker knows better; revision 0, so that anything newer replaces them. */
export function cachedOverview(cache: TracerCache, view: CachedViewpoint): CachedOverview {
  const byProject = new Map<string, TracerSession[]>();
  for (const [slug, project] of cache.projects) {
    for (const session of project.sessions.values()) {
      const id = session.project ?? session.cwd ?? slug;
      const sessions = byProject.get(id);
      if (sessions) sessions.push(session);
      else byProject.set(id, [session]);
    }
  }
  const shared = repeated([...byProject.keys()].map(titleOf));
  return {
    revision: 0,
    asOf: normalizeDatetime(cache.generated_at) ?? 0,
    hasData: byProject.size > 0,
    waiting: nobodyWaits,
    projects: [...byProject]
      .map(([id, sessions]) => cachedRow(id, sessions, shared, view))
      .toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1)),
    status: cachedStatus(cache, view),
    budgets: [],
  };
}

const titleOf = (id: string): string => projectTitle({ id: makeProjectId(id), cwd: undefined });

function cachedRow(
  id: string,
  sessions: readonly TracerSession[],
  shared: ReadonlySet<string>,
  { home, labels }: CachedViewpoint,
): ProjectRow {
  const title = titleOf(id);
  const path = oneLine(tildePath(id, home));
  const worktrees = new Set(sessions.map(({ cwd }) => cwd).filter((cwd) => cwd !== undefined && cwd !== id)).size;
  return {
    id,
    title,
    description: projectDescription(
      labels,
      projectPlace(labels, path, worktrees, shared.has(title)),
      sessions.length,
      spendingOfCached(sessions),
    ),
    sentence: [title, l10n.t('project in {0}', path), labels.count(sessions.length, 'session')].join(', '),
    path,
    sessionCount: sessions.length,
    lastAt: Math.max(0, ...sessions.map((session) => normalizeDatetime(session.last_activity) ?? 0)),
  };
}

/** Only what a label needs. */
function spendingOfCached(sessions: readonly TracerSession[]): Spending {
  const sum = (pick: (session: TracerSession) => number): number =>
    sessions.reduce((total, session) => total + pick(session), 0);
  const unpriced = sessions.flatMap((session) => (session.models ?? []).filter((model) => model.cost === null));
  return {
    tokens: {
      input: sum((session) => session.input_tokens),
      output: sum((session) => session.output_tokens),
      cacheRead: sum((session) => session.cache_read_input_tokens),
      cacheWrite5m: sum((session) => session.cache_creation_input_tokens),
      cacheWrite1h: 0,
    },
    webSearches: 0,
    turns: 0,
    incompleteTurns: sum((session) => session.incomplete ?? 0),
    cost: {
      usd: sum((session) => session.total_cost),
      unpriced: unpriced.map((model) => ({ model: model.model, tokens: tokensOf(model) })),
    },
  };
}

const tokensOf = (model: TracerModel): number =>
  model.input_tokens +
  model.output_tokens +
  model.cache_read_input_tokens +
  model.cache_creation_5m_input_tokens +
  model.cache_creation_1h_input_tokens;

/** Today's figure only if it is still today, as this window counts days. */
function cachedStatus(
  { today, generated_at: generatedAt }: TracerCache,
  { now, calendar, labels, costMode }: CachedViewpoint,
): StatusLine {
  const asOf = normalizeDatetime(generatedAt);
  const basis = moneyBasis(costMode, labels);
  if (!today || asOf === undefined || today.day !== calendar.dayOf(now) || today.zone !== calendar.zone)
    return unknownStatus(basis);
  const { tokens, cost: usd, unpriced, incomplete } = today;
  const cost = { usd, unpriced: unpriced > 0 ? [{ model: '', tokens: unpriced }] : [] };
  const spending: Spending = {
    tokens: { ...noTokens, input: tokens ?? 0 },
    webSearches: 0,
    turns: 0,
    incompleteTurns: incomplete ?? 0,
    cost,
  };
  return {
    ...headline(labels, spending, today.sessions),
    rows: [],
    basis,
    asOf: calendar.local(asOf).time,
  };
}
