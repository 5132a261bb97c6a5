// Which lines does ccusage 20.0.24 leave out that we count? In the order in which they are switched on.

import type { LineFacts } from './lineFacts.ts';

export type Report = 'daily' | 'session';

export interface LineRule {
  readonly name: string;
  readonly why: string;
  /** Where ccusage does so; both where it does not say. */
  readonly only?: Report;
  /** ccusage leaves the line out. */
  readonly applies: (facts: LineFacts, report: Report) => boolean;
}

export const lineRules = [
  {
    name: 'blank in "usage": {',
    why: 'a line without the bytes "usage":{ is not looked at, so a writer that puts a blank after the colon counts nothing',
    applies: (line) => !line.hasTightUsage,
  },
  {
    name: 'byte order mark',
    why: 'the first line of a file that begins with a byte order mark is no JSON to it',
    applies: (line) => line.hasByteOrderMark,
  },
  {
    name: 'NULs in the line',
    why: 'a record with NULs before or after it is dropped; we strip them',
    applies: (line) => line.hasNul,
  },
  {
    name: 'damaged line',
    why: 'a line that is not one whole JSON object is dropped; we salvage the whole records in it',
    applies: (line) => !line.isOneObject,
  },
  {
    name: 'invalid UTF-8',
    why: 'a line with bytes that are no UTF-8 is dropped (in its session report only if it has the word null in it); we read them with replacement',
    applies: (line, report) => !line.isUtf8 && (report === 'daily' || line.hasWordNull),
  },
  {
    name: 'half of a surrogate pair',
    why: 'a line with an unpaired \\ud800 in any string is dropped (in its session report only if it has the word null in it); it is valid JSON',
    applies: (line, report) => line.hasLoneSurrogate && (report === 'daily' || line.hasWordNull),
  },
  {
    name: 'null in a known field',
    why: 'a line is dropped when id, model, cwd, version, requestId, speed, a cache counter … is null anywhere in it, even in a tool input',
    applies: (line) => line.hasNullField,
  },
  {
    name: 'version not like 1.2.3',
    why: 'a line whose version does not begin with three numbers is dropped',
    applies: (line) => line.hasOddVersion,
  },
  {
    name: 'empty or mistyped field',
    why: 'a line is dropped when sessionId, requestId, message.id or model is empty or no string, or speed, costUSD or isSidechain is not of its type',
    applies: (line) => line.hasOddField,
  },
  {
    name: 'counter absent or no number',
    why: 'a line is dropped when one counter is no whole number, or input or output is absent; we count the others',
    applies: (line) => line.hasOddCounter,
  },
  {
    name: 'timestamp absent or loose',
    why: 'a line is dropped unless its time is RFC 3339 with no or three digits of a second; we take 1 to 9 digits and count what has no time as undated',
    applies: (line) => line.hasOddTime,
  },
  {
    name: 'progress not in sessions',
    why: 'its session report leaves out what agent_progress records relay, its daily report counts it (its two reports disagree by this)',
    only: 'session',
    applies: (line) => line.isRelayed,
  },
] as const satisfies readonly LineRule[];
