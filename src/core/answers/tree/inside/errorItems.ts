import * as l10n from '@vscode/l10n';
import type { CompactionRow } from '../../acts/compactionRows.ts';
import type { ErrorRow } from '../../acts/errorRows.ts';
import { costLabel } from '../../costLabels.ts';
import { folderName, oneLine } from '../../safeText.ts';
import type { ItemRow } from '../treeRow.ts';
import type { InsideView } from './insideView.ts';

/** What went wrong, latest first, in the words of what failed. */
export function errorItems(inside: InsideView, rows: readonly ErrorRow[], limit: number): readonly ItemRow[] {
  const { actTexts } = inside.view;
  return rows.slice(0, limit).map((row, i) => {
    const said = row.place && actTexts.errorAt(row.place);
    const name = oneLine(row.name) || l10n.t('A tool whose call is missing');
    // The oldest keeps its name when new ones come.
    return inside.item(`error:${rows.length - i}`, {
      look: 'error',
      title: row.kind === 'tool' ? name : l10n.t('Service: {0}', name),
      details: [
        row.subject === '' ? '' : oneLine(folderName(row.subject), 60),
        oneLine(said ?? '', 120),
        row.isAgents ? l10n.t('sub-agent') : '',
        inside.when(row.at),
      ],
      tooltip: oneLine(said ?? '', 1000),
      target: inside.transcriptAt(row.shownAt),
    });
  });
}

/** When the conversation was put into fewer words, and what that came to. */
export function compactionItems(inside: InsideView, rows: readonly CompactionRow[]): readonly ItemRow[] {
  const { labels } = inside.view;
  return rows.map((row, i) => {
    const { before, after } = row;
    const tokens =
      before === undefined || after === undefined
        ? ''
        : l10n.t('{0} → {1} tokens', labels.tokens(before), labels.tokens(after));
    return inside.item(`compaction:${i}`, {
      look: 'compaction',
      title: compactionTitle(row.trigger),
      details: [tokens, row.spending ? costLabel(labels, row.spending) : '', inside.when(row.at)],
      target: inside.transcriptAt(row.place),
    });
  });
}

function compactionTitle(trigger: string): string {
  switch (trigger) {
    case 'auto':
      return l10n.t('Compacted by itself');
    case 'manual':
      return l10n.t('Compacted on demand');
    case 'micro':
      return l10n.t('Old tool results cleared');
    default:
      return l10n.t('Compacted');
  }
}
