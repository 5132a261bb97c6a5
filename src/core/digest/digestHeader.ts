import type { Ending, FileFacts } from '../model/facts.ts';
import type { FileDigest } from '../model/fileDigest.ts';
import { makeSessionId, makeSlug } from '../model/ids.ts';
import type { LogRole } from '../model/logFile.ts';
import { FieldReader } from './fieldReader.ts';
import { readKinds, readPending, readSkips, readSummaries, readTitles, writePending } from './headerParts.ts';
import { packedActs, packedTurns, type TableLayout } from './packTable.ts';

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

/** What a packed digest tells before its header, in places that others know too. */
export interface HeaderPrefix {
  readonly ctimeMs: number;
  readonly offset: number;
  readonly parser: number;
}

/** Numbers that count into these are on disk: new words go to the end. */
const roles: readonly LogRole[] = ['main', 'agent', 'compactor', 'other'];
const endings: readonly Ending[] = ['none', 'open', 'turn-ended', 'interrupted'];

/** How many numbers a header of this format has at least; later versions may add theirs behind them. */
const leastNumbers = 20;

/** A number for what is not there: no count and no time is one. */
const none = Number.NaN;

/** The numbers of a packed digest's header, in the order in which they stand. */
export function headerNumbers(digest: FileDigest, layouts: Layouts): readonly number[] {
  const { file, mark, facts, isDeleted } = digest;
  return [
    layouts.turns.rows,
    layouts.acts.rows,
    layouts.actNamesBytes,
    roles.indexOf(file.role),
    isDeleted ? 1 : 0,
    file.stamp.sizeBytes,
    file.stamp.mtimeMs,
    file.stamp.birthMs,
    mark.headBytes,
    mark.tailBytes,
    facts.firstAt ?? none,
    facts.lastAt ?? none,
    facts.promptOffset ?? none,
    endings.indexOf(facts.ending),
    facts.prompts,
    facts.messageLines,
    facts.toolCalls,
    facts.toolErrors,
    facts.mainLines,
    facts.lines,
  ];
}

/** What of the header is no number, as plain JSON. The words that nearly no file has share an object at the end. */
export function headerWords(digest: FileDigest): readonly unknown[] {
  const { file, mark, mtimeNs, models, branches, skills, facts, skips, pending } = digest;
  const { sessionId, cwd, version, kinds, originalCwd, agentType, forkedFrom, titles, pendingSummaries } = facts;
  return [
    file.path,
    file.slug,
    file.session,
    file.stamp.identity,
    mark.headHash,
    mark.tailHash,
    mtimeNs,
    models,
    branches,
    skills,
    packedTurns.columnTypes,
    packedActs.columnTypes,
    sessionId,
    cwd,
    version,
    kinds,
    {
      originalCwd,
      agentType,
      forkedFrom,
      titles: Object.keys(titles).length > 0 ? titles : undefined,
      pendingSummaries: pendingSummaries.length > 0 ? pendingSummaries : undefined,
      skips: skips.length > 0 ? skips : undefined,
      pending: pending && writePending(pending),
    },
  ];
}

/**
 * Both together; undefined if something we know is not of its type. `numbers` stand in `doubles` from `from` on. What later
 * versions have added is left out.
 */
export function readHeader(
  { ctimeMs, offset, parser }: HeaderPrefix,
  { doubles, from, count }: { readonly doubles: Float64Array; readonly from: number; readonly count: number },
  json: unknown,
): DigestHeader | undefined {
  if (count < leastNumbers) return undefined;
  const read = new FieldReader();
  const number = (place: number): number => doubles[from + place]!;
  const words = read.list(json);
  const session = read.textOrNull(words[2]);
  const rare = read.fields(words[16]);
  const facts: FileFacts = {
    sessionId: read.textOrNull(words[12]),
    cwd: read.textOrNull(words[13]),
    originalCwd: read.textOrNone(rare['originalCwd']),
    version: read.textOrNull(words[14]),
    agentType: read.textOrNone(rare['agentType']),
    forkedFrom: read.textOrNone(rare['forkedFrom']),
    firstAt: timeOrNone(number(10)),
    lastAt: timeOrNone(number(11)),
    titles: readTitles(read, rare['titles']),
    pendingSummaries: readSummaries(read, rare['pendingSummaries']),
    promptOffset: Number.isNaN(number(12)) ? undefined : read.count(number(12)),
    ending: endings[number(13)] ?? 'none',
    prompts: read.count(number(14)),
    messageLines: read.count(number(15)),
    toolCalls: read.count(number(16)),
    toolErrors: read.count(number(17)),
    mainLines: read.count(number(18)),
    lines: read.count(number(19)),
    kinds: readKinds(read, words[15]),
  };
  const digest: DigestHeader['digest'] = {
    file: {
      path: read.text(words[0]),
      slug: makeSlug(read.text(words[1])),
      role: roles[number(3)] ?? 'other',
      session: session === undefined ? undefined : makeSessionId(session),
      stamp: {
        sizeBytes: read.count(number(5)),
        mtimeMs: read.time(number(6)),
        ctimeMs: read.time(ctimeMs),
        birthMs: read.time(number(7)),
        identity: read.text(words[3]),
      },
    },
    parser,
    mark: {
      offset: read.count(offset),
      headBytes: read.count(number(8)),
      headHash: read.text(words[4]),
      tailBytes: read.count(number(9)),
      tailHash: read.text(words[5]),
    },
    mtimeNs: read.text(words[6]),
    models: read.texts(words[7]),
    branches: read.texts(words[8]),
    skills: read.texts(words[9]),
    facts,
    skips: readSkips(read, rare['skips']),
    pending: rare['pending'] === undefined ? undefined : readPending(read, read.fields(rare['pending'])),
    isDeleted: number(4) === 1,
  };
  const layouts: Layouts = {
    turns: { rows: read.count(number(0)), columns: packedTurns.columnsOf(read.text(words[10])) },
    acts: { rows: read.count(number(1)), columns: packedActs.columnsOf(read.text(words[11])) },
    actNamesBytes: read.count(number(2)),
  };
  return read.isSound ? { digest, layouts } : undefined;
}

const timeOrNone = (time: number): number | undefined => (Number.isNaN(time) ? undefined : time);
