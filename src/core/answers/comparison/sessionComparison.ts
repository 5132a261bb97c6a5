import * as l10n from '@vscode/l10n';
import { moneyBasis } from '../costMode.ts';
import { oneLine } from '../safeText.ts';
import { sessionKey, sessionTitle } from '../sessionRows.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { ComparisonGroup, SessionComparison } from './comparison.ts';
import { comparedSessions } from './comparedSession.ts';
import { fileRowsOf, modelRowsOf, sessionRowsOf, spendingRowsOf, toolRowsOf, workRowsOf } from './comparisonRows.ts';

/** As many as stand side by side in an editor. */
export const maxCompared = 8;

/** A column is narrow. */
const maxTitle = 80;

/** Compares the sessions of these keys in their order; those that are not there any more are left out. */
export function sessionComparison(view: Viewpoint, keys: readonly string[]): SessionComparison {
  const byKey = new Map(view.index.sessions().map((session) => [sessionKey(session), session]));
  const sessions = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []).slice(0, maxCompared);
  const compared = comparedSessions(view, sessions);
  const files = fileRowsOf(view, compared);
  const groups: readonly ComparisonGroup[] = [
    { title: l10n.t('Session'), rows: sessionRowsOf(view, compared) },
    { title: l10n.t('Cost and tokens'), rows: [...spendingRowsOf(view, compared), ...modelRowsOf(view, compared)] },
    { title: l10n.t('Work'), rows: workRowsOf(view, compared) },
    { title: l10n.t('Tools'), rows: toolRowsOf(view, compared) },
    { title: l10n.t('Files changed'), rows: files.rows },
  ];
  return {
    title: l10n.t('Comparison of {0}', view.labels.count(sessions.length, 'session')),
    sessions: sessions.map((session) => oneLine(sessionTitle(view, session), maxTitle)),
    hasChange: sessions.length === 2,
    groups: groups.filter(({ rows }) => rows.length > 0),
    notes: [
      l10n.t('Costs {0}.', moneyBasis(view.costMode, view.labels)),
      l10n.t('Active time leaves out pauses of five minutes and more. What shell commands changed is in no log.'),
      ...files.notes,
    ],
  };
}
