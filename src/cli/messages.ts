import * as l10n from '@vscode/l10n';
import { oneLine, tildePath } from '../core/answers/safeText.ts';
import type { LookedAt } from '../core/discover/logRoots.ts';
import type { Fault } from '../core/model/fault.ts';

/** Paths are long, and nothing of them may be missing. */
const pathLimit = 4096;

/** Why there is nothing to show, in one sentence that names the folders looked at. */
export function emptySentence(lookedAt: readonly LookedAt[], hasUsage: boolean, home: string): string {
  const roots = lookedAt.flatMap(({ root }) => root?.path ?? []);
  const folders = roots.length > 0 ? roots : lookedAt.map(({ folder }) => folder);
  const named = folders
    .map((folder) => oneLine(tildePath(folder, home), pathLimit))
    .join(l10n.t({ message: ' and ', comment: 'between the names of folders' }));
  if (roots.length === 0) return l10n.t('No Claude Code logs found; looked in {0}.', named);
  return hasUsage
    ? l10n.t('No usage matches these options; the logs are in {0}.', named)
    : l10n.t('No usage found in {0}.', named);
}

/** One line for standard error. */
export function faultLine({ kind, path, message }: Fault, home: string): string {
  // Node's own message repeats the path: `EACCES: permission denied, scandir '/…'`.
  const reason = message.replace(/, [a-z]+ '.*$/s, '') || kind;
  return `${oneLine(tildePath(path, home), pathLimit)}: ${oneLine(reason, 500)}`;
}

/** The same of the cache: what it means comes first, unless the cache works and only what was in it is damaged. */
export function cacheFaultLine(fault: Fault, home: string): string {
  const line = faultLine(fault, home);
  return fault.kind === 'damaged' ? line : l10n.t('nothing is kept for the next run: {0}', line);
}
