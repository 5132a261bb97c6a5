import * as l10n from '@vscode/l10n';
import type { TokenCount } from '../../model/tokens.ts';
import type { TokenRates } from '../../price/rateTiers.ts';
import type { UsageCell, UsageSum } from '../../price/usageSum.ts';
import { modelLabel } from '../modelLabel.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** What the same tokens would have cost otherwise. */
export interface WhatIf {
  /** Nothing was used that has a price. */
  readonly isEmpty: boolean;
  readonly actual: string;
  readonly rows: readonly WhatIfRow[];
  /** That this is arithmetic, not a promise. */
  readonly note: string;
}

export interface WhatIfRow {
  readonly id: string;
  readonly kind: 'model' | 'cache';
  readonly label: string;
  readonly cost: string;
  /** `▲ 12 %`, `▼ 40 %`, `=` */
  readonly change: string;
  readonly spoken: string;
  readonly usd: number;
}

/** The priced part of a sum under each model that the logs name, and under other choices of caching. */
export function whatIf(view: Viewpoint, total: UsageSum): WhatIf {
  const cells = total.cells().filter(({ rate }) => isPriced(rate.usdPerToken));
  const actualUsd = sumOver(cells, (cell) => usdOf(cell.tokens, cell.rate.usdPerToken));
  const models = modelsOf(view).map(({ priceId, rates }) =>
    rowOf(
      view,
      'model',
      priceId,
      modelLabel(priceId),
      sumOver(cells, ({ tokens }) => usdOf(tokens, rates)),
      actualUsd,
    ),
  );
  return {
    isEmpty: cells.length === 0,
    actual: view.labels.money(actualUsd),
    rows: [...models.toSorted((a, b) => a.usd - b.usd), ...cacheRows(view, cells, actualUsd)],
    note: l10n.t(
      'Hypothetical: the same tokens at today’s list prices, without long contexts, fast mode or web searches. Another model would have used other tokens.',
    ),
  };
}

function cacheRows(view: Viewpoint, cells: readonly UsageCell[], actualUsd: number): readonly WhatIfRow[] {
  const hasCache = cells.some(({ tokens }) => tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h > 0);
  if (!hasCache) return [];
  const choices: readonly (readonly [id: string, label: string, choose: (tokens: TokenCount) => TokenCount])[] = [
    ['5m', l10n.t('Every cache write kept for 5 minutes'), (tokens) => writes(tokens, 'cacheWrite5m')],
    ['1h', l10n.t('Every cache write kept for an hour'), (tokens) => writes(tokens, 'cacheWrite1h')],
    ['none', l10n.t('No cache at all'), withoutCache],
  ];
  return choices.map(([id, label, choose]) => {
    const usd = sumOver(cells, ({ tokens, rate }) => usdOf(choose(tokens), rate.usdPerToken));
    return rowOf(view, 'cache', id, label, usd, actualUsd);
  });
}

function writes(tokens: TokenCount, kind: 'cacheWrite5m' | 'cacheWrite1h'): TokenCount {
  const all = tokens.cacheWrite5m + tokens.cacheWrite1h;
  return { ...tokens, cacheWrite5m: 0, cacheWrite1h: 0, [kind]: all };
}

const withoutCache = ({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenCount): TokenCount => ({
  input: input + cacheRead + cacheWrite5m + cacheWrite1h,
  output,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
});

/** The models of all logs that have a price, each once, at the list price of now. */
function modelsOf({
  index,
  pricer,
  now,
}: Viewpoint): readonly { readonly priceId: string; readonly rates: TokenRates }[] {
  const byId = new Map<string, TokenRates>();
  for (const model of index.ledger.models) {
    const pricing = pricer.forModel(model);
    const rates = pricing && pricer.classes[pricing.classOf(0, 0, now)]!.usdPerToken;
    if (pricing && rates && isPriced(rates)) byId.set(pricing.priceId, rates);
  }
  return Array.from(byId, ([priceId, rates]) => ({ priceId, rates }));
}

const isPriced = ({ input, output }: TokenRates): boolean => (input ?? 0) > 0 && (output ?? 0) > 0;

function usdOf(tokens: TokenCount, rates: TokenRates): number {
  const { input = 0, output = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0 } = rates;
  return (
    tokens.input * input +
    tokens.output * output +
    tokens.cacheRead * cacheRead +
    tokens.cacheWrite5m * cacheWrite5m +
    tokens.cacheWrite1h * cacheWrite1h
  );
}

function rowOf(
  view: Viewpoint,
  kind: WhatIfRow['kind'],
  id: string,
  label: string,
  usd: number,
  actualUsd: number,
): WhatIfRow {
  const { labels } = view;
  const cost = labels.money(usd);
  const by = labels.share(Math.abs(usd - actualUsd), actualUsd);
  const isSame = cost === labels.money(actualUsd);
  const spoken = isSame
    ? l10n.t('{0}: {1}, the same', label, cost)
    : usd > actualUsd
      ? l10n.t('{0}: {1}, {2} more', label, cost, by)
      : l10n.t('{0}: {1}, {2} less', label, cost, by);
  return { id, kind, label, cost, change: isSame ? '=' : `${usd > actualUsd ? '▲' : '▼'} ${by}`, spoken, usd };
}

const sumOver = (cells: readonly UsageCell[], usd: (cell: UsageCell) => number): number =>
  cells.reduce((sum, cell) => sum + usd(cell), 0);
