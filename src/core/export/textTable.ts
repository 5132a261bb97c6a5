import * as l10n from '@vscode/l10n';
import { fitText, textWidth } from './textWidth.ts';
import type { Labels } from '../answers/labels.ts';

/** `1,234,567` where there is room, `1.2M` where there is not. */
export type Style = 'exact' | 'short';

export interface Column<Row> {
  readonly title: string;
  /** Text to the left, numbers to the right. */
  readonly align: 'left' | 'right';
  /** Columns go by rank when the terminal is too narrow, the lowest first; `stays` never goes. */
  readonly rank: number;
  readonly cell: (row: Row, style: Style) => string;
}

export const stays = Number.POSITIVE_INFINITY;

/** Tokens of a row; zero is a dash. */
export function countCell(labels: Labels, count: number, style: Style): string {
  if (count === 0) return '–';
  return style === 'exact' ? labels.exact(count) : labels.tokens(count);
}

const gap = '  ';

/**
 * An aligned table, with a totals row where there is one (its numbers; of its text only the first column, `Total`), as exact and with as many columns as fit in `width` cells; undefined: everything fits
 * (a file, a pipe). Lines have no trailing space and are never wider than `width`.
 */
export function textTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals: Row | undefined,
  width: number | undefined,
): string[] {
  let shown = columns;
  let table = layOut(shown, rows, totals, 'exact');
  if (width === undefined || table.width <= width) return table.lines;
  for (;;) {
    table = layOut(shown, rows, totals, 'short');
    if (table.width <= width) return table.lines;
    const least = Math.min(...shown.map((column) => column.rank));
    if (least === stays) return table.lines.map((line) => fitText(line, width));
    shown = shown.filter((column) => column.rank !== least);
  }
}

interface Layout {
  readonly width: number;
  readonly lines: string[];
}

function layOut<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals: Row | undefined,
  style: Style,
): Layout {
  const head = columns.map((column) => column.title);
  const body = rows.map((row) => columns.map((column) => column.cell(row, style)));
  const footCell = (column: Column<Row>, sum: Row, i: number): string =>
    column.align === 'right' ? column.cell(sum, style) : i === 0 ? l10n.t('Total') : '';
  const foot = totals && columns.map((column, i) => footCell(column, totals, i));
  const widths = head.map((title, i) => {
    const least = Math.max(textWidth(title), textWidth(foot?.[i] ?? ''));
    return body.reduce((most, cells) => Math.max(most, textWidth(cells[i]!)), least);
  });
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, i) => {
      const space = ' '.repeat(widths[i]! - textWidth(cell));
      return columns[i]!.align === 'right' ? space + cell : cell + space;
    });
    return padded.join(gap).trimEnd();
  };
  const width = widths.reduce((sum, cells) => sum + cells, 0) + gap.length * (widths.length - 1);
  const rule = '─'.repeat(width);
  return { width, lines: [line(head), rule, ...body.map(line), ...(foot ? [rule, line(foot)] : [])] };
}
