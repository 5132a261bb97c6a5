import * as l10n from '@vscode/l10n';
import { loggedClass } from '../../price/fixedClasses.ts';
import { nanoPerUsd, type UsageSum } from '../../price/usageSum.ts';
import type { TokenCount } from '../../model/tokens.ts';

/** What money is spent on. */
export type SpendingKind = keyof TokenCount | 'webSearches' | 'logged';

/** In the order in which they are drawn and told. */
export const spendingKinds: readonly SpendingKind[] = [
  'cacheRead',
  'output',
  'cacheWrite5m',
  'cacheWrite1h',
  'input',
  'webSearches',
  'logged',
];

export function kindLabel(kind: SpendingKind): string {
  switch (kind) {
    case 'input':
      return l10n.t('Fresh input');
    case 'output':
      return l10n.t('Output');
    case 'cacheRead':
      return l10n.t('Cache reads');
    case 'cacheWrite5m':
      return l10n.t('Cache writes, 5 min');
    case 'cacheWrite1h':
      return l10n.t('Cache writes, 1 h');
    case 'webSearches':
      return l10n.t('Web searches');
    case 'logged':
      return l10n.t('As logged');
    default:
      return kind satisfies never;
  }
}

/** Dollars by kind. What is billed as logged cannot be told apart, and is a kind by itself. */
export function usdByKind(sum: UsageSum): Readonly<Record<SpendingKind, number>> {
  const usd = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, webSearches: 0, logged: 0 };
  for (const { rate, tokens, webSearches, loggedNanoUsd } of sum.cells()) {
    for (const kind of tokenKinds) usd[kind] += tokens[kind] * (rate.usdPerToken[kind] ?? 0);
    usd.webSearches += webSearches * (rate.usdPerWebSearch ?? 0);
    if (rate.id === loggedClass) usd.logged += loggedNanoUsd / nanoPerUsd;
  }
  return usd;
}

const tokenKinds = ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;
