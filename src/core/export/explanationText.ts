import * as l10n from '@vscode/l10n';
import type {
  Explanation,
  ExplainedCopy,
  ExplainedFile,
  ExplainedReplay,
  ExplainedSum,
} from '../answers/explanation.ts';
import { oneLine, tildePath } from '../answers/safeText.ts';
import type { Labels } from '../answers/labels.ts';
import type { Viewpoint } from '../answers/viewpoint.ts';
import { roleWords, skipWords, stateWords, tokenWords } from './explanationWords.ts';
import { lineText, tokensText, totalOf, turnLines } from './explanationTurns.ts';
import { modelName } from './cells.ts';
import { labelledLines, padded } from './labelledLines.ts';
import { textWidth } from './textWidth.ts';

/** Paths are long, and nothing of them may be missing. */
const pathLimit = 4096;

/** Who reads: in which language, and whose home is `~`. */
export type Reader = Pick<Viewpoint, 'labels' | 'home'>;

/** The explanation as plain text, its details indented, so that an editor can fold them; ends with a newline. */
export function explanationText(reader: Reader, explanation: Explanation): string {
  return [...explanationLines(reader, explanation), ''].join('\n');
}

/** The same line by line, for as many as there may be. No line holds anything of a log that is not made safe first. */
export function* explanationLines(reader: Reader, explanation: Explanation): Iterable<string> {
  const { labels, home } = reader;
  yield* headLines(reader, explanation);
  if (explanation.sessions.length > 0) {
    yield* ['', l10n.t('SESSIONS IN IT')];
    for (const { id, title, folder } of explanation.sessions)
      yield `   ${oneLine(id)}  ${oneLine(title)}  ${place(folder, home)}`;
  }
  if (explanation.turns.length > 0) {
    yield* ['', l10n.t('MESSAGES COUNTED, oldest first')];
    for (const turn of explanation.turns) yield* turnLines(labels, turn, explanation.sessions.length > 0);
  }
  if (explanation.more) yield* moreLines(labels, explanation, explanation.more);
  yield* leftOutLines(labels, explanation);
  if (explanation.files.length > 0) {
    yield* ['', l10n.t('LOGS')];
    for (const file of explanation.files) yield fileLine(reader, file);
  }
  yield* ['', l10n.t('SUM'), ...sumLines(labels, explanation.sum)];
  yield `   ${l10n.t('on screen {0}', explanation.figure)}`;
}

function headLines({ labels, home }: Reader, explanation: Explanation): string[] {
  const { title, id, sum, figure, basis, asOf, zone, prices } = explanation;
  const total = totalOf(sum.tokens);
  const exactly = labels.exactDollars(sum.exactUsd);
  const unpriced = labels.count(sum.unpricedTokens, 'token');
  const cost =
    sum.unpricedTokens > 0
      ? l10n.t('{0} {1}; exactly {2} and {3} without a price', figure, basis, exactly, unpriced)
      : l10n.t('{0} {1}; exactly {2}', figure, basis, exactly);
  const floor = l10n.t(
    'Of {0} the log has no final output count: the sum is at least this.',
    labels.count(sum.incompleteMessages, 'message'),
  );
  return [
    l10n.t('Why this number?'),
    '',
    oneLine(title),
    place(id, home),
    '',
    ...labelledLines([
      [l10n.t('Cost'), cost],
      [l10n.t('Tokens'), `${labels.exact(total)}${total > 0 ? `: ${tokensText(labels, sum.tokens)}` : ''}`],
      [l10n.t('Messages'), labels.exact(sum.messages)],
      [l10n.t('Prices'), l10n.t('list of {0}', oneLine(prices))],
      [l10n.t('As of'), `${asOf}, ${zone}`],
    ]),
    '',
    l10n.t(
      'A message is one request. Claude Code writes it in several lines that repeat each other, so it counts once: the largest\nof each counter, the earliest time, and model and price of the line with the largest output, marked with <.',
    ),
    ...(sum.incompleteMessages > 0 ? [floor] : []),
  ];
}

function moreLines(labels: Labels, { command, turns }: Explanation, more: ExplainedSum): string[] {
  const all = command === undefined ? 'claude-code-tracer explain' : oneLine(command, pathLimit);
  return [
    '',
    l10n.t(
      '{0} after these {1}: {2}, {3}.',
      labels.count(more.messages, 'moreMessage'),
      labels.exact(turns.length),
      labels.count(totalOf(more.tokens), 'token'),
      labels.exactDollars(more.exactUsd),
    ),
    l10n.t('All of them: {0}', all),
  ];
}

/** What logs hold that is not in the figure. */
function* leftOutLines(labels: Labels, explanation: Explanation): Iterable<string> {
  const { copies, moreCopies, replays, moreReplays } = explanation;
  if (copies.length > 0) {
    yield* [
      '',
      l10n.t('COPIES COUNTED ELSEWHERE: made by a resume or fork, counted once, in the session they are from'),
    ];
    for (const copy of copies) yield* copyLines(labels, copy);
    if (moreCopies > 0) yield `   ${l10n.t('and {0}', labels.count(moreCopies, 'moreCopy'))}`;
  }
  if (replays.length > 0) {
    yield* [
      '',
      l10n.t('REPLAYS DROPPED: an aside repeated these under another request id; nobody was billed for them again'),
    ];
    for (const replay of replays) yield* replayLines(labels, replay);
    if (moreReplays > 0) yield `   ${l10n.t('and {0}', labels.count(moreReplays, 'moreReplay'))}`;
  }
  yield* skipLines(labels, explanation);
}

function copyLines(labels: Labels, { local, model, tokens, countedIn, lines }: ExplainedCopy): string[] {
  const where =
    countedIn === undefined
      ? l10n.t('a replay, counted nowhere')
      : l10n.t('counted in session {0}', oneLine(countedIn));
  return [
    `   ${local}  ${modelName(model)}  ${labels.count(totalOf(tokens), 'token')}, ${where}`,
    ...lines.map((line) => `      ${lineText(labels, line, local, model)}`),
  ];
}

function replayLines(labels: Labels, { local, model, tokens, repeats, lines }: ExplainedReplay): string[] {
  const what = repeats === undefined ? l10n.t('repeats a message') : l10n.t('repeats {0}', `#${repeats}`);
  return [
    `   ${local}  ${modelName(model)}  ${labels.count(totalOf(tokens), 'token')}, ${what}`,
    ...lines.map((line) => `      ${lineText(labels, line, local, model)}`),
  ];
}

function* skipLines(labels: Labels, { skips, moreSkips }: Explanation): Iterable<string> {
  if (skips.length === 0 && moreSkips === 0) return;
  yield* ['', l10n.t('SKIPPED in these logs')];
  for (const { file, offset, bytes, reason } of skips) {
    const size = bytes > 0 ? `, ${labels.count(bytes, 'byte')}` : '';
    yield `   [${file}] ${l10n.t('byte {0}', labels.exact(offset))}${size}: ${skipWords(reason)}`;
  }
  if (moreSkips > 0) yield `   ${l10n.t('and {0} more', labels.exact(moreSkips))}`;
}

function fileLine({ labels, home }: Reader, file: ExplainedFile): string {
  const { number, path, role, sessionId, isOther, bytes, state } = file;
  const whose = isOther ? l10n.t('copy in session {0}', oneLine(sessionId)) : roleWords(role);
  const notes = [whose, labels.count(bytes, 'byte'), stateWords(state)].filter((note) => note !== '');
  return `   [${number}] ${place(path, home)}  (${notes.join(', ')})`;
}

function sumLines(labels: Labels, sum: ExplainedSum): string[] {
  const { messages, tokens, webSearches, exactUsd, unpricedTokens } = sum;
  const kinds = ['input', 'output', 'cacheWrite5m', 'cacheWrite1h', 'cacheRead'] as const;
  const counts: readonly (readonly [string, number])[] = [
    [l10n.t('messages'), messages],
    ...kinds.map((kind) => [tokenWords(kind), tokens[kind]] as const),
    [l10n.t('tokens'), totalOf(tokens)],
    ...(webSearches > 0 ? [[l10n.t('web searches'), webSearches] as const] : []),
    ...(unpricedTokens > 0 ? [[l10n.t('without a price'), unpricedTokens] as const] : []),
  ];
  const rows = [
    ...counts.map(([label, count]) => [label, labels.exact(count)] as const),
    [l10n.t('dollars'), labels.exactDollars(exactUsd)] as const,
  ];
  const width = Math.max(18, ...rows.map(([label]) => textWidth(label) + 1));
  return rows.map(([label, value]) => `   ${padded(label, width)}${value.padStart(18)}`);
}

const place = (path: string, home: string): string => oneLine(tildePath(path, home), pathLimit);
