import type { LogFile } from '../model/logFile.ts';
import { noMark, type ReadMark } from '../model/logFile.ts';
import { makeSessionId, makeSlug } from '../model/ids.ts';
import type { DigestHeader } from './digestHeader.ts';
import { FieldReader, type Fields } from './fieldReader.ts';
import { readFacts, readPending, readSkips } from './headerParts.ts';
import type { TableLayout } from './packTable.ts';

/**
 * The header of a row of format 2, which was JSON alone: rows of logs that were deleted then are still to be read. Undefined if a
 * field we know is not of its type. Missing fields take their defaults, unknown ones are left out.
 */
export function readFormerHeader(json: unknown): DigestHeader | undefined {
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
    pending: pending && readPending(read, pending),
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
