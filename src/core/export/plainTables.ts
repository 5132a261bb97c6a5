import type { PlainTable } from '../answers/dashboard/takeAway.ts';
import { oneLine } from '../answers/safeText.ts';
import { jsonText } from './jsonText.ts';

/** Formats that programs and people take tables in. */
export type TableFormat = 'csv' | 'json' | 'markdown';

export function tableText(table: PlainTable, format: TableFormat): string {
  switch (format) {
    case 'csv':
      return csvText(table);
    case 'json':
      return jsonText(recordsOf(table));
    case 'markdown':
      return markdownText(table);
    default:
      return format satisfies never;
  }
}

/** RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe, as log text is anybody's. */
export function csvText({ columns, rows }: PlainTable): string {
  const lines = [
    columns.map(({ label }) => csvCell(label)),
    ...rows.map((row) => row.map(({ value }) => csvCell(value))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const recordsOf = ({ columns, rows }: PlainTable): readonly object[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ id }, i) => [id, row[i]!.value])));

/** As people see it; numbers to the right. Nothing from a log is Markdown here. */
export function markdownText({ columns, rows }: PlainTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [
    line(columns.map(({ label }) => markdownCell(label))),
    line(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(({ text }) => markdownCell(text)))),
  ].join('');
}

const markdownCell = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>#|~$&!]/g, '\\$&');
