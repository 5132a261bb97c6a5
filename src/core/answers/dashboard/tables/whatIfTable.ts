import * as l10n from '@vscode/l10n';
import type { TokenCount } from '../../../model/tokens.ts';
import type { TokenRates } from '../../../price/rateTiers.ts';
import type { UsageCell } from '../../../price/usageSum.ts';
import { modelLabel } from '../../modelLabel.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { amounts, changes, words } from './columns.ts';
import type { Selected } from './selected.ts';
import type { TableSpec } from './table.ts';

/** What the same tokens would have cost otherwise. */
interface WhatIfRow {
  readonly id: string;
  readonly label: string;
  readonly usd: number;
  /** Undefined: how it really was, or a choice about the cache. */
  readonly model: string | undefined;
}

/** The priced part of a sum under each model that the logs name, and under other choices of caching. */
export function whatIfTable(view: Viewpoint, { total }: Selected): TableSpec<WhatIfRow> {
  const cells = total.cells().filter(({ rate }) => isPriced(rate.usdPerToken));
  const actualUsd = sumOver(cells, (cell) => usdOf(cell.tokens, cell.rate.usdPerToken));
  const actual: WhatIfRow = { id: 'actual', label: l10n.t('As it was'), usd: actualUsd, model: undefined };
  const rows = cells.length === 0 ? [] : [actual, ...modelRows(view, cells), ...cacheRows(cells)];
  const largest = Math.max(0, ...rows.map(({ usd }) => usd));
  return {
    title: l10n.t('What if'),
    summary: l10n.t(
      'Hypothetical: the same tokens at today’s list prices, without long contexts, fast mode or web searches. Another model would have used other tokens.',
    ),
    rows,
    order: undefined,
    columns: [
      words('choice', l10n.t('Had all of it been'), (row) => row.label),
      {
        ...amounts<WhatIfRow>(view, 'cost', l10n.t('Cost'), (row) => row.usd),
        bar: ({ usd }) => ({ share: largest > 0 ? usd / largest : 0 }),
      },
      changes<WhatIfRow>(view, 'change', l10n.t('Change'), (row) => ({ before: actualUsd, now: row.usd })),
    ],
    keyOf: (row) => row.id,
    opens: ({ model }) =>
      model === undefined ? undefined : { kind: 'explanation', subject: { kind: 'model', model } },
  };
}

/** Each price once, cheapest first, at the list price of now. */
function modelRows({ index, pricer, now }: Viewpoint, cells: readonly UsageCell[]): readonly WhatIfRow[] {
  const byId = new Map<string, WhatIfRow>();
  for (const model of index.ledger.models) {
    const pricing = pricer.forModel(model);
    const rates = pricing && pricer.classes[pricing.classOf(0, 0, now)]!.usdPerToken;
    if (!pricing || !rates || !isPriced(rates) || byId.has(pricing.priceId)) continue;
    const usd = sumOver(cells, ({ tokens }) => usdOf(tokens, rates));
    byId.set(pricing.priceId, { id: pricing.priceId, label: modelLabel(pricing.priceId), usd, model });
  }
  return [...byId.values()].toSorted((a, b) => a.usd - b.usd);
}

function cacheRows(cells: readonly UsageCell[]): readonly WhatIfRow[] {
  const hasCache = cells.some(({ tokens }) => tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h > 0);
  if (!hasCache) return [];
  const choices: readonly (readonly [id: string, label: string, choose: (tokens: TokenCount) => TokenCount])[] = [
    ['5m', l10n.t('Every cache write kept for 5 minutes'), (tokens) => writes(tokens, 'cacheWrite5m')],
    ['1h', l10n.t('Every cache write kept for an hour'), (tokens) => writes(tokens, 'cacheWrite1h')],
    ['none', l10n.t('No cache at all'), withoutCache],
  ];
  return choices.map(([id, label, choose]) => ({
    id,
    label,
    usd: sumOver(cells, ({ tokens, rate }) => usdOf(choose(tokens), rate.usdPerToken)),
    model: undefined,
  }));
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

const sumOver = (cells: readonly UsageCell[], usd: (cell: UsageCell) => number): number =>
  cells.reduce((sum, cell) => sum + usd(cell), 0);
