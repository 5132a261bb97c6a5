import * as l10n from '@vscode/l10n';
import { fileLabels, type FileRow } from '../../acts/fileRows.ts';
import type { Labels } from '../../labels.ts';
import { folderName, oneLine, tildePath } from '../../safeText.ts';
import { joinSaid } from '../../sessionRows.ts';
import type { ItemRow } from '../treeRow.ts';
import type { InsideView } from './insideView.ts';

/** Files that tools changed, those with most changed lines first. */
export function fileItems(inside: InsideView, rows: readonly FileRow[], limit: number): readonly ItemRow[] {
  const { labels, home } = inside.view;
  const labelOf = fileLabels(inside.view);
  return rows.slice(0, limit).map((row) => {
    const name = oneLine(folderName(row.path));
    const folder = labelOf(row)
      .slice(0, -name.length)
      .replace(/[\\/]$/, '');
    const state = row.isCreated ? l10n.t('created') : '';
    return inside.item(`file:${row.path}`, {
      look: row.isCreated ? 'createdFile' : 'file',
      title: name,
      details: [state, lineChange(labels, row), folder],
      sentence: joinSaid([name, state || l10n.t('modified'), spokenChange(labels, row), folder], ', '),
      tooltip: oneLine(tildePath(row.path, home), 1000),
      target: inside.changeOf(row.path),
    });
  });
}

interface LineChange {
  readonly added: number;
  readonly removed: number;
  /** Changes of which the log does not tell the lines. */
  readonly unmeasured: number;
}

/** `+340 −95`; with a plus at the end where that is only a part. */
export function lineChange(labels: Labels, { added, removed, unmeasured }: LineChange): string {
  if (added === 0 && removed === 0) return '';
  return `+${labels.exact(added)} −${labels.exact(removed)}${unmeasured > 0 ? ' +' : ''}`;
}

export function spokenChange(labels: Labels, { added, removed, unmeasured }: LineChange): string {
  const said = l10n.t('{0} added, {1} removed', labels.count(added, 'line'), labels.exact(removed));
  return unmeasured > 0 ? l10n.t('at least {0}', said) : said;
}
