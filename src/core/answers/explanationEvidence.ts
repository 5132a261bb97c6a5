import { KeyTable } from '../kit/keyTable.ts';
import type { FileDigest } from '../model/fileDigest.ts';
import type { SkipReason } from '../model/skips.ts';
import type { EpochMs } from '../model/time.ts';
import type { TurnFlags } from '../model/turn.ts';
import type { FileState } from './explanation.ts';

/** What one line of a log, read again, says of a message. Counters as in `Turn`. */
export interface LineEvidence {
  /** The message: its row in the ledger when the explanation was planned. */
  readonly row: number;
  readonly offset: number;
  readonly at: EpochMs;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
  readonly thinking: number;
  readonly webSearches: number;
  readonly flags: TurnFlags;
  /** Not a line, but what the index remembers of all of a log's lines. */
  readonly isRemembered: boolean;
}

/** A log that was read again, or could not be. */
export interface FileEvidence {
  readonly state: FileState;
  readonly lines: readonly LineEvidence[];
  readonly skips: readonly SkipEvidence[];
}

export interface SkipEvidence {
  readonly reason: SkipReason;
  readonly offset: number;
  readonly bytes: number;
}

/** Which of a file's messages are wanted: key → row of the ledger. Undefined where none is. */
export function wantedKeys(
  { turns }: FileDigest,
  rows: Int32Array,
  isWanted: (row: number) => boolean,
): KeyTable | undefined {
  let wanted: KeyTable | undefined;
  for (let i = 0; i < turns.length; i++) {
    if (isWanted(rows[i]!)) (wanted ??= new KeyTable()).set(turns.keyLow[i]!, turns.keyHigh[i]!, rows[i]!);
  }
  return wanted;
}

/** What the index still knows of a log that cannot be read: one line for all that each message had in it, and the first skips. */
export function remembered(
  { turns, models, skips }: FileDigest,
  wanted: KeyTable | undefined,
  state: FileState,
): FileEvidence {
  const lines: LineEvidence[] = [];
  for (let i = 0; i < turns.length; i++) {
    const row = wanted === undefined ? -1 : wanted.get(turns.keyLow[i]!, turns.keyHigh[i]!);
    if (row < 0) continue;
    lines.push({
      row,
      offset: turns.offset[i]!,
      at: turns.at[i]!,
      model: models[turns.model[i]!]!,
      input: turns.input[i]!,
      output: turns.output[i]!,
      cacheRead: turns.cacheRead[i]!,
      cacheWrite: turns.cacheWrite[i]!,
      cacheWrite1h: turns.cacheWrite1h[i]!,
      thinking: turns.thinking[i]!,
      webSearches: turns.webSearches[i]!,
      flags: turns.flags[i]!,
      isRemembered: true,
    });
  }
  // Bytes are known only of all skips of a reason together.
  const first = skips.flatMap(({ reason, offsets, bytes, count }) =>
    offsets.map((offset) => ({ reason, offset, bytes: count === 1 ? bytes : 0 })),
  );
  return { state, lines, skips: first };
}
