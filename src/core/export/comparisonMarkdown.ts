import * as l10n from '@vscode/l10n';
import type { SessionComparison } from '../answers/comparison/comparison.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

/** Sessions side by side as one Markdown table. Whatever they are called stays text. */
export function comparisonMarkdown({ title, sessions, hasChange, groups, notes }: SessionComparison): string {
  const head = ['', ...sessions, ...(hasChange ? [l10n.t('Change')] : [])];
  const lines = [
    `# ${escapeMarkdown(title)}`,
    '',
    row(head.map(escapeMarkdown)),
    row(head.map((_, column) => (column === 0 ? ':--' : '--:'))),
  ];
  for (const group of groups) {
    lines.push(row([`**${escapeMarkdown(group.title)}**`, ...head.slice(1).map(() => '')]));
    for (const { label, cells, change } of group.rows) {
      lines.push(row([label, ...cells, ...(hasChange ? [change] : [])].map(escapeMarkdown)));
    }
  }
  return [...lines, ...notes.flatMap((note) => ['', escapeMarkdown(note)]), ''].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
