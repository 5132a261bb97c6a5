import * as l10n from '@vscode/l10n';
import type { SkipReason } from '../../model/skips.ts';
import type { SkippedItem } from '../transcriptItem.ts';
import type { ItemView } from './itemCore.ts';

/** Bytes of a log that are no record, told where they stand. */
export function skippedItem({ view }: ItemView, offset: number, reason: SkipReason, bytes: number): SkippedItem {
  const label = skipLabel(reason, view.labels.size(bytes));
  return {
    kind: 'skipped',
    id: `${offset}.skipped`,
    offset,
    time: '',
    at: undefined,
    uuid: undefined,
    figure: undefined,
    isSidechain: false,
    sentence: label,
    label,
  };
}

function skipLabel(reason: SkipReason, size: string): string {
  switch (reason) {
    case 'broken-line':
      return l10n.t('{0} skipped: a broken line', size);
    case 'too-long':
      return l10n.t('{0} skipped: a line too long to be read', size);
    default:
      return l10n.t('{0} skipped: not a record', size);
  }
}
