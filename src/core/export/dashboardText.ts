import type { Dashboard } from '../answers/dashboard/dashboard.ts';
import { markdownText } from './plainTables.ts';

/** The dashboard's figures, and its table, for a terminal. */
export function dashboardText(picture: Dashboard): string {
  const { period, asOf, figures, chart, why, table, notes } = picture;
  const width = Math.max(...[...figures, ...table.facts].map(({ label }) => label.length));
  const blocks = [
    `${period} · ${asOf}\n`,
    figures
      .map(({ label, value, change }) => `${label.padEnd(width)}  ${value}${change ? `  ${change.text}` : ''}\n`)
      .join(''),
    `${chart.title}: ${chart.summary}\n${why.summary === '' ? '' : `${why.summary}\n`}`,
    `${table.title} (${table.extent})\n${table.summary === '' ? '' : `${table.summary}\n`}`,
    table.facts.map(({ label, value, detail }) => `${label.padEnd(width)}  ${value} (${detail})\n`).join(''),
    table.rows.length === 0
      ? `${table.nothing.text}\n`
      : markdownText({ ...table, rows: table.rows.map(({ cells }) => cells) }),
    notes.map(({ text }) => `${text}\n`).join(''),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}
