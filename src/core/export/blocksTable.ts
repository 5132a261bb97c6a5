import type { Block } from '../answers/blocks.ts';
import { durationLabel, moneyLabel, tokensLabel } from '../answers/labels.ts';
import type { ReportFigures } from '../answers/reports.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { costCell, modelsCell, tokenColumns } from './cells.ts';
import { isPartlyUnpriced, remarkLines, type Remarks } from './remarks.ts';
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
    { title: 'Block from', align: 'left', rank: stays, cell: (row) => row.start },
    { title: 'Last used', align: 'left', rank: 2, cell: (row) => row.lastUsed },
    { title: 'State', align: 'left', rank: 7, cell: (row) => row.state },
    { title: 'Models', align: 'left', rank: 1, cell: (row) => modelsCell(row.models) },
    ...tokenColumns<BlockRow>(),
    {
      title: 'Cost',
      align: 'right',
      rank: stays,
      cell: (row) => costCell(row.totalCost, row.isPartial, row.totalTokens),
    },
  ];
  const rows = blocks.map((block) => blockRow(block, remarks, page));
  const lines = textTable(columns, rows, totalsRow(rows), page.width);
  const active = blocks.filter((block) => block.isActive).flatMap((block) => activeLines(block, page));
  return pageText(lines, [...active, ...remarkLines(remarks)], page);
}

function blockRow(block: Block, remarks: Remarks, { calendar }: Page): BlockRow {
  const { inputTokens, outputTokens, cacheCreationInputTokens, cacheReadInputTokens } = block.tokenCounts;
  return {
    start: timeCell(block.startTime, calendar),
    lastUsed: block.isGap ? '' : timeCell(block.actualEndTime ?? undefined, calendar),
    state: block.isGap ? `gap of ${durationLabel(lengthMs(block))}` : block.isActive ? 'active' : '',
    models: block.models,
    inputTokens,
    outputTokens,
    cacheCreationTokens: cacheCreationInputTokens,
    cacheReadTokens: cacheReadInputTokens,
    totalTokens: block.totalTokens,
    totalCost: block.costUSD,
    isPartial: isPartlyUnpriced(block.models, remarks),
  };
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
function activeLines({ endTime, burnRate, projection }: Block, { calendar }: Page): string[] {
  const ends = `The active block ends at ${timeCell(endTime, calendar)}`;
  if (!burnRate || !projection) return [`${ends}.`];
  const left = durationLabel(projection.remainingMinutes * 60_000);
  const rate = `${tokensLabel(Math.round(burnRate.tokensPerMinute))} tokens a minute, ${moneyLabel(burnRate.costPerHour)} an hour`;
  const total = `about ${tokensLabel(projection.totalTokens)} tokens and ${moneyLabel(projection.totalCost)}`;
  return [`${ends}, in ${left}.`, `At its rate so far (${rate}) it will come to ${total}.`];
}
