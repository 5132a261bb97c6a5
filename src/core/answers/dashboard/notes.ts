import * as l10n from '@vscode/l10n';
import { totalTokens } from '../../model/tokens.ts';
import { shortCostLabel } from '../costLabels.ts';
import type { Labels } from '../labels.ts';
import { oneLine } from '../safeText.ts';
import { isSpent, type Spending } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { ExplanationSubject } from '../explanationSubject.ts';

/** What a reader must know to trust the figures, and where more of it is told. */
export interface Note {
  readonly text: string;
  readonly leadsTo?: NoteTarget;
}

export type NoteTarget =
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'explanation'; readonly subject: ExplanationSubject };

/** `unshown`: in the totals, but on none of the chart's bars. */
export function dashboardNotes(
  { index, labels }: Viewpoint,
  total: Spending,
  unshown: Spending,
  members: Uint8Array | undefined,
): Note[] {
  const notes: Note[] = total.cost.unpriced
    .filter(({ tokens }) => tokens > 0)
    .map(({ model, tokens }) => {
      const name = oneLine(model) || l10n.t('A model without a name');
      return {
        text: l10n.t('{0} has no known price: {1} are not in the cost.', name, labels.count(tokens, 'token')),
        leadsTo: { kind: 'explanation', subject: { kind: 'model', model } },
      };
    });
  const diagnostics = { kind: 'diagnostics' } as const;
  if (total.incompleteTurns > 0) {
    const messages = labels.count(total.incompleteTurns, 'message');
    const output = labels.exact(total.tokens.output);
    const text = l10n.t('Output is at least {0}: of {1} the logs have only an early count.', output, messages);
    notes.push({ text, leadsTo: diagnostics });
  }
  if (isSpent(unshown)) {
    const tokens = labels.count(totalTokens(unshown.tokens), 'token');
    const cost = shortCostLabel(labels, unshown);
    notes.push({ text: l10n.t('The totals hold {0} ({1}) that are on none of the days shown.', tokens, cost) });
  }
  const sessions = index.sessions().filter(({ number }) => !members || members[number] === 1);
  const skipped = sessions.reduce((sum, session) => sum + session.skippedLines, 0);
  if (skipped > 0) {
    const text = l10n.t('{0} in the logs could not be read as it should be.', labels.count(skipped, 'place'));
    notes.push({ text, leadsTo: diagnostics });
  }
  const deleted = sessions.filter((session) => session.isDeleted && !session.isEmpty).length;
  if (deleted > 0) {
    const gone = labels.count(deleted, 'session');
    notes.push({ text: l10n.t('Claude Code has deleted the logs of {0}; their figures are kept.', gone) });
  }
  return notes;
}

/** The user's rate, where money is not in dollars. */
export const moneyNotes = ({ moneyNote }: Labels): Note[] =>
  moneyNote === undefined ? [] : [{ text: l10n.t('Money is {0}.', moneyNote) }];
