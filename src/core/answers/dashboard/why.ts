import * as l10n from '@vscode/l10n';
import { isDated } from '../../model/time.ts';
import type { TokenCount } from '../../model/tokens.ts';
import { compactionTally } from '../acts/compactionTally.ts';
import { modelLabel } from '../modelLabel.ts';
import { spendingOf } from '../spending.ts';
import { rowCostOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type DearRow, sessionWords, topPlaces } from './dearRows.ts';
import { sumExpired } from './expiredCache.ts';
import { kindLabel, type SpendingKind, spendingKinds, usdByKind } from './kinds.ts';
import { outliers } from './outliers.ts';
import { rowsIn, type SessionSlices, usageOfSlices } from './slices.ts';
import type { Selected } from './tables/selected.ts';

/** Why so much: where tokens and money went. */
export interface Why {
  readonly summary: string;
  readonly kinds: readonly KindRow[];
  /** Single facts, each with what it came to. */
  readonly facts: readonly Fact[];
  readonly dearestSessions: readonly DearRow[];
  readonly dearestMessages: readonly DearRow[];
  readonly outliers: readonly DearRow[];
}

export interface KindRow {
  readonly label: string;
  /** Number of its colour, the same as in the chart. */
  readonly tone: number | undefined;
  readonly tokens: string;
  readonly cost: string;
  readonly share: string;
  /** 0 to 1, of the largest. */
  readonly bar: number;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

const dearestShown = 5;

export function whyOf(view: Viewpoint, selected: Selected): Why {
  const { labels } = view;
  const { sessions, total } = selected;
  const usd = usdByKind(total);
  const spending = spendingOf(total);
  const largest = Math.max(0, ...Object.values(usd));
  const all = spending.cost.usd;
  const countOf = (kind: SpendingKind): number =>
    kind === 'webSearches'
      ? spending.webSearches
      : kind === 'logged'
        ? 0
        : spending.tokens[kind satisfies keyof TokenCount];
  const kinds = spendingKinds
    .map((kind, place) => ({ kind, place }))
    .filter(({ kind }) => usd[kind] > 0 || countOf(kind) > 0)
    .toSorted((a, b) => usd[b.kind] - usd[a.kind] || countOf(b.kind) - countOf(a.kind))
    .map(({ kind, place }): KindRow => ({
      label: kindLabel(kind),
      tone: place < 6 ? place : undefined,
      tokens: countOf(kind) === 0 ? '–' : labels.tokens(countOf(kind)),
      cost: usd[kind] === 0 ? '–' : labels.money(usd[kind]),
      share: labels.share(usd[kind], all),
      bar: largest > 0 ? usd[kind] / largest : 0,
    }));
  return {
    summary: kinds
      .filter(({ bar }) => bar > 0)
      .slice(0, 3)
      .map(({ label, share }) => l10n.t({ message: '{0} {1}', args: [label, share], comment: 'Cache reads 61 %' }))
      .join(' · '),
    kinds,
    facts: factsOf(view, selected, all),
    dearestSessions: dearestSessions(view, sessions),
    dearestMessages: dearestMessages(view, selected),
    outliers: outliers(view, sessions),
  };
}

function factsOf(view: Viewpoint, { slices, scope }: Selected, allUsd: number): readonly Fact[] {
  const { labels } = view;
  const facts: Fact[] = [];
  const expired = sumExpired(slices.map((slice) => slice.expired));
  const times = (count: number): string => (count === 1 ? l10n.t('once') : l10n.t('{0} times', labels.exact(count)));
  if (expired.times > 0)
    facts.push({
      label: l10n.t('Written again after the cache had expired'),
      value: labels.money(expired.usd),
      detail: `${labels.share(expired.usd, allUsd)} · ${times(expired.times)} · ${labels.count(expired.tokens, 'token')}`,
    });
  const ofAgents = slices.filter(({ isAgents }) => isAgents);
  const agents = spendingOf(usageOfSlices(view, ofAgents));
  if (agents.turns > 0)
    facts.push({
      label: l10n.t('Spent by sub-agents'),
      value: labels.money(agents.cost.usd),
      detail: `${labels.share(agents.cost.usd, allUsd)} · ${labels.count(agents.turns, 'message')}`,
    });
  const compactions = compactionTally(view, scope);
  if (compactions.times > 0) {
    const { usd, before } = compactions;
    const tokens = before > 0 ? l10n.t('{0} tokens before them', labels.tokens(before)) : '';
    facts.push({
      label: l10n.t('Compactions'),
      value: usd > 0 ? labels.money(usd) : labels.exact(compactions.times),
      detail: [times(compactions.times), tokens].filter((text) => text !== '').join(' · '),
    });
  }
  const thinking = slices.reduce((sum, slice) => sum + slice.thinking, 0);
  if (thinking > 0)
    facts.push({
      label: l10n.t('Thinking, as far as the logs tell'),
      value: labels.tokens(thinking),
      detail: l10n.t('part of the output, billed with it'),
    });
  return facts;
}

function dearestSessions(view: Viewpoint, sessions: readonly SessionSlices[]): readonly DearRow[] {
  const spent = sessions.map(({ usd }) => usd);
  return topPlaces(spent, dearestShown).map((place) => ({
    ...sessionWords(view, sessions[place]!.session.number),
    cost: view.labels.money(spent[place]!),
  }));
}

function dearestMessages(view: Viewpoint, { sessions, slices, span }: Selected): readonly DearRow[] {
  const { labels, calendar, index } = view;
  const { at, model } = index.ledger.columns;
  const today = calendar.dayOf(view.now);
  // None of the dearest messages is in a slice whose dearest is not among the dearest of all slices.
  const dearest = topPlaces(
    slices.map(({ dearestUsd }) => dearestUsd),
    dearestShown,
  );
  const numbers = new Set(dearest.map((place) => slices[place]!.session));
  const rows = rowsIn(
    view,
    sessions.filter(({ session }) => numbers.has(session.number)),
    span,
  );
  const costs = Float64Array.from(rows, rowCostOf(view));
  return topPlaces(costs, dearestShown).map((place) => {
    const row = rows[place]!;
    const when = isDated(at[row]!)
      ? `${labels.day(calendar.dayOf(at[row]!), today)} ${calendar.local(at[row]!).time}`
      : l10n.t('undated');
    return {
      ...sessionWords(view, index.sessionOfRow(row)),
      detail: `${when} · ${modelLabel(index.ledger.models[model[row]!]!)}`,
      cost: labels.money(costs[place]!),
    };
  });
}
