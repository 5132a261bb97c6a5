import * as l10n from '@vscode/l10n';
import { type CommandRow, commandRows } from '../../acts/commandRows.ts';
import { costLabel } from '../../costLabels.ts';
import type { ItemRow } from '../treeRow.ts';
import type { InsideView } from './insideView.ts';

/** What the user asked for, in the order of asking: with steps, cost, and whether it was interrupted. */
export function commandItems(inside: InsideView): readonly ItemRow[] {
  const { rows } = commandRows(inside.view, inside.session);
  return rows.map((row, i) => commandItem(inside, row, i));
}

function commandItem(inside: InsideView, row: CommandRow, i: number): ItemRow {
  const { labels } = inside.view;
  return inside.item(`command:${i}`, {
    look: row.isInterrupted ? 'interrupted' : 'command',
    title: row.title || l10n.t('A prompt that is gone with its log'),
    details: [
      row.isInterrupted ? l10n.t('interrupted') : '',
      row.steps > 0 ? labels.count(row.steps, 'step') : '',
      row.errors > 0 ? labels.count(row.errors, 'error') : '',
      costLabel(labels, row.spending),
      inside.when(row.at),
    ],
    tooltip: row.tools.join(', '),
    target: inside.transcriptAt(row),
  });
}
