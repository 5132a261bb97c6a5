import type { SessionMetadata } from '../model/session.ts';
import { cacheWriteTokens, totalTokens, type TokenCount } from '../model/tokens.ts';
import { sumByModel } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { costLabel, costPhrase } from './costLabels.ts';
import { costBasis, type CostMode, costModeNotes, loggedCostText } from './costMode.ts';
import { countLabel, durationLabel, exactLabel, moneyLabel, shareLabel } from './labels.ts';
import { oneLine, tildePath } from './safeText.ts';
import { sessionKey, sessionTitle } from './sessionRows.ts';
import { spendingOf } from './spending.ts';
import { sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a session's tooltip shows: made when somebody points at it. */
export interface SessionDetails {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly models: readonly ModelTokens[];
  readonly notes: readonly string[];
}

/** A line of the token table, every label ready to show. */
export interface ModelTokens {
  readonly model: string;
  readonly input: string;
  readonly cacheWrite: string;
  readonly cacheRead: string;
  readonly output: string;
  readonly cost: string;
}

export function sessionDetails(view: Viewpoint, key: string): SessionDetails | undefined {
  const session = view.index.sessions().find((candidate) => sessionKey(candidate) === key);
  if (!session) return undefined;
  const usage = sumUsage(view, (row) => (view.index.sessionOfRow(row) === session.number ? 0 : -1)).get(0);
  return {
    title: sessionTitle(view, session),
    lines: [...placeLines(view, session), ...usageLines(usage, view.costMode)],
    models: modelRows(usage),
    notes: [...(view.costMode === 'calculate' ? [] : costModeNotes(view.costMode, usage)), ...notes(view, session)],
  };
}

function placeLines(view: Viewpoint, session: SessionMetadata): SessionDetails['lines'] {
  const lines = [{ label: 'Folder', text: oneLine(tildePath(session.cwd ?? session.slug, view.home)) }];
  if (session.branches.length > 0) lines.push({ label: 'Branch', text: oneLine(session.branches.join(', ')) });
  if (session.firstAt !== undefined && session.lastAt !== undefined) {
    const from = view.calendar.local(session.firstAt);
    const to = view.calendar.local(session.lastAt);
    const end = from.day === to.day ? to.time : `${to.day} ${to.time}`;
    const text = `${from.day} ${from.time} – ${end} (${durationLabel(session.lastAt - session.firstAt)})`;
    lines.push({ label: 'Time', text });
  }
  const counts = [
    countLabel(session.prompts, 'prompt'),
    countLabel(session.toolCalls, 'tool call'),
    ...(session.toolErrors > 0 ? [countLabel(session.toolErrors, 'error')] : []),
    ...(session.agentFiles > 0 ? [countLabel(session.agentFiles, 'sub-agent')] : []),
  ];
  lines.push({ label: 'Work', text: counts.join(', ') });
  return lines;
}

function usageLines(usage: UsageSum | undefined, mode: CostMode): SessionDetails['lines'] {
  if (!usage) return [];
  const spending = spendingOf(usage);
  const { tokens } = spending;
  const logged = loggedCostText(usage);
  return [
    { label: 'Tokens', text: exactLabel(totalTokens(tokens)) },
    { label: 'Cache hits', text: cacheHitLabel(tokens) },
    { label: 'Cost', text: `${costPhrase(spending) || moneyLabel(0)} ${costBasis[mode]}` },
    ...(logged === undefined ? [] : [{ label: 'Logged cost', text: logged }]),
  ];
}

/** Share of what was put before the model that came from the cache. */
export const cacheHitLabel = (tokens: TokenCount): string =>
  shareLabel(tokens.cacheRead, tokens.cacheRead + tokens.input + cacheWriteTokens(tokens));

function modelRows(usage: UsageSum | undefined): ModelTokens[] {
  return (usage ? sumByModel(usage) : []).map((part) => ({
    model: oneLine(part.model),
    input: exactLabel(part.tokens.input),
    cacheWrite: exactLabel(cacheWriteTokens(part.tokens)),
    cacheRead: exactLabel(part.tokens.cacheRead),
    output: exactLabel(part.tokens.output),
    cost: costLabel(part),
  }));
}

function notes(view: Viewpoint, session: SessionMetadata): string[] {
  const all: string[] = [];
  if (session.skippedLines > 0) all.push(`${countLabel(session.skippedLines, 'line')} skipped`);
  if (session.isDeleted) all.push('Claude Code has deleted this log; the figures are kept.');
  else if (session.mainPath === undefined)
    all.push('The session’s own log is missing; only its sub-agents are counted.');
  const inherited = view.index.inheritedRows(session.number);
  if (inherited.size > 0) {
    const { tokens, turns } = spendingOf(sumUsage(view, (row) => (inherited.has(row) ? 0 : -1)).get(0));
    const count = `${exactLabel(totalTokens(tokens))} tokens in ${countLabel(turns, 'message')}`;
    all.push(`Copied from another session and counted there: ${count}.`);
  }
  return all;
}
