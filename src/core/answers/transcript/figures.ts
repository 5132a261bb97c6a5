import * as l10n from '@vscode/l10n';
import type { Holding } from '../../index/globalIndex.ts';
import { KeyTable } from '../../kit/keyTable.ts';
import { hashToHex } from '../../kit/hash.ts';
import type { SaidMessage } from '../../model/said.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { addTokens, noTokens, type TokenCount } from '../../model/tokens.ts';
import { turnFlag } from '../../model/turn.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { costLabel, spokenCost } from '../costLabels.ts';
import type { Labels } from '../labels.ts';
import { modelLabel } from '../modelLabel.ts';
import { rowTokens } from '../explanationLines.ts';
import { plannedRow } from '../explanationRows.ts';
import { oneLine } from '../safeText.ts';
import { isSpent, type Spending, spendingOf } from '../spending.ts';
import type { MessageFigure } from '../transcript.ts';
import { usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { contextWindow } from './contextWindow.ts';
import { RunningCost } from './runningCost.ts';

/**
 * What the messages of one log came to: by the ledger's rows, never by what a page holds, so that a jump changes no figure and all
 * figures of a session add up to the session's. Good for one revision of the index.
 */
export class LogFigures {
  readonly #view: Viewpoint;
  readonly #session: SessionMetadata;
  readonly #holding: Holding;
  /** Key of a message → its turn in the log's digest. */
  readonly #turnOfKey: KeyTable;
  /** Turn of a message → rows of its advisor and compaction iterations. */
  readonly #iterations = new Map<number, number[]>();
  readonly #running: RunningCost;
  readonly #window: number;
  readonly #add: (sum: UsageSum, row: number) => void;

  /** `all`: every log of the session; its sub-agents' costs run along in its own log. */
  constructor(view: Viewpoint, session: SessionMetadata, holding: Holding, all: readonly Holding[]) {
    this.#view = view;
    this.#session = session;
    this.#holding = holding;
    this.#add = usageAdder(view);
    const { turns } = holding.digest;
    this.#turnOfKey = new KeyTable(turns.length);
    for (let turn = 0; turn < turns.length; turn++)
      if (!isIteration(turns.flags[turn]!)) this.#turnOfKey.set(turns.keyLow[turn]!, turns.keyHigh[turn]!, turn);
    for (let turn = 0; turn < turns.length; turn++) {
      if (!isIteration(turns.flags[turn]!)) continue;
      const message = this.#turnOfKey.get(turns.replayLow[turn]!, turns.replayHigh[turn]!);
      const rows = this.#iterations.get(message);
      if (rows) rows.push(holding.rows[turn]!);
      else this.#iterations.set(message, [holding.rows[turn]!]);
    }
    this.#running = new RunningCost(view, session, holding, all);
    this.#window = contextWindow(view, holding);
  }

  /** The figure of a line's message; undefined where the index does not know it yet. */
  figureOf(message: SaidMessage): MessageFigure | undefined {
    const { labels } = this.#view;
    const turn = this.#turnOfKey.get(message.key.low, message.key.high);
    if (turn < 0) return undefined;
    const row = this.#holding.rows[turn]!;
    const rows = [row, ...(this.#iterations.get(turn) ?? [])];
    const counted = rows.filter((each) => this.#isCounted(each));
    const spending = this.#spendingOf(counted);
    const isCopy = !this.#isCounted(row);
    const planned = plannedRow(this.#view, row);
    const model = modelLabel(planned.model);
    const context = planned.input + planned.cacheRead + planned.cacheWrite;
    const contextShare = context > 0 ? Math.min(1, context / this.#window) : undefined;
    const spoken = isCopy ? l10n.t('counted elsewhere') : spokenCost(labels, spending);
    const runningCost = this.#running.costUpTo(row);
    return {
      id: hashToHex(message.key),
      model,
      cost: costLabel(labels, spending) || '–',
      usd: spending.cost.usd,
      isCopy,
      runningCost,
      context: contextShare === undefined ? '' : l10n.t('ctx {0}', labels.percent(contextShare * 100)),
      contextShare,
      tokens: tokenLines(
        labels,
        rows.map((each) => rowTokens(plannedRow(this.#view, each))),
        planned.thinking,
      ),
      notes: this.#notes(spending, isCopy, row, context),
      messageId: message.id === undefined ? undefined : oneLine(message.id),
      requestId: message.requestId === undefined ? undefined : oneLine(message.requestId),
      sentence: l10n.t('{0}, {1}, {2} so far', model, spoken, runningCost),
    };
  }

  #isCounted(row: number): boolean {
    const { index } = this.#view;
    return index.sessionOfRow(row) === this.#session.number && index.ledger.columns.isReplay[row] !== 1;
  }

  #spendingOf(rows: readonly number[]): Spending {
    const sum = new UsageSum(this.#view.book);
    for (const row of rows) this.#add(sum, row);
    return spendingOf(sum);
  }

  #notes(spending: Spending, isCopy: boolean, row: number, context: number): string[] {
    const { labels } = this.#view;
    const notes: string[] = [];
    if (this.#view.index.ledger.columns.isReplay[row] === 1)
      notes.push(l10n.t('Repeats a message that is counted once'));
    else if (isCopy) notes.push(l10n.t('Copied from another session and counted there'));
    if (isSpent(spending) && spending.incompleteTurns > 0)
      notes.push(l10n.t('At least: the log does not have the final count'));
    for (const { tokens } of spending.cost.unpriced)
      notes.push(l10n.t('{0} tokens without a price', labels.tokens(tokens)));
    if (context > 0)
      notes.push(l10n.t('{0} tokens of context, of {1}', labels.exact(context), labels.exact(this.#window)));
    return notes;
  }
}

const isIteration = (flags: number): boolean => (flags & (turnFlag.advisor | turnFlag.compaction)) !== 0;

function tokenLines(labels: Labels, all: readonly TokenCount[], thinking: number): MessageFigure['tokens'] {
  const tokens = all.reduce(addTokens, noTokens);
  const lines = [
    [l10n.t('Input'), tokens.input],
    [l10n.t('Cache read'), tokens.cacheRead],
    [l10n.t('Cache write, 5 min'), tokens.cacheWrite5m],
    [l10n.t('Cache write, 1 h'), tokens.cacheWrite1h],
    [l10n.t('Output'), tokens.output],
    [l10n.t('of which thinking'), thinking],
  ] as const;
  return lines.filter(([, count]) => count > 0).map(([label, count]) => ({ label, text: labels.exact(count) }));
}
