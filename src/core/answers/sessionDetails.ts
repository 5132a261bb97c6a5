import * as l10n from '@vscode/l10n';
import type { SessionMetadata } from '../model/session.ts';
import { cacheWriteTokens, totalTokens, type TokenCount } from '../model/tokens.ts';
import { sumByModel } from '../price/cost.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { activeMs } from './acts/activeTime.ts';
import { agentRows } from './acts/agentRows.ts';
import { promptCount } from './acts/commands.ts';
import { errorRows } from './acts/errorRows.ts';
import { fileRows, fileTotals } from './acts/fileRows.ts';
import { scopeOfSessions } from './acts/scope.ts';
import { toolRows } from './acts/toolRows.ts';
import { costLabel, costPhrase } from './costLabels.ts';
import { costModeNotes, loggedCostText, moneyBasis } from './costMode.ts';
import { oneLine, tildePath } from './safeText.ts';
import { sessionKey, sessionTitle } from './sessionRows.ts';
import { spendingOf } from './spending.ts';
import { usageOfSession } from './sessionParts.ts';
import { sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { Labels } from './labels.ts';

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
  const usage = usageOfSession(view, session.number);
  return {
    title: sessionTitle(view, session),
    lines: [...placeLines(view, session), ...workLines(view, session), ...usageLines(view, usage)],
    models: modelRows(view.labels, usage),
    notes: [
      ...(view.costMode === 'calculate' ? [] : costModeNotes(view.labels, view.costMode, usage)),
      ...notes(view, session),
    ],
  };
}

function placeLines(view: Viewpoint, session: SessionMetadata): SessionDetails['lines'] {
  const { labels } = view;
  const lines = [{ label: l10n.t('Folder'), text: oneLine(tildePath(session.cwd ?? session.slug, view.home)) }];
  if (session.branches.length > 0) lines.push({ label: l10n.t('Branch'), text: oneLine(session.branches.join(', ')) });
  if (session.firstAt !== undefined && session.lastAt !== undefined) {
    const from = view.calendar.local(session.firstAt);
    const to = view.calendar.local(session.lastAt);
    const end = from.day === to.day ? to.time : `${to.day} ${to.time}`;
    const text = `${from.day} ${from.time} – ${end} (${labels.duration(session.lastAt - session.firstAt)})`;
    lines.push({ label: l10n.t('Time'), text });
  }
  return lines;
}

/** What was done, counted as everywhere else: a fork's copies are its origin's. */
function workLines(view: Viewpoint, session: SessionMetadata): SessionDetails['lines'] {
  const { labels } = view;
  const scope = scopeOfSessions([session]);
  const toolCalls = toolRows(view, scope).reduce((sum, { calls }) => sum + calls, 0);
  const errors = errorRows(view, scope).length;
  const { files, added, removed } = fileTotals(view, scope, fileRows(view, scope));
  const activeForMs = activeMs(view, scope);
  const agents = agentRows(view, session).filter(({ kind }) => kind === 'agent').length;
  const counts = [
    labels.count(promptCount(view, scope), 'prompt'),
    labels.count(toolCalls, 'toolCall'),
    ...(errors > 0 ? [labels.count(errors, 'error')] : []),
    ...(agents > 0 ? [labels.count(agents, 'subAgent')] : []),
  ];
  return [
    ...(activeForMs > 0 ? [{ label: l10n.t('Active'), text: labels.duration(activeForMs) }] : []),
    { label: l10n.t('Work'), text: counts.join(', ') },
    ...(files > 0
      ? [
          {
            label: l10n.t('Changed'),
            text: `${labels.count(files, 'file')}, +${labels.exact(added)} −${labels.exact(removed)}`,
          },
        ]
      : []),
  ];
}

function usageLines({ labels, costMode }: Viewpoint, usage: UsageSum | undefined): SessionDetails['lines'] {
  if (!usage) return [];
  const spending = spendingOf(usage);
  const { tokens } = spending;
  const logged = loggedCostText(labels, usage);
  return [
    { label: l10n.t('Tokens'), text: labels.exact(totalTokens(tokens)) },
    { label: l10n.t('Cache hits'), text: cacheHitLabel(labels, tokens) },
    {
      label: l10n.t('Cost'),
      text: `${costPhrase(labels, spending) || labels.money(0)} ${moneyBasis(costMode, labels)}`,
    },
    ...(logged === undefined ? [] : [{ label: l10n.t('Logged cost'), text: logged }]),
  ];
}

/** Share of what was put before the model that came from the cache. */
export const cacheHitLabel = (labels: Labels, tokens: TokenCount): string =>
  labels.share(tokens.cacheRead, tokens.cacheRead + tokens.input + cacheWriteTokens(tokens));

function modelRows(labels: Labels, usage: UsageSum | undefined): ModelTokens[] {
  return (usage ? sumByModel(usage) : []).map((part) => ({
    model: oneLine(part.model),
    input: labels.exact(part.tokens.input),
    cacheWrite: labels.exact(cacheWriteTokens(part.tokens)),
    cacheRead: labels.exact(part.tokens.cacheRead),
    output: labels.exact(part.tokens.output),
    cost: costLabel(labels, part),
  }));
}

function notes(view: Viewpoint, session: SessionMetadata): string[] {
  const { labels } = view;
  const all: string[] = [];
  if (session.skippedLines > 0) all.push(l10n.t('{0} skipped', labels.count(session.skippedLines, 'line')));
  if (session.isDeleted) all.push(l10n.t('Claude Code has deleted this log; the figures are kept.'));
  else if (session.mainPath === undefined)
    all.push(l10n.t('The session’s own log is missing; only its sub-agents are counted.'));
  const inherited = view.index.inheritedRows(session.number);
  if (inherited.size > 0) {
    const { tokens, turns } = spendingOf(sumUsage(view, (row) => (inherited.has(row) ? 0 : -1)).get(0));
    const count = labels.count(totalTokens(tokens), 'token');
    const messages = labels.count(turns, 'message');
    all.push(l10n.t('Copied from another session and counted there: {0} in {1}.', count, messages));
  }
  return all;
}
