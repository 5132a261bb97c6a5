// Many lines speak of one turn: which one number is right, whose is it, and which turns are only replays?

import type { Billed, TurnKind } from './billing.ts';

export interface OracleTurn {
  readonly key: string;
  readonly kind: TurnKind;
  readonly messageId: string | undefined;
  readonly requestId: string | undefined;
  /** Of the owner, as are slug, file and offset. */
  readonly sessionId: string;
  readonly slug: string;
  /** Epoch ms; undefined when no line has a valid timestamp. */
  readonly at: number | undefined;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly webSearches: number;
  readonly complete: boolean;
  readonly sidechain: boolean;
  readonly fast: boolean;
  readonly geoUs: boolean;
  /** As written; empty when absent. */
  readonly tier: string;
  readonly file: string;
  readonly offset: number;
}

export function settle(billed: readonly Billed[]): { turns: OracleTurn[]; replays: OracleTurn[] } {
  const byKey = new Map<string, Billed[]>();
  for (const line of billed) {
    const lines = byKey.get(line.key);
    if (lines === undefined) byKey.set(line.key, [line]);
    else lines.push(line);
  }
  const replayed = replayedKeys(byKey);
  const turns: OracleTurn[] = [];
  const replays: OracleTurn[] = [];
  for (const lines of byKey.values()) {
    const turn = merge(lines);
    if (lines.some((line) => replayed.has(line.messageKey))) replays.push(turn);
    else turns.push(turn);
  }
  return { turns, replays };
}

/** Keys of messages that an aside only repeated: the same id in the same session was billed outside the sidechain. */
function replayedKeys(byKey: ReadonlyMap<string, readonly Billed[]>): Set<string> {
  const place = (line: Billed): string => `${line.messageId ?? ''}\0${line.lineSessionId}`;
  const billedInTheOpen = new Set<string>();
  for (const lines of byKey.values()) {
    if (lines.some((line) => !line.sidechain)) for (const line of lines) billedInTheOpen.add(place(line));
  }
  const replayed = new Set<string>();
  for (const lines of byKey.values()) {
    // An iteration goes with its message.
    if (lines.some((line) => line.kind !== 'message')) continue;
    const isReplay =
      lines.every((line) => line.sidechain) &&
      lines.some((line) => line.messageId?.startsWith('msg_') && billedInTheOpen.has(place(line)));
    if (isReplay) for (const line of lines) replayed.add(line.messageKey);
  }
  return replayed;
}

function merge(lines: readonly Billed[]): OracleTurn {
  const owner = first(lines, isOwnerBefore);
  const winner = first(lines, winsOver);
  const most = (of: (line: Billed) => number): number => lines.reduce((max, line) => Math.max(max, of(line)), 0);
  const cacheWrite = most((line) => line.cacheWrite);
  const cacheWrite1h = most((line) => line.cacheWrite1h);
  const instants = lines.flatMap((line) => (line.at === undefined ? [] : [line.at]));
  return {
    key: owner.key,
    kind: owner.kind,
    messageId: owner.messageId,
    requestId: owner.requestId,
    sessionId: owner.fileSessionId,
    slug: owner.file.slug,
    at: instants.length === 0 ? undefined : instants.reduce((a, b) => Math.min(a, b)),
    model: winner.model,
    input: most((line) => line.input),
    output: most((line) => line.output),
    cacheRead: most((line) => line.cacheRead),
    cacheWrite,
    cacheWrite5m: cacheWrite - cacheWrite1h,
    cacheWrite1h,
    webSearches: most((line) => line.webSearches),
    complete: lines.some((line) => line.complete),
    sidechain: lines.every((line) => line.sidechain),
    fast: winner.speed === 'fast',
    geoUs: winner.geo === 'us',
    tier: winner.tier,
    file: owner.file.path,
    offset: owner.offset,
  };
}

function first(lines: readonly Billed[], isBefore: (a: Billed, b: Billed) => boolean): Billed {
  return lines.reduce((best, line) => (isBefore(line, best) ? line : best));
}

function isOwnerBefore(a: Billed, b: Billed): boolean {
  if (a.forked !== b.forked) return !a.forked;
  if (a.sidechain !== b.sidechain) return !a.sidechain;
  if (a.file.bornMs !== b.file.bornMs) return a.file.bornMs < b.file.bornMs;
  if (a.fileSessionId !== b.fileSessionId) return a.fileSessionId < b.fileSessionId;
  if (a.file.relativePath !== b.file.relativePath) return a.file.relativePath < b.file.relativePath;
  if (a.file.path !== b.file.path) return a.file.path < b.file.path;
  return a.offset < b.offset;
}

function winsOver(a: Billed, b: Billed): boolean {
  if (a.output !== b.output) return a.output > b.output;
  if (a.model !== b.model) return a.model < b.model;
  return surcharges(a) < surcharges(b);
}

/** Orders what changes the price: fast counts 1, us 2, batch 4, priority 8. */
const surcharges = (line: Billed): number =>
  (line.speed === 'fast' ? 1 : 0) +
  (line.geo === 'us' ? 2 : 0) +
  (line.tier === 'batch' ? 4 : 0) +
  (line.tier === 'priority' ? 8 : 0);
