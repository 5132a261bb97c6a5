import type {
  Explanation,
  ExplainedCopy,
  ExplainedFile,
  ExplainedReplay,
  ExplainedSum,
} from '../answers/explanation.ts';
import { countLabel, exactLabel } from '../answers/labels.ts';
import { oneLine, tildePath } from '../answers/safeText.ts';
import { roleWords, skipWords, stateWords } from './explanationWords.ts';
import { lineText, tokensText, totalOf, turnLines } from './explanationTurns.ts';
import { modelName } from './cells.ts';

/** Paths are long, and nothing of them may be missing. */
const pathLimit = 4096;

/** The explanation as plain text, its details indented, so that an editor can fold them; ends with a newline. */
export function explanationText(explanation: Explanation, home: string): string {
  return [...explanationLines(explanation, home), ''].join('\n');
}

/** The same line by line, for as many as there may be. No line holds anything of a log that is not made safe first. */
export function* explanationLines(explanation: Explanation, home: string): Iterable<string> {
  yield* headLines(explanation, home);
  if (explanation.sessions.length > 0) {
    yield* ['', 'SESSIONS IN IT'];
    for (const { id, title, folder } of explanation.sessions)
      yield `   ${oneLine(id)}  ${oneLine(title)}  ${place(folder, home)}`;
  }
  if (explanation.turns.length > 0) {
    yield* ['', 'MESSAGES COUNTED, oldest first'];
    for (const turn of explanation.turns) yield* turnLines(turn, explanation.sessions.length > 0);
  }
  if (explanation.more) yield* moreLines(explanation, explanation.more);
  if (explanation.copies.length > 0) {
    yield* ['', 'COPIES COUNTED ELSEWHERE: made by a resume or fork, counted once, in the session they are from'];
    for (const copy of explanation.copies) yield* copyLines(copy);
    if (explanation.moreCopies > 0) yield `   and ${countLabel(explanation.moreCopies, 'more copy', 'more copies')}`;
  }
  if (explanation.replays.length > 0) {
    yield* ['', 'REPLAYS DROPPED: an aside repeated these under another request id; nobody was billed for them again'];
    for (const replay of explanation.replays) yield* replayLines(replay);
    if (explanation.moreReplays > 0) yield `   and ${countLabel(explanation.moreReplays, 'more replay')}`;
  }
  yield* skipLines(explanation);
  if (explanation.files.length > 0) {
    yield* ['', 'LOGS'];
    for (const file of explanation.files) yield fileLine(file, home);
  }
  yield* ['', 'SUM', ...sumLines(explanation.sum)];
  yield `   on screen ${explanation.figure}`;
}

function headLines(explanation: Explanation, home: string): string[] {
  const { title, id, sum, figure, basis, asOf, zone, prices } = explanation;
  const missing = sum.unpricedTokens > 0 ? ` and ${countLabel(sum.unpricedTokens, 'token')} without a price` : '';
  const total = totalOf(sum.tokens);
  return [
    'Why this number?',
    '',
    oneLine(title),
    place(id, home),
    '',
    `Cost      ${figure} ${basis}; exactly $${sum.exactUsd}${missing}`,
    `Tokens    ${exactLabel(total)}${total > 0 ? `: ${tokensText(sum.tokens)}` : ''}`,
    `Messages  ${exactLabel(sum.messages)}`,
    `Prices    list of ${oneLine(prices)}`,
    `As of     ${asOf}, ${zone}`,
    '',
    'A message is one request. Claude Code writes it in several lines that repeat each other, so it counts once: the largest',
    'of each counter, the earliest time, and model and price of the line with the largest output, marked with <.',
    ...(sum.incompleteMessages > 0
      ? [
          `Of ${countLabel(sum.incompleteMessages, 'message')} the log has no final output count: the sum is at least this.`,
        ]
      : []),
  ];
}

function moreLines({ command, turns }: Explanation, more: ExplainedSum): string[] {
  const all = command === undefined ? 'claude-code-tracer explain' : oneLine(command, pathLimit);
  return [
    '',
    `${countLabel(more.messages, 'more message')} after these ${exactLabel(turns.length)}: ${exactLabel(totalOf(more.tokens))} tokens, $${more.exactUsd}.`,
    `All of them: ${all}`,
  ];
}

function copyLines({ local, model, tokens, countedIn, lines }: ExplainedCopy): string[] {
  const where = countedIn === undefined ? 'a replay, counted nowhere' : `counted in session ${oneLine(countedIn)}`;
  return [
    `   ${local}  ${modelName(model)}  ${exactLabel(totalOf(tokens))} tokens, ${where}`,
    ...lines.map((line) => `      ${lineText(line, local, model)}`),
  ];
}

function replayLines({ local, model, tokens, repeats, lines }: ExplainedReplay): string[] {
  const what = repeats === undefined ? 'repeats a message' : `repeats #${repeats}`;
  return [
    `   ${local}  ${modelName(model)}  ${exactLabel(totalOf(tokens))} tokens, ${what}`,
    ...lines.map((line) => `      ${lineText(line, local, model)}`),
  ];
}

function* skipLines({ skips, moreSkips }: Explanation): Iterable<string> {
  if (skips.length === 0 && moreSkips === 0) return;
  yield* ['', 'SKIPPED in these logs'];
  for (const { file, offset, bytes, reason } of skips) {
    const size = bytes > 0 ? `, ${countLabel(bytes, 'byte')}` : '';
    yield `   [${file}] byte ${exactLabel(offset)}${size}: ${skipWords[reason]}`;
  }
  if (moreSkips > 0) yield `   and ${exactLabel(moreSkips)} more`;
}

function fileLine({ number, path, role, sessionId, isOther, bytes, state }: ExplainedFile, home: string): string {
  const whose = isOther ? `copy in session ${oneLine(sessionId)}` : roleWords[role];
  const notes = [whose, countLabel(bytes, 'byte'), stateWords[state]].filter((note) => note !== '');
  return `   [${number}] ${place(path, home)}  (${notes.join(', ')})`;
}

function sumLines({ messages, tokens, webSearches, exactUsd, unpricedTokens }: ExplainedSum): string[] {
  const rows: [string, string][] = [
    ['messages', exactLabel(messages)],
    ['input', exactLabel(tokens.input)],
    ['output', exactLabel(tokens.output)],
    ['cache write 5 min', exactLabel(tokens.cacheWrite5m)],
    ['cache write 1 h', exactLabel(tokens.cacheWrite1h)],
    ['cache read', exactLabel(tokens.cacheRead)],
    ['tokens', exactLabel(totalOf(tokens))],
    ...(webSearches > 0 ? [['web searches', exactLabel(webSearches)] as [string, string]] : []),
    ...(unpricedTokens > 0 ? [['without a price', exactLabel(unpricedTokens)] as [string, string]] : []),
    ['dollars', `$${exactUsd}`],
  ];
  return rows.map(([label, value]) => `   ${label.padEnd(18)}${value.padStart(18)}`);
}

const place = (path: string, home: string): string => oneLine(tildePath(path, home), pathLimit);
