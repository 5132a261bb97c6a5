import assert from 'node:assert/strict';
import { Refresher } from '../../src/core/refresh.ts';
import { MemoryStore } from './world/memoryStore.ts';
import type { GlobalIndex } from '../../src/core/index/globalIndex.ts';
import { actFlag, actKinds } from '../../src/core/model/act.ts';
import { hashText } from '../../src/core/kit/hash.ts';
import { isDated } from '../../src/core/model/time.ts';
import { turnFlag } from '../../src/core/model/turn.ts';
import { oracle } from '../oracle/oracle.ts';
import type { Happening } from '../oracle/happenings.ts';
import type { OracleTurn } from '../oracle/ledger.ts';
import { walkerModule } from './walkerModule.ts';

/** One turn in words that the ledger and the oracle share. */
type Line = string;

/** Reads the configuration directory `folder` with the product and with the oracle, and demands the same turns and skips. */
export async function demandSameAsOracle(
  folder: string,
): Promise<{ readonly turns: number; readonly index: GlobalIndex }> {
  const refresher = new Refresher(
    new MemoryStore(),
    () => ({
      env: { CLAUDE_CONFIG_DIR: folder },
      home: '/',
      extraFolders: [],
    }),
    { walker: walkerModule },
  );
  const { faults } = await refresher.request({ reason: 'start' });
  assert.deepEqual(faults, []);
  return { turns: demandIndexEqualsOracle(refresher.index, [folder]), index: refresher.index };
}

/** The same for an index that has its own history of reading. Returns how many turns there are. */
export function demandIndexEqualsOracle(
  index: GlobalIndex,
  folders: readonly string[],
  bornMs?: (file: string) => number | undefined,
): number {
  const expected = oracle(folders, bornMs);
  const lines = ledgerLines(index);
  const differing = difference(lines, [
    ...expected.turns.map((turn) => oracleLine(turn, false)),
    ...expected.replays.map((turn) => oracleLine(turn, true)),
  ]);
  assert.deepEqual(differing, { onlyOurs: [], onlyOracle: [] });
  assert.deepEqual(difference(actLines(index), expected.happenings.map(happeningLine)), {
    onlyOurs: [],
    onlyOracle: [],
  });
  assert.deepEqual(
    skipsOf(index),
    new Map(Object.entries(expected.skips.byReason).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
  return lines.length;
}

function ledgerLines(index: GlobalIndex): Line[] {
  const { columns, length, models } = index.ledger;
  const sessions = new Map(index.sessions().map((session) => [session.number, `${session.slug}/${session.id}`]));
  return Array.from({ length }, (_, row) => {
    const flags = columns.flags[row]!;
    const has = (flag: number): boolean => (flags & flag) !== 0;
    return JSON.stringify({
      kind: has(turnFlag.advisor) ? 'advisor' : has(turnFlag.compaction) ? 'compaction' : 'message',
      session: sessions.get(index.sessionOfRow(row)),
      at: isDated(columns.at[row]!) ? columns.at[row] : null,
      model: models[columns.model[row]!],
      input: columns.input[row],
      output: columns.output[row],
      cacheRead: columns.cacheRead[row],
      cacheWrite: columns.cacheWrite[row],
      cacheWrite1h: columns.cacheWrite1h[row],
      webSearches: columns.webSearches[row],
      isComplete: has(turnFlag.complete),
      isSidechain: has(turnFlag.sidechain),
      isFast: has(turnFlag.fast),
      isUs: has(turnFlag.geoUs),
      isBatch: has(turnFlag.batch),
      isReplay: columns.isReplay[row] === 1,
    });
  });
}

/** Below its root: a deleted log's copy lies elsewhere. */
const placeOf = (path: string): string => path.slice(path.lastIndexOf('/projects/'));

const marks = ['failed', 'denied', 'interrupted', 'background', 'created', 'userModified', 'retried'] as const;

function actLines(index: GlobalIndex): Line[] {
  const { columns, length, names, subjects } = index.acts;
  const sessions = new Map(index.sessions().map((session) => [session.number, `${session.slug}/${session.id}`]));
  return Array.from({ length }, (_, row) => {
    const flags = columns.flags[row]!;
    return JSON.stringify({
      kind: actKinds[columns.kind[row]!],
      session: sessions.get(index.sessionOfAct(row)),
      file: placeOf(index.fileOf(columns.owner[row]!).file.path),
      began: isDated(columns.at[row]!) ? columns.at[row] : null,
      ended: isDated(columns.endAt[row]!) ? columns.endAt[row] : null,
      name: names[columns.name[row]!],
      subject: subjects[columns.subject[row]!],
      figures: (flags & actFlag.measured) === 0 ? null : [columns.figure[row], columns.otherFigure[row]],
      sidechain: (flags & actFlag.sidechain) !== 0,
      marks: marks.filter((mark) => (flags & actFlag[mark]) !== 0).join(' '),
    });
  });
}

function happeningLine(happening: Happening): Line {
  const pairs = happening.figures.map((figures): readonly [number, number] => {
    if (!('agentId' in figures)) return figures;
    const { low, high } = hashText(figures.agentId);
    return [low, high];
  });
  return JSON.stringify({
    kind: happening.kind,
    session: `${happening.slug}/${happening.sessionId}`,
    file: placeOf(happening.file),
    began: happening.began ?? null,
    ended: happening.ended ?? null,
    name: happening.name,
    subject: happening.subject,
    figures: pairs.toSorted(([a, b], [c, d]) => c - a || d - b)[0] ?? null,
    sidechain: happening.sidechain,
    marks: happening.marks,
  });
}

function oracleLine(turn: OracleTurn, isReplay: boolean): Line {
  return JSON.stringify({
    kind: turn.kind,
    session: `${turn.slug}/${turn.sessionId}`,
    at: turn.at ?? null,
    model: turn.model,
    input: turn.input,
    output: turn.output,
    cacheRead: turn.cacheRead,
    cacheWrite: turn.cacheWrite,
    cacheWrite1h: turn.cacheWrite1h,
    webSearches: turn.webSearches,
    isComplete: turn.complete,
    isSidechain: turn.sidechain,
    isFast: turn.fast,
    isUs: turn.geoUs,
    isBatch: turn.tier === 'batch',
    isReplay,
  });
}

/** As bags: two equal turns are two. */
function difference(ours: readonly Line[], theirs: readonly Line[]): { onlyOurs: Line[]; onlyOracle: Line[] } {
  const counts = new Map<Line, number>();
  for (const line of ours) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of theirs) counts.set(line, (counts.get(line) ?? 0) - 1);
  const left = (sign: 1 | -1): Line[] => [...counts].filter(([, count]) => count * sign > 0).map(([line]) => line);
  return { onlyOurs: left(1).slice(0, 5), onlyOracle: left(-1).slice(0, 5) };
}

function skipsOf(index: GlobalIndex): Map<string, number> {
  const skips = new Map<string, number>();
  for (const digest of index.digests()) {
    for (const { reason, count } of digest.skips) skips.set(reason, (skips.get(reason) ?? 0) + count);
  }
  return new Map([...skips].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
