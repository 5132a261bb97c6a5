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

/** What one message came to, in numbers. */
export interface MessageCounts {
  readonly id: string;
  /** Of the ledger. */
  readonly row: number;
  /** As logs name it. */
  readonly model: string;
  /** With the requests inside the message. */
  readonly tokens: TokenCount;
  /** Part of the output. */
  readonly thinking: number;
  /** What was put before the model. */
  readonly context: number;
  /** As far as it counts here: nothing for a copy. */
  readonly spending: Spending;
  readonly isCopy: boolean;
}

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

  /** What a line's message came to; undefined where the index does not know it yet. */
  countsOf({ key }: SaidMessage): MessageCounts | undefined {
    const turn = this.#turnOfKey.get(key.low, key.high);
    if (turn < 0) return undefined;
    const row = this.#holding.rows[turn]!;
    const rows = [row, ...(this.#iterations.get(turn) ?? [])];
    const planned = plannedRow(this.#view, row);
    return {
      id: hashToHex(key),
      row,
      model: planned.model,
      tokens: rows.map((each) => rowTokens(plannedRow(this.#view, each))).reduce(addTokens, noTokens),
      thinking: planned.thinking,
      context: planned.input + planned.cacheRead + planned.cacheWrite,
      spending: this.#spendingOf(rows.filter((each) => this.#isCounted(each))),
      isCopy: !this.#isCounted(row),
    };
  }

  /** The same, made fit to be shown. */
  figureOf(message: SaidMessage): MessageFigure | undefined {
    const counts = this.countsOf(message);
    if (!counts) return undefined;
    const { labels } = this.#view;
    const { spending, isCopy, context } = counts;
    const model = modelLabel(counts.model);
    const contextShare = context > 0 ? Math.min(1, context / this.#window) : undefined;
    const spoken = isCopy ? l10n.t('counted elsewhere') : spokenCost(labels, spending);
    const runningCost = this.#running.costUpTo(counts.row);
    return {
      id: counts.id,
      model,
      cost: costLabel(labels, spending) || '–',
      usd: spending.cost.usd,
      isCopy,
      runningCost,
      context: contextShare === undefined ? '' : l10n.t('ctx {0}', labels.percent(contextShare * 100)),
      contextShare,
      tokens: tokenLines(labels, counts),
      notes: this.#notes(counts),
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

  #notes({ spending, isCopy, row, context }: MessageCounts): string[] {
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

function tokenLines(labels: Labels, { tokens, thinking }: MessageCounts): MessageFigure['tokens'] {
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
