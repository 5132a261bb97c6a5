// What do the lines say about turns, with some rules switched to ccusage's way?

import type { Billed } from '../../test/oracle/billing.ts';
import type { JsonObject } from '../../test/oracle/json.ts';
import { isObject } from '../../test/oracle/json.ts';
import { sessionOf } from '../../test/oracle/files.ts';
import type { Reading } from './lineFacts.ts';
import { hasStrictCounters, isSpeed } from './lineFacts.ts';
import type { Line } from './lines.ts';
import type { LineRule, Report } from './lineRules.ts';
import { lineRules } from './lineRules.ts';
import type { Ways } from './rules.ts';
import { isOn } from './rules.ts';

/** One line's word about one turn, with what both programs need to know. */
export interface Word extends Billed {
  readonly line: Line;
  readonly loggedUsd: number | undefined;
  /** ccusage's name of the turn: an advisor's has its number in it. */
  readonly theirId: string | undefined;
  /** Its timestamp as written, where our key has it in it. */
  readonly timeText: string;
}

export function wordsOf(line: Line, ways: Ways, report: Report): Word[] {
  if (isLeftOut(line, report, (rule) => ways.has(rule.name))) return [];
  const { reading } = line.facts;
  if (line.ours.length === 0)
    return isAdded(line, ways, report) && reading !== undefined ? theirWords(line, reading) : [];
  const words: Word[] = line.ours.map((billed) => ({
    ...billed,
    line,
    loggedUsd: billed.kind === 'message' ? reading?.loggedUsd : undefined,
    theirId: billed.messageId === undefined ? undefined : billed.messageId + billed.key.slice(billed.messageKey.length),
    timeText: billed.key.startsWith('t\0') ? (billed.key.split('\0')[3] ?? '') : '',
  }));
  return reading === undefined ? words : reread(words, line, reading, ways);
}

export function isOf({ only }: { readonly only?: Report }, report: Report): boolean {
  return only === undefined || only === report;
}

function isLeftOut({ facts }: Line, report: Report, asked: (rule: LineRule) => boolean): boolean {
  return (lineRules as readonly LineRule[]).some(
    (rule) => asked(rule) && isOf(rule, report) && rule.applies(facts, report),
  );
}

/** Not billed by us, but counted by ccusage; a line that it leaves out is never added. */
function isAdded(line: Line, ways: Ways, report: Report): boolean {
  if (isLeftOut(line, report, () => true)) return false;
  return isOn(ways, line.facts.reading?.model === '<synthetic>' ? '<synthetic> counted' : 'any record type');
}

function reread(ours: readonly Word[], line: Line, reading: Reading, ways: Ways): Word[] {
  const theirs = theirWords(line, reading);
  const patched = ours
    .filter(({ kind }) => !(kind === 'compaction' && isOn(ways, 'no compaction iterations')))
    .filter(({ kind }) => !(kind === 'advisor' && isOn(ways, 'advisors all or none')))
    .map((word) => patch(word, theirs[0], ways));
  return isOn(ways, 'advisors all or none')
    ? [...patched, ...theirs.slice(1).map((advisor) => patch(advisor, theirs[0], ways))]
    : patched;
}

const u32 = 2 ** 32;

function patch(word: Word, theirs: Word, ways: Ways): Word {
  const fromTheirs: Partial<Word> = {};
  if (word.kind === 'message' && isOn(ways, 'split replaces cache writes')) {
    const { cacheWrite, cacheWrite1h } = theirs;
    if (cacheWrite < u32) Object.assign(fromTheirs, { cacheWrite, cacheWrite1h });
  }
  if (word.kind === 'message' && isOn(ways, 'counters of any size')) {
    const { input, output, cacheRead, cacheWrite, cacheWrite1h } = theirs;
    Object.assign(fromTheirs, { input, output, cacheRead }, cacheWrite < u32 ? {} : { cacheWrite, cacheWrite1h });
  }
  if (isOn(ways, 'any year')) Object.assign(fromTheirs, { at: theirs.at });
  if (isOn(ways, 'relayed is not sidechain')) Object.assign(fromTheirs, { sidechain: theirs.sidechain });
  return { ...word, ...fromTheirs };
}

/** The message first, then its advisors. */
function theirWords(line: Line, reading: Reading): [Word, ...Word[]] {
  const { file, offset, pathSession, facts } = line;
  const { messageId, requestId, model, sidechain, speed, loggedUsd, at, usage } = reading;
  const place = `their\0${file.path}\0${offset}`;
  const message: Word = {
    ...(line.ours[0] ?? emptyOf(line)),
    ...theirCounters(usage),
    ...{ line, messageId, theirId: messageId, requestId, model, sidechain, speed, loggedUsd, at, timeText: '' },
    key: line.ours[0]?.key ?? place,
    messageKey: line.ours[0]?.key ?? place,
    lineSessionId: line.ours[0]?.lineSessionId ?? reading.sessionId ?? pathSession,
    tier: text(usage['service_tier']),
    geo: text(usage['inference_geo']),
    webSearches: line.ours[0]?.webSearches ?? 0,
  };
  const advisors = facts.isRelayed ? [] : advisorsOf(usage);
  return [
    message,
    ...advisors.map((entry, number) => ({
      ...message,
      ...theirCounters(entry),
      kind: 'advisor' as const,
      key: `${message.key}\0advisor ${number}`,
      theirId: messageId === undefined ? undefined : `${messageId}:advisor:${number}`,
      model: String(entry['model']),
      speed: text(entry['speed']),
      loggedUsd: undefined,
      webSearches: 0,
    })),
  ];
}

function advisorsOf(usage: JsonObject): JsonObject[] {
  const iterations = usage['iterations'];
  if (!Array.isArray(iterations) || !iterations.every((entry) => isWellFormed(entry))) return [];
  return iterations.filter(
    (entry: JsonObject) =>
      entry['type'] === 'advisor_message' && typeof entry['model'] === 'string' && entry['model'] !== '',
  );
}

function isWellFormed(entry: unknown): boolean {
  if (!isObject(entry) || typeof entry['type'] !== 'string') return false;
  const model = entry['model'];
  const isNamed = model === undefined || model === null || typeof model === 'string';
  return isNamed && isSpeed(entry['speed']) && hasStrictCounters(entry);
}

function theirCounters(
  usage: JsonObject,
): Pick<Word, 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'cacheWrite1h'> {
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const split = usage['cache_creation'];
  const inSplit = (name: string): number => (isObject(split) ? number(split[name]) : 0);
  const cacheWrite1h = inSplit('ephemeral_1h_input_tokens');
  const hasSplit = split !== undefined && split !== null;
  return {
    input: number(usage['input_tokens']),
    output: number(usage['output_tokens']),
    cacheRead: number(usage['cache_read_input_tokens']),
    cacheWrite: hasSplit
      ? inSplit('ephemeral_5m_input_tokens') + cacheWrite1h
      : number(usage['cache_creation_input_tokens']),
    cacheWrite1h,
  };
}

/** A line that we do not bill, as if we did. */
function emptyOf({ file, offset, pathSession }: Line): Billed {
  const nothing = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, cacheWrite1h: 0, webSearches: 0 };
  const names = { key: '', messageKey: '', messageId: undefined, requestId: undefined, at: undefined, model: '' };
  const marks = { complete: true, sidechain: false, forked: false, speed: '', geo: '', tier: '' };
  return {
    ...{
      ...nothing,
      ...names,
      ...marks,
      kind: 'message',
      lineSessionId: pathSession,
      fileSessionId: sessionOf(file, pathSession),
    },
    ...{ file, offset },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
