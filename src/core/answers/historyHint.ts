import * as l10n from '@vscode/l10n';
import { oneOrMany } from './counts.ts';
import type { Viewpoint } from './viewpoint.ts';

const dayMs = 86_400_000;
const soonDays = 7;

/** What a new user has to know of old logs: that they go, when, and that their figures stay from now on. */
export function historyHint(view: Viewpoint, cleanupDays: number): string | undefined {
  const { index, labels, now } = view;
  const logs = index.sessions().filter(({ isEmpty, isDeleted }) => !isEmpty && !isDeleted);
  if (logs.length === 0) return undefined;
  const kept = l10n.t(
    'Claude Code deletes logs after {0} days. From now on their figures are kept here; their text is lost.',
    labels.exact(cleanupDays),
  );
  const going = logs.filter(({ touchedMs }) => touchedMs < now - (cleanupDays - soonDays) * dayMs).length;
  if (going === 0) return kept;
  const soon = oneOrMany(
    going,
    l10n.t('One session will be deleted within a week.'),
    l10n.t('{0} sessions will be deleted within a week.', labels.exact(going)),
  );
  return `${kept} ${soon}`;
}
