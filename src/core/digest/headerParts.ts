import { type FileFacts, noFacts, type TitleSource, titleSources } from '../model/facts.ts';
import type { NameCounts, PendingLine } from '../model/fileDigest.ts';
import type { Skip } from '../model/skips.ts';
import type { FieldReader, Fields } from './fieldReader.ts';

/** A pending line as plain JSON. */
export const writePending = (pending: PendingLine): object => ({ ...pending, facts: writeFacts(pending.facts) });

export function readPending(read: FieldReader, pending: Fields): PendingLine {
  return {
    turns: read.count(pending['turns'], 0),
    acts: read.count(pending['acts'], 0),
    names: readNameCounts(read, read.fields(pending['names'] ?? {})),
    facts: readFacts(read, read.fields(pending['facts'] ?? {})),
    skips: readSkips(read, pending['skips']),
  };
}

/** A list that is not counted is not cut: its names stay, unused. */
const readNameCounts = (read: FieldReader, counts: Fields): NameCounts => ({
  models: read.count(counts['models'], Number.MAX_SAFE_INTEGER),
  branches: read.count(counts['branches'], Number.MAX_SAFE_INTEGER),
  skills: read.count(counts['skills'], Number.MAX_SAFE_INTEGER),
  actNames: read.count(counts['actNames'], Number.MAX_SAFE_INTEGER),
  subjects: read.count(counts['subjects'], Number.MAX_SAFE_INTEGER),
});

/** A reason of a later version keeps its count under the most general of ours. */
export function readSkips(read: FieldReader, skips: unknown): readonly Skip[] {
  return read.list(skips, []).map((entry): Skip => {
    const skip = read.fields(entry);
    return {
      reason: read.oneOf(
        skip['reason'],
        ['broken-line', 'not-an-object', 'too-long', 'bad-counter', 'no-usage', 'too-many-names'],
        'broken-line',
      ),
      count: read.count(skip['count']),
      bytes: read.count(skip['bytes']),
      offsets: read.list(skip['offsets'], []).map((offset) => read.count(offset)),
    };
  });
}

/** Only what differs from `noFacts`: most facts of most files are zero, and 10,000 headers are parsed at each start. */
function writeFacts(facts: FileFacts): object {
  const said = Object.entries(facts).filter(([name, value]) => value !== noFacts[name as keyof FileFacts]);
  return { ...Object.fromEntries(said), ...writeTimes(facts, ['firstAt', 'lastAt']) };
}

export function readTitles(read: FieldReader, value: unknown): FileFacts['titles'] {
  if (value === undefined) return noFacts.titles;
  const fields = read.fields(value);
  const titles: Partial<Record<TitleSource, string>> = {};
  for (const source of titleSources) {
    const title = read.textOrNone(fields[source]);
    if (title !== undefined) titles[source] = title;
  }
  return titles;
}

export function readSummaries(read: FieldReader, value: unknown): FileFacts['pendingSummaries'] {
  if (value === undefined) return noFacts.pendingSummaries;
  return read.list(value).map((entry) => {
    const summary = read.fields(entry);
    return { leafUuid: read.text(summary['leafUuid']), text: read.text(summary['text']) };
  });
}

export function readKinds(read: FieldReader, value: unknown): FileFacts['kinds'] {
  return read.list(value, []).map((entry) => {
    const pair = read.list(entry);
    return [read.text(pair[0]), read.count(pair[1])] as const;
  });
}

export function readFacts(read: FieldReader, facts: Fields): FileFacts {
  return {
    sessionId: read.textOrNone(facts['sessionId']),
    cwd: read.textOrNone(facts['cwd']),
    originalCwd: read.textOrNone(facts['originalCwd']),
    version: read.textOrNone(facts['version']),
    agentType: read.textOrNone(facts['agentType']),
    forkedFrom: read.textOrNone(facts['forkedFrom']),
    firstAt: facts['firstAt'] === undefined ? undefined : read.time(facts['firstAt']),
    lastAt: facts['lastAt'] === undefined ? undefined : read.time(facts['lastAt']),
    titles: readTitles(read, facts['titles']),
    pendingSummaries: readSummaries(read, facts['pendingSummaries']),
    promptOffset: facts['promptOffset'] === undefined ? undefined : read.count(facts['promptOffset']),
    ending: read.oneOf(facts['ending'], ['none', 'open', 'turn-ended', 'interrupted'], noFacts.ending),
    prompts: read.count(facts['prompts'], 0),
    messageLines: read.count(facts['messageLines'], 0),
    toolCalls: read.count(facts['toolCalls'], 0),
    toolErrors: read.count(facts['toolErrors'], 0),
    mainLines: read.count(facts['mainLines'], 0),
    lines: read.count(facts['lines'], 0),
    kinds: readKinds(read, facts['kinds']),
  };
}

/** JSON has no infinity: `undated` and its opposite travel as text. */
function writeTimes<Name extends string>(
  times: { readonly [Key in Name]: number | undefined },
  names: readonly Name[],
): object {
  const infinite = names.filter((name) => Math.abs(times[name] ?? 0) === Number.POSITIVE_INFINITY);
  return Object.fromEntries(infinite.map((name) => [name, String(times[name])]));
}
