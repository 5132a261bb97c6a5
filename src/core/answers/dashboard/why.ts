import * as l10n from '@vscode/l10n';
import { turnFlag } from '../../model/turn.ts';
import { isDated } from '../../model/time.ts';
import type { TokenCount } from '../../model/tokens.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { compactionRows } from '../acts/compactionRows.ts';
import type { Scope } from '../acts/scope.ts';
import { modelLabel } from '../modelLabel.ts';
import { spendingOf } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type DearRow, sessionWords, topPlaces } from './dearRows.ts';
import { expiredCache } from './expiredCache.ts';
import { kindLabel, type SpendingKind, spendingKinds, usdByKind } from './kinds.ts';
import { ledgerFrame, sumRows } from './ledgerFrame.ts';
import { outliers } from './outliers.ts';

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

export interface WhyAsked {
  readonly rows: Int32Array;
  readonly total: UsageSum;
  /** The same for what happened beside requests. */
  readonly scope: Scope;
}

const dearestShown = 5;

export function whyOf(view: Viewpoint, { rows, total, scope }: WhyAsked): Why {
  const { labels } = view;
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
    facts: factsOf(view, rows, scope, all),
    dearestSessions: dearestSessions(view, rows),
    dearestMessages: dearestMessages(view, rows),
    outliers: outliers(view, rows),
  };
}

function factsOf(view: Viewpoint, rows: Int32Array, scope: Scope, allUsd: number): readonly Fact[] {
  const { labels, index } = view;
  const { columns } = index.ledger;
  const facts: Fact[] = [];
  const expired = expiredCache(view, rows);
  const times = (count: number): string => (count === 1 ? l10n.t('once') : l10n.t('{0} times', labels.exact(count)));
  if (expired.times > 0)
    facts.push({
      label: l10n.t('Written again after the cache had expired'),
      value: labels.money(expired.usd),
      detail: `${labels.share(expired.usd, allUsd)} · ${times(expired.times)} · ${labels.count(expired.tokens, 'token')}`,
    });
  const agents = spendingOf(sumRows(view, rows, (row) => (isAgents(view, row) ? 0 : -1)).get(0));
  if (agents.turns > 0)
    facts.push({
      label: l10n.t('Spent by sub-agents'),
      value: labels.money(agents.cost.usd),
      detail: `${labels.share(agents.cost.usd, allUsd)} · ${labels.count(agents.turns, 'message')}`,
    });
  const compactions = compactionRows(view, scope);
  if (compactions.length > 0) {
    const usd = compactions.reduce((sum, { spending }) => sum + (spending?.cost.usd ?? 0), 0);
    const before = compactions.reduce((sum, row) => sum + (row.before ?? 0), 0);
    const tokens = before > 0 ? l10n.t('{0} tokens before them', labels.tokens(before)) : '';
    facts.push({
      label: l10n.t('Compactions'),
      value: usd > 0 ? labels.money(usd) : labels.exact(compactions.length),
      detail: [times(compactions.length), tokens].filter((text) => text !== '').join(' · '),
    });
  }
  let thinking = 0;
  for (const row of rows) thinking += columns.thinking[row]!;
  if (thinking > 0)
    facts.push({
      label: l10n.t('Thinking, as far as the logs tell'),
      value: labels.tokens(thinking),
      detail: l10n.t('part of the output, billed with it'),
    });
  return facts;
}

function isAgents({ index }: Viewpoint, row: number): boolean {
  const { owner, flags } = index.ledger.columns;
  return (flags[row]! & turnFlag.sidechain) !== 0 || index.fileOf(owner[row]!).file.role !== 'main';
}

function dearestSessions(view: Viewpoint, rows: Int32Array): readonly DearRow[] {
  const { session, usd, sessions } = ledgerFrame(view);
  const spent = new Float64Array(sessions.length);
  for (const row of rows) spent[session[row]!]! += usd[row]!;
  const dearest = topPlaces(spent, dearestShown);
  const places = new Map(dearest.map((number, i) => [number, i]));
  const sums = sumRows(view, rows, (row) => places.get(session[row]!) ?? -1);
  return dearest.map((number, i) => ({
    ...sessionWords(view, number),
    cost: view.labels.money(spendingOf(sums.get(i)).cost.usd),
  }));
}

function dearestMessages(view: Viewpoint, rows: Int32Array): readonly DearRow[] {
  const { session, usd } = ledgerFrame(view);
  const { labels, calendar, index } = view;
  const { at, model } = index.ledger.columns;
  const today = calendar.dayOf(view.now);
  const costs = Float64Array.from(rows, (row) => usd[row]!);
  return topPlaces(costs, dearestShown).map((place) => {
    const row = rows[place]!;
    const when = isDated(at[row]!)
      ? `${labels.day(calendar.dayOf(at[row]!), today)} ${calendar.local(at[row]!).time}`
      : l10n.t('undated');
    return {
      ...sessionWords(view, session[row]!),
      detail: `${when} · ${modelLabel(index.ledger.models[model[row]!]!)}`,
      cost: labels.money(usd[row]!),
    };
  });
}
