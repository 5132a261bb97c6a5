import { type EpochMs, isDated } from '../model/time.ts';
import type { TokenCount } from '../model/tokens.ts';
import { turnFlag } from '../model/turn.ts';
import { beats } from '../model/turnJoin.ts';
import type { UsageSum } from '../price/usageSum.ts';
import type { ExplainedLine, ExplainedTurn, LineNote, TurnKind } from './explainedTurn.ts';
import type { FileEvidence, LineEvidence } from './explanationEvidence.ts';
import { explainedPrice, explainedSum } from './explanationFigures.ts';
import type { PlannedRow } from './explanationRows.ts';
import type { Viewpoint } from './viewpoint.ts';

interface PlacedLine extends LineEvidence {
  readonly file: number;
}

/** The lines of each message, in the order of files and bytes. */
export class LineBook {
  readonly #view: Viewpoint;
  readonly #lines = new Map<number, PlacedLine[]>();

  constructor(view: Viewpoint, evidence: readonly FileEvidence[]) {
    this.#view = view;
    for (const [i, { lines }] of evidence.entries()) {
      for (const line of lines) {
        const known = this.#lines.get(line.row);
        if (known) known.push({ ...line, file: i + 1 });
        else this.#lines.set(line.row, [{ ...line, file: i + 1 }]);
      }
    }
  }

  linesOf({ row }: PlannedRow): ExplainedLine[] {
    const lines = this.#lines.get(row) ?? [];
    const decisive = winnerOf(lines);
    return lines.map((line) => ({
      file: line.file,
      offset: line.offset,
      at: isoOf(line.at),
      local: localTime(this.#view, line.at),
      model: line.model,
      tokens: rowTokens(line),
      thinkingTokens: line.thinking,
      webSearches: line.webSearches,
      notes: notesOf(line),
      isDecisive: lines.length > 1 && line === decisive,
      isRemembered: line.isRemembered,
    }));
  }

  /** Do the lines, joined, come to what the ledger says? */
  proves(row: PlannedRow): boolean {
    const lines = this.#lines.get(row.row) ?? [];
    const earliest = Math.min(...lines.map(({ at }) => at));
    const isLargest = (counter: (typeof joined)[number]): boolean =>
      lines.reduce((most, line) => Math.max(most, line[counter]), 0) === row[counter];
    return lines.length > 0 && earliest === row.at && winnerOf(lines)!.model === row.model && joined.every(isLargest);
  }
}

const joined = ['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h', 'thinking', 'webSearches'] as const;

/** A counted message with its price and lines. */
export function explainedTurn(
  view: Viewpoint,
  number: number,
  row: PlannedRow,
  sum: UsageSum,
  sessionId: string,
  book: LineBook,
): ExplainedTurn {
  const { usd, exactUsd, unpricedTokens, tokens } = explainedSum(sum);
  return {
    number,
    kind: kindOf(row),
    at: isoOf(row.at),
    local: localTime(view, row.at),
    sessionId,
    model: row.model,
    tokens,
    thinkingTokens: row.thinking,
    webSearches: row.webSearches,
    price: explainedPrice(sum.cells()[0]!),
    usd,
    exactUsd,
    unpricedTokens,
    loggedUsd: row.loggedUsd < 0 ? undefined : row.loggedUsd,
    isOutputFloor: (row.flags & turnFlag.complete) === 0,
    lines: book.linesOf(row),
    isProven: book.proves(row),
  };
}

/** What the ledger's counters come to, split as they are priced. */
export function rowTokens(row: LineEvidence | PlannedRow): TokenCount {
  const cacheWrite1h = Math.min(row.cacheWrite1h, row.cacheWrite);
  const { input, output, cacheRead, cacheWrite } = row;
  return { input, output, cacheRead, cacheWrite5m: cacheWrite - cacheWrite1h, cacheWrite1h };
}

/** `2026-11-22 14:05:09.123` in the viewpoint's zone; `no time` without one. Zones differ by whole minutes. */
export function localTime({ calendar }: Viewpoint, at: EpochMs): string {
  if (!isDated(at)) return 'no time';
  const { day, time } = calendar.local(at);
  const inMinute = ((at % 60_000) + 60_000) % 60_000;
  return `${day} ${time}:${(inMinute / 1000).toFixed(3).padStart(6, '0')}`;
}

function winnerOf(lines: readonly PlacedLine[]): PlacedLine | undefined {
  let winner = lines[0];
  for (const line of lines) if (beats(line, winner!)) winner = line;
  return winner;
}

function kindOf({ flags }: PlannedRow): TurnKind {
  if ((flags & turnFlag.advisor) !== 0) return 'advisor';
  return (flags & turnFlag.compaction) !== 0 ? 'compaction' : 'message';
}

const noteFlags: readonly (readonly [LineNote, number])[] = [
  ['sidechain', turnFlag.sidechain],
  ['forked', turnFlag.forked],
  ['relayed', turnFlag.relayed],
  ['fast', turnFlag.fast],
  ['us', turnFlag.geoUs],
  ['batch', turnFlag.batch],
  ['priority', turnFlag.priority],
];

function notesOf({ flags }: LineEvidence): LineNote[] {
  const notes = noteFlags.filter(([, flag]) => (flags & flag) !== 0).map(([note]) => note);
  return (flags & turnFlag.complete) === 0 ? [...notes, 'no-stop-reason'] : notes;
}

const isoOf = (at: EpochMs): string | undefined => (isDated(at) ? new Date(at).toISOString() : undefined);
