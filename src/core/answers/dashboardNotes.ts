import * as l10n from '@vscode/l10n';
import { totalTokens } from '../model/tokens.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { shortCostLabel } from './costLabels.ts';
import { oneLine } from './safeText.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a reader must know to trust the figures. `unshown`: in the totals, but on none of the chart's days. */
export function dashboardNotes({ index, labels }: Viewpoint, total: Spending, unshown: UsageSum): string[] {
  const notes = total.cost.unpriced
    .filter(({ tokens }) => tokens > 0)
    .map(({ model, tokens }) => {
      const name = oneLine(model) || l10n.t('A model without a name');
      return l10n.t('{0} has no known price: {1} are not in the cost.', name, labels.count(tokens, 'token'));
    });
  if (total.incompleteTurns > 0) {
    const messages = labels.count(total.incompleteTurns, 'message');
    const output = labels.exact(total.tokens.output);
    notes.push(l10n.t('Output is at least {0}: of {1} the logs have only an early count.', output, messages));
  }
  const rest = spendingOf(unshown);
  if (isSpent(rest)) {
    const tokens = labels.count(totalTokens(rest.tokens), 'token');
    const cost = shortCostLabel(labels, rest);
    notes.push(l10n.t('The totals hold {0} ({1}) that are on none of the days shown.', tokens, cost));
  }
  const sessions = index.sessions();
  const skipped = sessions.reduce((sum, session) => sum + session.skippedLines, 0);
  if (skipped > 0) {
    notes.push(l10n.t('{0} in the logs could not be read as it should be.', labels.count(skipped, 'place')));
  }
  const deleted = sessions.filter((session) => session.isDeleted && !session.isEmpty).length;
  if (deleted > 0) {
    const gone = labels.count(deleted, 'session');
    notes.push(l10n.t('Claude Code has deleted the logs of {0}; their figures are kept.', gone));
  }
  return notes;
}
