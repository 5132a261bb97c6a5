import * as l10n from '@vscode/l10n';
import { averageMs, type ToolRow } from '../../acts/toolRows.ts';
import type { SkillRow } from '../../acts/skillRows.ts';
import { costLabel } from '../../costLabels.ts';
import { oneLine } from '../../safeText.ts';
import type { ItemRow } from '../treeRow.ts';
import type { InsideView } from './insideView.ts';

/** Tools by calls, most first: with errors and how long a call took. */
export function toolItems(inside: InsideView, rows: readonly ToolRow[]): readonly ItemRow[] {
  const { labels } = inside.view;
  return rows.map((row) => {
    const average = averageMs(row);
    const took = average === undefined ? '' : labels.shortDuration(average);
    return inside.item(`tool:${row.name}`, {
      look: 'tool',
      title: row.label || l10n.t('A tool whose call is missing'),
      details: [
        labels.count(row.calls, 'call'),
        row.errors > 0 ? labels.count(row.errors, 'error') : '',
        row.denied > 0 ? l10n.t('{0} denied', labels.exact(row.denied)) : '',
        row.interrupted > 0 ? l10n.t('{0} interrupted', labels.exact(row.interrupted)) : '',
        took === '' ? '' : l10n.t('{0} on average', took),
      ],
      tooltip: took === '' ? '' : l10n.t('From call to result; waiting for permission is part of it.'),
    });
  });
}

/** Skills by use, most first. */
export function skillItems(inside: InsideView, rows: readonly SkillRow[]): readonly ItemRow[] {
  const { labels } = inside.view;
  return rows.map((row) =>
    inside.item(`skill:${row.name}`, {
      look: 'skill',
      title: oneLine(row.name) || l10n.t('A skill without a name'),
      details: [
        labels.count(row.calls + row.commands, 'use'),
        costLabel(labels, row.spending),
        inside.when(row.lastAt),
      ],
    }),
  );
}
