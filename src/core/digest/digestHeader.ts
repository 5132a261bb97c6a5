import { type FileFacts, noFacts, type TitleSource, titleSources } from '../model/facts.ts';
import type { FileDigest, NameCounts } from '../model/fileDigest.ts';
import { makeSessionId, makeSlug } from '../model/ids.ts';
import { type LogFile, noMark, type ReadMark } from '../model/logFile.ts';
import type { Skip } from '../model/skips.ts';
import { FieldReader, type Fields } from './fieldReader.ts';
import type { TableLayout } from './packTable.ts';

export interface Layouts {
  readonly turns: TableLayout;
  readonly acts: TableLayout;
  /** Length of the names of acts, as JSON, that stand after the tables. */
  readonly actNamesBytes: number;
}

export interface DigestHeader {
  readonly digest: Omit<FileDigest, 'turns' | 'acts'>;
  readonly layouts: Layouts;
}

/** A packed digest's header as plain JSON: everything but the tables and the names of acts, and where the tables stand. */
export function writeHeader(digest: FileDigest, layouts: Layouts): object {
  const { file, parser, mark, mtimeNs, models, branches, skills, facts, skips, pending, isDeleted } = digest;
  return {
    file: { ...file, stamp: { ...file.stamp, ...writeTimes(file.stamp, ['mtimeMs', 'ctimeMs', 'birthMs']) } },
    parser,
    mark,
    mtimeNs,
    models,
    branches,
    skills,
    facts: writeFacts(facts),
    skips,
    pending: pending && { ...pending, facts: writeFacts(pending.facts) },
    isDeleted,
    ...layouts,
  };
}

/** The reverse; undefined if a field we know is not of its type. Missing fields take their defaults, unknown ones are left out. */
export function readHeader(json: unknown): DigestHeader | undefined {
  const read = new FieldReader();
  const header = read.fields(json);
  const pending = header['pending'] === undefined ? undefined : read.fields(header['pending']);
  const digest: DigestHeader['digest'] = {
    file: readFile(read, read.fields(header['file'])),
    parser: read.count(header['parser'], 0),
    mark: readMark(read, read.fields(header['mark'] ?? {})),
    mtimeNs: read.text(header['mtimeNs'], ''),
    models: read.texts(header['models']),
    branches: read.texts(header['branches']),
    skills: read.texts(header['skills']),
    facts: readFacts(read, read.fields(header['facts'] ?? {})),
    skips: readSkips(read, header['skips']),
    pending: pending && {
      turns: read.count(pending['turns'], 0),
      acts: read.count(pending['acts'], 0),
      names: readNameCounts(read, read.fields(pending['names'] ?? {})),
      facts: readFacts(read, read.fields(pending['facts'] ?? {})),
      skips: readSkips(read, pending['skips']),
    },
    isDeleted: read.flag(header['isDeleted'], false),
  };
  const layouts = {
    turns: readLayout(read, header['turns']),
    acts: readLayout(read, header['acts']),
    actNamesBytes: read.count(header['actNamesBytes']),
  };
  return read.isSound ? { digest, layouts } : undefined;
}

function readLayout(read: FieldReader, layout: unknown): TableLayout {
  const fields = read.fields(layout);
  return { rows: read.count(fields['rows']), columns: read.text(fields['columns']) };
}

/** A list that is not counted is not cut: its names stay, unused. */
const readNameCounts = (read: FieldReader, counts: Fields): NameCounts => ({
  models: read.count(counts['models'], Number.MAX_SAFE_INTEGER),
  branches: read.count(counts['branches'], Number.MAX_SAFE_INTEGER),
  skills: read.count(counts['skills'], Number.MAX_SAFE_INTEGER),
  actNames: read.count(counts['actNames'], Number.MAX_SAFE_INTEGER),
  subjects: read.count(counts['subjects'], Number.MAX_SAFE_INTEGER),
});

function readFile(read: FieldReader, file: Fields): LogFile {
  const stamp = read.fields(file['stamp']);
  const session = read.textOrNone(file['session']);
  return {
    path: read.text(file['path']),
    slug: makeSlug(read.text(file['slug'])),
    role: read.oneOf(file['role'], ['main', 'agent', 'compactor', 'other'], 'other'),
    session: session === undefined ? undefined : makeSessionId(session),
    stamp: {
      sizeBytes: read.count(stamp['sizeBytes']),
      mtimeMs: read.time(stamp['mtimeMs']),
      ctimeMs: read.time(stamp['ctimeMs']),
      birthMs: read.time(stamp['birthMs']),
      identity: read.text(stamp['identity']),
    },
  };
}

function readMark(read: FieldReader, mark: Fields): ReadMark {
  return {
    offset: read.count(mark['offset'], noMark.offset),
    headBytes: read.count(mark['headBytes'], noMark.headBytes),
    headHash: read.text(mark['headHash'], noMark.headHash),
    tailBytes: read.count(mark['tailBytes'], noMark.tailBytes),
    tailHash: read.text(mark['tailHash'], noMark.tailHash),
  };
}

/** A reason of a later version keeps its count under the most general of ours. */
function readSkips(read: FieldReader, skips: unknown): readonly Skip[] {
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

function readFacts(read: FieldReader, facts: Fields): FileFacts {
  const titleFields = read.fields(facts['titles'] ?? {});
  const titles: Partial<Record<TitleSource, string>> = {};
  for (const source of titleSources) {
    const title = read.textOrNone(titleFields[source]);
    if (title !== undefined) titles[source] = title;
  }
  return {
    sessionId: read.textOrNone(facts['sessionId']),
    cwd: read.textOrNone(facts['cwd']),
    originalCwd: read.textOrNone(facts['originalCwd']),
    version: read.textOrNone(facts['version']),
    agentType: read.textOrNone(facts['agentType']),
    forkedFrom: read.textOrNone(facts['forkedFrom']),
    firstAt: facts['firstAt'] === undefined ? undefined : read.time(facts['firstAt']),
    lastAt: facts['lastAt'] === undefined ? undefined : read.time(facts['lastAt']),
    titles,
    pendingSummaries: read.list(facts['pendingSummaries'], []).map((entry) => {
      const summary = read.fields(entry);
      return { leafUuid: read.text(summary['leafUuid']), text: read.text(summary['text']) };
    }),
    promptOffset: facts['promptOffset'] === undefined ? undefined : read.count(facts['promptOffset']),
    ending: read.oneOf(facts['ending'], ['none', 'open', 'turn-ended', 'interrupted'], noFacts.ending),
    prompts: read.count(facts['prompts'], 0),
    messageLines: read.count(facts['messageLines'], 0),
    toolCalls: read.count(facts['toolCalls'], 0),
    toolErrors: read.count(facts['toolErrors'], 0),
    mainLines: read.count(facts['mainLines'], 0),
    lines: read.count(facts['lines'], 0),
    kinds: read.list(facts['kinds'], []).map((entry) => {
      const pair = read.list(entry);
      return [read.text(pair[0]), read.count(pair[1])] as const;
    }),
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
