import * as l10n from '@vscode/l10n';
import type { ReadProgress } from '../model/refreshReport.ts';
import type { Labels } from './labels.ts';

/** How far a long reading is: `Reading logs: 12 % of 4.1 GB`. */
export function readingSentence(labels: Labels, { readBytes, totalBytes }: ReadProgress): string {
  const done = labels.percent(Math.floor((readBytes / Math.max(1, totalBytes)) * 100));
  return l10n.t('Reading logs: {0} of {1}', done, labels.size(totalBytes));
}
