import * as l10n from '@vscode/l10n';
import type { ExplainedLine, ExplainedTurn, TokenKind } from '../answers/explainedTurn.ts';
import type { Labels } from '../answers/labels.ts';
import { oneLine } from '../answers/safeText.ts';
import { modelName } from './cells.ts';
import { noteWords, tokenWords, turnWords } from './explanationWords.ts';
import { padded } from './labelledLines.ts';
import { ruleWords } from './ruleWords.ts';
import { textWidth } from './textWidth.ts';

type Tokens = ExplainedTurn['tokens'];

/** The order of the price list. */
const kinds: readonly TokenKind[] = ['input', 'output', 'cacheWrite5m', 'cacheWrite1h', 'cacheRead'];

/** A message as a receipt: what was used at which price, then the lines it is from. */
export function turnLines(labels: Labels, turn: ExplainedTurn, isSessionShown: boolean): string[] {
  const { number, local, model, tokens, price, lines } = turn;
  const cost = turn.unpricedTokens > 0 ? unpricedText(labels, turn) : labels.exactDollars(turn.exactUsd);
  const head = [
    `#${number}  ${local}`,
    modelName(model),
    isSessionShown ? l10n.t('session {0}', oneLine(turn.sessionId, 60)) : '',
    turnWords(turn.kind),
    ruleWords(oneLine(price.rule)),
    turn.isOutputFloor ? l10n.t('at least {0}', cost) : cost,
  ];
  const used = kinds.filter((kind) => tokens[kind] > 0);
  const width = firstColumn();
  return [
    head.filter((part) => part !== '').join('  '),
    ...used.map((kind) => `   ${row(labels, tokenWords(kind), tokens[kind], width)}${priceText(labels, turn, kind)}`),
    ...(turn.webSearches > 0
      ? [`   ${row(labels, searches(), turn.webSearches, width)}${searchText(labels, turn)}`]
      : []),
    ...remarksOf(labels, turn).map((remark) => `   ${remark}`),
    ...lines.map((line) => `      ${lineText(labels, line, local, model)}`),
  ];
}

function remarksOf(labels: Labels, { loggedUsd, isOutputFloor, isProven, lines }: ExplainedTurn): string[] {
  const from = labels.count(lines.length, 'line');
  return [
    ...(loggedUsd === undefined ? [] : [l10n.t('the log says it cost {0}', labels.exactDollars(String(loggedUsd)))]),
    ...(isOutputFloor ? [l10n.t('no line has a stop reason: the output is at least this')] : []),
    isProven
      ? l10n.t('from {0}', from)
      : l10n.t('from {0}, which do not come to this: the log has changed since it was counted', from),
  ];
}

/** `[1] byte 12,345: input 120, output 500 <`; time and model where they differ from the message's. */
export function lineText(labels: Labels, line: ExplainedLine, local: string, model: string): string {
  const said = [
    tokensText(labels, line.tokens) || l10n.t('no tokens'),
    ...(line.webSearches > 0 ? [labels.count(line.webSearches, 'webSearch')] : []),
    ...(line.local === local ? [] : [l10n.t('at {0}', line.local)]),
    ...(line.model === model ? [] : [modelName(line.model)]),
    ...line.notes.map(noteWords),
    ...(line.isRemembered ? [l10n.t('all its lines together, as remembered')] : []),
  ];
  const place = l10n.t('byte {0}', labels.exact(line.offset));
  return `[${line.file}] ${place}: ${said.join(', ')}${line.isDecisive ? ' <' : ''}`;
}

/** `120 input, 500 output`; kinds without tokens are left out. */
export function tokensText(labels: Labels, tokens: Tokens): string {
  return kinds
    .filter((kind) => tokens[kind] > 0)
    .map((kind) => `${labels.exact(tokens[kind])} ${tokenWords(kind)}`)
    .join(', ');
}

export const totalOf = (tokens: Tokens): number => kinds.reduce((sum, kind) => sum + tokens[kind], 0);

const searches = (): string => l10n.t('web searches');

/** As wide as its longest label; receipts are compared, so they all have the same. */
const firstColumn = (): number => Math.max(17, ...[...kinds.map(tokenWords), searches()].map(textWidth)) + 1;

const row = (labels: Labels, label: string, count: number, width: number): string =>
  `${padded(label, width)}${labels.exact(count).padStart(13)}`;

/** Nothing where the cost is the one that the log names. */
function priceText(labels: Labels, { price, unpricedTokens }: ExplainedTurn, kind: TokenKind): string {
  const perMillion = price.usdPerMillion[kind];
  if (perMillion === undefined) return unpricedTokens > 0 ? `   ${l10n.t('no price')}` : '';
  const total = labels.exactDollars(price.usdOfKind[kind] ?? '0');
  return ` × ${l10n.t('{0} a million', labels.exactDollars(perMillion).padEnd(7))} = ${total}`;
}

function searchText(labels: Labels, { price, unpricedTokens }: ExplainedTurn): string {
  if (price.usdPerWebSearch !== undefined)
    return ` × ${l10n.t('{0} each', labels.exactDollars(price.usdPerWebSearch))}`;
  return unpricedTokens > 0 ? `   ${l10n.t('no price')}` : '';
}

function unpricedText(labels: Labels, { unpricedTokens, exactUsd, usd }: ExplainedTurn): string {
  const missing = l10n.t('{0} without a price', labels.count(unpricedTokens, 'token'));
  return usd > 0 ? l10n.t('{0} and {1}', labels.exactDollars(exactUsd), missing) : missing;
}
