// The ledger, computed a second time and naively, so that the product has something to disagree with.
// Obvious loops, JSON.parse of everything, all of a file in memory, nothing imported from src/: no bug can be shared.
//
// The rules (FORMAT.md §5 to §9, made exact):
//
// Lines. Bytes are cut at 0x0A only. From a line are stripped: one byte order mark if it begins the file, then NULs and
//   white space at both ends. What is then empty is blank: counted as blank, not as a skip.
//   The last line of a file without a newline counts only if it parses as one whole JSON object; else it is pending,
//   and pending is not a skip.
// Records. A line is decoded as UTF-8 with replacement and parsed. A value that is not an object: skip `not-an-object`.
//   If it does not parse it is salvaged (see salvage.ts); if bytes were lost on the way: skip `broken-line`, one per line.
// Billed. (a) type "assistant" with an object `message` and an object `message.usage`; (b) type "progress" with
//   data.type "agent_progress" and an object data.message.message.usage: then requestId is data.message.requestId, the
//   timestamp and uuid are data.message's, else the record's, and it counts as sidechain.
//   Model `<synthetic>` is never billed. A usage on an assistant line that is neither object nor null: skip `no-usage`.
// Counters. Absent or null is 0; an integer in 0..2^32-1 is itself; a string of decimal digits in that range is its
//   number; all else is 0 and `bad-counter`, once per record. With an object cache_creation: cacheWrite =
//   max(flat, 5m + 1h), at most 2^32-1, cacheWrite1h = 1h; without one cacheWrite1h = 0. cacheWrite5m = cacheWrite - cacheWrite1h.
// Keys ("missing" is: not a non-empty string; sessionId is that of the record's forkedFrom, else the
//   record's, else its file's session).
//   id and requestId        m \0 id \0 requestId           across all files
//   id "msg_…", no request  s \0 id \0 sessionId
//   other id, no request    t \0 id \0 sessionId \0 timestamp as written
//   no id, but a uuid       u \0 uuid
//   neither                 l \0 SHA-256 of the record's text
// Iterations. Entry number n of usage.iterations, if of type advisor_message or compaction and with at least one
//   readable counter, is a turn of its own with the key <key> \0 advisor \0 n or <key> \0 compaction \0 n. An advisor's
//   model is its own, else the message's; a compaction's model is the message's; all else is as on the line.
// Merge, per key over all files: tokens field-wise max (cacheWrite and cacheWrite1h each, 5m derived after); at = the
//   earliest valid timestamp; complete = any line has a stop_reason; sidechain = all lines are; model, speed, geo and
//   tier from the winning line: largest output, then smallest model, then fewest surcharges (ledger.ts).
// Owner of a key is the line that sorts first by: no forkedFrom, not sidechain, earlier birth time of its file (whole
//   ms), smaller session id of the file, smaller path, smaller offset. The turn belongs to the session of that file:
//   <slug>/<session>/… the second part; flat agent-*.jsonl its first sessionId, else its stem; other flat files the stem.
// Replays (/btw). A key of an id "msg_…" whose lines are all sidechain, while some key that is not all sidechain has a
//   line with the same id and sessionId, is a replay: listed, but part of no sum; nor are its iterations.
// Time. Strict RFC 3339, a real date, 2023-01-01 to before 2100-01-01, cut to whole ms; anything else: undated.

import type { Said } from './acts.ts';
import { saidIn } from './acts.ts';
import type { Billed } from './billing.ts';
import { billedIn } from './billing.ts';
import { listLogFiles } from './files.ts';
import type { Happening } from './happenings.ts';
import { happeningsOf } from './happenings.ts';
import type { OracleTurn } from './ledger.ts';
import { settle } from './ledger.ts';
import { recordsIn } from './records.ts';
import type { SkipReason } from './records.ts';
import type { Totals } from './totals.ts';
import { sumBy, sumByDay, sumOf } from './totals.ts';

export interface OracleResult {
  readonly turns: readonly OracleTurn[];
  readonly replays: readonly OracleTurn[];
  /** Tool calls, prompts and so on: acts.ts. */
  readonly happenings: readonly Happening[];
  readonly totals: Totals;
  /** By `<slug>/<session id>`. */
  readonly bySession: Readonly<Record<string, Totals>>;
  readonly byProject: Readonly<Record<string, Totals>>;
  readonly byModel: Readonly<Record<string, Totals>>;
  /** By `yyyy-mm-dd` in an IANA zone; turns without a valid timestamp under `undated`. */
  readonly byDay: (zone: string) => Readonly<Record<string, Totals>>;
  readonly skips: {
    readonly byReason: Readonly<Partial<Record<SkipReason, number>>>;
    readonly byFile: Readonly<Record<string, Partial<Record<SkipReason, number>>>>;
  };
  /** Lines that ended with a newline or were whole without one; blank ones included, pending ones not. */
  readonly lines: number;
  readonly blankLines: number;
  readonly pendingLines: number;
  readonly files: number;
}

/** `bornMs` tells when a file was born where the disk does not know it: of a copy kept for a deleted one. */
export function oracle(roots: readonly string[], bornMs?: (path: string) => number | undefined): OracleResult {
  const billed: Billed[] = [];
  const said: Said[] = [];
  const byReason: Partial<Record<SkipReason, number>> = {};
  const byFile: Record<string, Partial<Record<SkipReason, number>>> = {};
  let lines = 0;
  let blankLines = 0;
  let pendingLines = 0;
  const files = listLogFiles(roots, bornMs);
  for (const file of files) {
    const skip = (reason: SkipReason): void => {
      byReason[reason] = (byReason[reason] ?? 0) + 1;
      const ofFile = (byFile[file.path] ??= {});
      ofFile[reason] = (ofFile[reason] ?? 0) + 1;
    };
    const read = recordsIn(file.path, skip);
    lines += read.lines;
    blankLines += read.blankLines;
    pendingLines += read.pendingLines;
    for (const line of billedIn(file, read.records, skip)) billed.push(line);
    for (const line of saidIn(file, read.records)) said.push(line);
  }
  const { turns, replays } = settle(billed);
  return {
    turns,
    replays,
    happenings: happeningsOf(said),
    totals: sumOf(turns),
    bySession: sumBy(turns, (turn) => `${turn.slug}/${turn.sessionId}`),
    byProject: sumBy(turns, (turn) => turn.slug),
    byModel: sumBy(turns, (turn) => turn.model),
    byDay: (zone) => sumByDay(turns, zone),
    skips: { byReason, byFile },
    lines,
    blankLines,
    pendingLines,
    files: files.length,
  };
}
