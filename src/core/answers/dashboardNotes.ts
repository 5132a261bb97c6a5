import { totalTokens } from '../model/tokens.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { shortCostLabel } from './costLabels.ts';
import { countLabel, exactLabel } from './labels.ts';
import { oneLine } from './safeText.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a reader must know to trust the figures. `unshown`: in the totals, but on none of the chart's days. */
export function dashboardNotes({ index }: Viewpoint, total: Spending, unshown: UsageSum): string[] {
  const notes = total.cost.unpriced
    .filter(({ tokens }) => tokens > 0)
    .map(({ model, tokens }) => {
      const name = oneLine(model) || 'A model without a name';
      return `${name} has no known price: ${exactLabel(tokens)} tokens are not in the cost.`;
    });
  if (total.incompleteTurns > 0) {
    const messages = countLabel(total.incompleteTurns, 'message');
    const output = exactLabel(total.tokens.output);
    notes.push(`Output is at least ${output}: of ${messages} the logs have only an early count.`);
  }
  const rest = spendingOf(unshown);
  if (isSpent(rest)) {
    const tokens = exactLabel(totalTokens(rest.tokens));
    notes.push(`The totals hold ${tokens} tokens (${shortCostLabel(rest)}) that are on none of the days shown.`);
  }
  const sessions = index.sessions();
  const skipped = sessions.reduce((sum, session) => sum + session.skippedLines, 0);
  if (skipped > 0) notes.push(`${countLabel(skipped, 'place')} in the logs could not be read as it should be.`);
  const deleted = sessions.filter((session) => session.isDeleted && !session.isEmpty).length;
  if (deleted > 0) {
    notes.push(`Claude Code has deleted the logs of ${countLabel(deleted, 'session')}; their figures are kept.`);
  }
  return notes;
}
