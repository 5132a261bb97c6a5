import type { ExplainedLine, ExplainedTurn, LineNote, TokenKind, TurnKind } from '../answers/explainedTurn.ts';
import { countLabel, exactLabel } from '../answers/labels.ts';
import { oneLine } from '../answers/safeText.ts';
import { modelName } from './cells.ts';

type Tokens = ExplainedTurn['tokens'];

/** The order of the price list, and what each kind is called. */
const kinds: readonly (readonly [TokenKind, string])[] = [
  ['input', 'input'],
  ['output', 'output'],
  ['cacheWrite5m', 'cache write 5 min'],
  ['cacheWrite1h', 'cache write 1 h'],
  ['cacheRead', 'cache read'],
];

const kindWords: Readonly<Record<TurnKind, string>> = {
  message: '',
  advisor: 'asked of an advisor inside the message before it',
  compaction: 'a compaction inside the message before it',
};

/** A message as a receipt: what was used at which price, then the lines it is from. */
export function turnLines(turn: ExplainedTurn, isSessionShown: boolean): string[] {
  const { number, local, model, tokens, price, exactUsd, lines } = turn;
  const cost = turn.unpricedTokens > 0 ? unpricedText(turn) : `$${exactUsd}`;
  const head = [
    `#${number}  ${local}`,
    modelName(model),
    ...(isSessionShown ? [`session ${oneLine(turn.sessionId, 60)}`] : []),
    ...(kindWords[turn.kind] === '' ? [] : [kindWords[turn.kind]]),
    oneLine(price.rule),
    `${turn.isOutputFloor ? 'at least ' : ''}${cost}`,
  ];
  const used = kinds.filter(([kind]) => tokens[kind] > 0);
  return [
    head.join('  '),
    ...used.map(([kind, label]) => `   ${row(label, tokens[kind])}${priceText(turn, kind)}`),
    ...(turn.webSearches > 0 ? [`   ${row('web searches', turn.webSearches)}${searchText(turn)}`] : []),
    ...(turn.loggedUsd === undefined ? [] : [`   the log says it cost $${turn.loggedUsd}`]),
    ...(turn.isOutputFloor ? ['   no line has a stop reason: the output is at least this'] : []),
    `   from ${countLabel(lines.length, 'line')}${turn.isProven ? '' : ', which do not come to this: the log has changed since it was counted'}`,
    ...lines.map((line) => `      ${lineText(line, local, model)}`),
  ];
}

/** `[1] byte 12,345: input 120, output 500 <`; time and model where they differ from the message's. */
export function lineText(line: ExplainedLine, local: string, model: string): string {
  const said = [
    tokensText(line.tokens) || 'no tokens',
    ...(line.webSearches > 0 ? [countLabel(line.webSearches, 'web search', 'web searches')] : []),
    ...(line.local === local ? [] : [`at ${line.local}`]),
    ...(line.model === model ? [] : [modelName(line.model)]),
    ...line.notes.map((note) => noteWords[note]),
    ...(line.isRemembered ? ['all its lines together, as remembered'] : []),
  ];
  return `[${line.file}] byte ${exactLabel(line.offset)}: ${said.join(', ')}${line.isDecisive ? ' <' : ''}`;
}

/** `120 input, 500 output`; kinds without tokens are left out. */
export function tokensText(tokens: Tokens): string {
  return kinds
    .filter(([kind]) => tokens[kind] > 0)
    .map(([kind, label]) => `${exactLabel(tokens[kind])} ${label}`)
    .join(', ');
}

export const totalOf = (tokens: Tokens): number => kinds.reduce((sum, [kind]) => sum + tokens[kind], 0);

const row = (label: string, count: number): string => `${label.padEnd(18)}${exactLabel(count).padStart(13)}`;

/** Nothing where the cost is the one that the log names. */
function priceText({ price, unpricedTokens }: ExplainedTurn, kind: TokenKind): string {
  const perMillion = price.usdPerMillion[kind];
  if (perMillion === undefined) return unpricedTokens > 0 ? '   no price' : '';
  return ` × ${`$${perMillion}`.padEnd(7)} a million = $${price.usdOfKind[kind]}`;
}

function searchText({ price, unpricedTokens }: ExplainedTurn): string {
  if (price.usdPerWebSearch !== undefined) return ` × $${price.usdPerWebSearch} each`;
  return unpricedTokens > 0 ? '   no price' : '';
}

function unpricedText({ unpricedTokens, exactUsd, usd }: ExplainedTurn): string {
  const missing = `${countLabel(unpricedTokens, 'token')} without a price`;
  return usd > 0 ? `$${exactUsd} and ${missing}` : missing;
}

const noteWords: Readonly<Record<LineNote, string>> = {
  sidechain: 'sub-agent or aside',
  forked: 'copied by a fork',
  relayed: 'told by a progress record',
  'no-stop-reason': 'no stop reason',
  fast: 'fast',
  us: 'US inference',
  batch: 'batch',
  priority: 'priority',
};
