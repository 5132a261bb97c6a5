import * as l10n from '@vscode/l10n';
import type { ModelFigures, Report } from '../answers/reports.ts';
import { modelName } from './cells.ts';
import type { Labels } from '../answers/labels.ts';

/** What a reader must know to trust the figures of a report: what is missing in them. */
export interface Remarks {
  readonly skips: number;
  readonly incompleteOutputs: number;
  /** All output there is: a floor when some outputs are incomplete. */
  readonly outputTokens: number;
  readonly unpriced: readonly UnpricedModel[];
  readonly costNotes?: readonly string[];
}

interface UnpricedModel {
  readonly model: string;
  /** All its tokens, some of which have a price if `isPartly`. */
  readonly tokens: number;
  readonly isPartly: boolean;
}

/** More names than this are counted, not listed; the JSON has them all. */
const namedModels = 5;

/** What is missing in a report. */
export function remarksOf(report: Report<ModelFigures>): Remarks {
  const { rows, totals, skips, incompleteOutputs, costNotes } = report;
  const unpriced = new Map<string, UnpricedModel>();
  for (const row of rows) {
    for (const { modelName: model, cost, ...part } of row.modelBreakdowns) {
      if (!row.unpricedModels.includes(model)) continue;
      const known = unpriced.get(model);
      const tokens = part.inputTokens + part.outputTokens + part.cacheCreationTokens + part.cacheReadTokens;
      const isPartly = (known?.isPartly ?? false) || cost > 0;
      unpriced.set(model, { model, tokens: (known?.tokens ?? 0) + tokens, isPartly });
    }
  }
  return {
    skips,
    incompleteOutputs,
    outputTokens: totals.outputTokens,
    unpriced: [...unpriced.values()],
    ...(costNotes ? { costNotes } : {}),
  };
}

/** The remarks as lines of text, none for what is in order. */
export function remarkLines(labels: Labels, remarks: Remarks): string[] {
  const { skips, incompleteOutputs, outputTokens, unpriced, costNotes } = remarks;
  const lines: string[] = [...(costNotes ?? [])];
  if (unpriced.length > 0) {
    const byTokens = unpriced.toSorted((a, b) => b.tokens - a.tokens || (a.model < b.model ? -1 : 1));
    const names = byTokens.slice(0, namedModels).map((part) => unpricedLabel(labels, part));
    const more = unpriced.length > namedModels ? [l10n.t('{0} more', unpriced.length - namedModels)] : [];
    lines.push(l10n.t('Unpriced, so not in the costs: {0}.', [...names, ...more].join(', ')));
  }
  if (incompleteOutputs > 0) {
    const messages = labels.count(incompleteOutputs, 'message');
    const output = labels.exact(outputTokens);
    lines.push(l10n.t('Output is at least {0}: of {1} the logs have only an early count.', output, messages));
  }
  if (skips > 0) lines.push(l10n.t('{0} of the logs could not be read whole.', labels.count(skips, 'line')));
  return lines;
}

function unpricedLabel(labels: Labels, { model, tokens, isPartly }: UnpricedModel): string {
  const [name, count] = [modelName(model), labels.tokens(tokens)];
  return isPartly ? l10n.t('{0} (some of {1} tokens)', name, count) : l10n.t('{0} ({1} tokens)', name, count);
}
