import * as vscode from 'vscode';
import type { SessionDetails } from '../../core/answers/sessionDetails.ts';
import { escapeMarkdown } from '../../core/export/escapeMarkdown.ts';

/** A session's tooltip. Untrusted Markdown, and every text from a log escaped: even an image would be a request to somewhere. */
export function detailsTooltip(details: SessionDetails): vscode.MarkdownString {
  const parts = [`**${escapeMarkdown(details.title)}**`, ''];
  for (const { label, text } of details.lines) parts.push(`${escapeMarkdown(label)}: ${escapeMarkdown(text)}  `);
  if (details.models.length > 0) {
    const head = [
      vscode.l10n.t('Model'),
      vscode.l10n.t('Input'),
      vscode.l10n.t('Cache write'),
      vscode.l10n.t('Cache read'),
      vscode.l10n.t('Output'),
      vscode.l10n.t('Cost'),
    ];
    parts.push('', `| ${head.map(escapeMarkdown).join(' | ')} |`);
    parts.push('| :-- | --: | --: | --: | --: | --: |');
    for (const row of details.models) {
      const cells = [row.model, row.input, row.cacheWrite, row.cacheRead, row.output, row.cost];
      parts.push(`| ${cells.map(escapeMarkdown).join(' | ')} |`);
    }
  }
  for (const note of details.notes) parts.push('', `_${escapeMarkdown(note)}_`);
  return new vscode.MarkdownString(parts.join('\n'));
}
