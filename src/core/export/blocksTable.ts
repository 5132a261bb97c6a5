import * as l10n from '@vscode/l10n';
import type { Block } from '../answers/blocks.ts';
import type { ReportFigures } from '../answers/reports.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { costCell, modelsCell, tokenColumns } from './cells.ts';
import { remarkLines, type Remarks } from './remarks.ts';
import { type Page, pageText } from './reportTable.ts';
import { type Column, stays, textTable } from './textTable.ts';
import { timeCell } from './timeCell.ts';

interface BlockRow extends ReportFigures {
  readonly start: string;
  readonly lastUsed: string;
  readonly state: string;
  readonly models: readonly string[];
  readonly isPartial: boolean;
}

/** The 5-hour blocks and the gaps between them as text; ends with a newline. */
export function blocksTable(blocks: readonly Block[], remarks: Remarks, page: Page): string {
  const columns: Column<BlockRow>[] = [
    { title: l10n.t('Block from'), align: 'left', rank: stays, cell: (row) => row.start },
    { title: l10n.t('Last used'), align: 'left', rank: 2, cell: (row) => row.lastUsed },
    { title: l10n.t('State'), align: 'left', rank: 7, cell: (row) => row.state },
    { title: l10n.t('Models'), align: 'left', rank: 1, cell: (row) => modelsCell(row.models) },
    ...tokenColumns<BlockRow>(page.labels),
    {
      title: l10n.t('Cost'),
      align: 'right',
      rank: stays,
      cell: (row) => costCell(page.labels, row.totalCost, row.isPartial, row.totalTokens),
    },
  ];
  const rows = blocks.map((block) => blockRow(block, page));
  const lines = textTable(columns, rows, totalsRow(rows), page.width);
  const active = blocks.filter((block) => block.isActive).flatMap((block) => activeLines(block, page));
  return pageText(lines, [...active, ...remarkLines(page.labels, remarks)], page);
}

function blockRow(block: Block, page: Page): BlockRow {
  const { calendar } = page;
  const { inputTokens, outputTokens, cacheCreationInputTokens, cacheReadInputTokens } = block.tokenCounts;
  return {
    start: timeCell(block.startTime, calendar),
    lastUsed: block.isGap ? '' : timeCell(block.actualEndTime ?? undefined, calendar),
    state: stateCell(block, page),
    models: block.models,
    inputTokens,
    outputTokens,
    cacheCreationTokens: cacheCreationInputTokens,
    cacheReadTokens: cacheReadInputTokens,
    totalTokens: block.totalTokens,
    totalCost: block.costUSD,
    isPartial: block.unpricedModels.length > 0,
  };
}

function stateCell(block: Block, { labels }: Page): string {
  if (block.isGap) return l10n.t('gap of {0}', labels.duration(lengthMs(block)));
  return block.isActive ? l10n.t('active') : '';
}

function totalsRow(rows: readonly BlockRow[]): BlockRow {
  const sum = (figure: (row: BlockRow) => number): number => rows.reduce((total, row) => total + figure(row), 0);
  return {
    start: '',
    lastUsed: '',
    state: '',
    models: [],
    inputTokens: sum((row) => row.inputTokens),
    outputTokens: sum((row) => row.outputTokens),
    cacheCreationTokens: sum((row) => row.cacheCreationTokens),
    cacheReadTokens: sum((row) => row.cacheReadTokens),
    totalTokens: sum((row) => row.totalTokens),
    totalCost: sum((row) => row.totalCost),
    isPartial: rows.some((row) => row.isPartial),
  };
}

const lengthMs = ({ startTime, endTime }: Block): number =>
  (normalizeDatetime(endTime) ?? 0) - (normalizeDatetime(startTime) ?? 0);

/** When the running block ends, and what it may come to. */
function activeLines({ endTime, burnRate, projection }: Block, { calendar, labels }: Page): string[] {
  const end = timeCell(endTime, calendar);
  if (!burnRate || !projection) return [l10n.t('The active block ends at {0}.', end)];
  const left = labels.duration(projection.remainingMinutes * 60_000);
  const perMinute = labels.tokens(Math.round(burnRate.tokensPerMinute));
  const perHour = labels.money(burnRate.costPerHour);
  const [tokens, cost] = [labels.tokens(projection.totalTokens), labels.money(projection.totalCost)];
  return [
    l10n.t('The active block ends at {0}, in {1}.', end, left),
    l10n.t(
      'At its rate so far ({0} tokens a minute, {1} an hour) it will come to about {2} tokens and {3}.',
      perMinute,
      perHour,
      tokens,
      cost,
    ),
  ];
}
