import { lastActivity } from '../answers/sessionRows.ts';
import type { SearchedLog } from '../answers/search/hitReader.ts';
import { type NamedLog, namedLogs } from '../answers/transcript/sessionTranscript.ts';
import type { Viewpoint } from '../answers/viewpoint.ts';
import type { Holding } from '../index/globalIndex.ts';
import { makeSessionId } from '../model/ids.ts';
import type { SessionMetadata } from '../model/session.ts';
import type { LogRange } from './searchHand.ts';

export interface SearchPlan {
  readonly logs: readonly SearchedLog[];
  /** What a hand gets at once, newest sessions first. */
  readonly batches: readonly (readonly LogRange[])[];
  readonly totalBytes: number;
}

/** A hand tells of its hits after about so much: often enough to see them come, seldom enough to be quick. */
const batchBytes = 16 * 1024 * 1024;
const batchLogs = 200;

/** What there is to search: every log that is still on disk, those of the newest session first. A long log is parted. */
export function searchPlan({ index }: Viewpoint): SearchPlan {
  const logs = searchedLogs(
    index.sessions(),
    Map.groupBy(index.holdings(), ({ session }) => session),
  );
  const batches: LogRange[][] = [];
  let [batch, bytes, totalBytes]: [LogRange[], number, number] = [[], 0, 0];
  for (const [number, { log }] of logs.entries()) {
    for (const range of rangesOf(number, log)) {
      batch.push(range);
      bytes += range.to - range.from;
      totalBytes += range.to - range.from;
      if (bytes < batchBytes && batch.length < batchLogs) continue;
      batches.push(batch);
      [batch, bytes] = [[], 0];
    }
  }
  if (batch.length > 0) batches.push(batch);
  return { logs, batches, totalBytes };
}

function searchedLogs(
  sessions: readonly SessionMetadata[],
  holdings: ReadonlyMap<number, readonly Holding[]>,
): SearchedLog[] {
  return sessions
    .toSorted((a, b) => lastActivity(b) - lastActivity(a) || a.number - b.number)
    .flatMap((session) => namedLogs(session, holdings.get(session.number) ?? []).map((log) => ({ session, log })))
    .filter(({ log }) => !log.holding.digest.isDeleted);
}

function rangesOf(number: number, { holding: { digest } }: NamedLog): LogRange[] {
  const { path, session, stamp } = digest.file;
  const { sizeBytes } = stamp;
  const stem = path.slice(path.lastIndexOf('/') + 1, -'.jsonl'.length);
  const count = Math.ceil(sizeBytes / batchBytes);
  return Array.from({ length: count }, (_, i) => ({
    log: number,
    path,
    session: session ?? makeSessionId(stem),
    from: i * batchBytes,
    to: Math.min(sizeBytes, (i + 1) * batchBytes),
    sizeBytes,
  }));
}
