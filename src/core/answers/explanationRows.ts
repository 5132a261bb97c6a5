import type { EpochMs } from '../model/time.ts';
import { type TurnFlags, turnFlag } from '../model/turn.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A message as the ledger has it now. The ledger may change while logs are read; what was explained may not. */
export interface PlannedRow {
  readonly row: number;
  readonly at: EpochMs;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
  readonly thinking: number;
  readonly webSearches: number;
  readonly loggedUsd: number;
  readonly flags: TurnFlags;
  readonly isReplay: boolean;
  /** Number of the session it is counted in. */
  readonly session: number;
  /** Key that a replay shares with what it repeats; for an iteration, its message's. */
  readonly replayKey: string;
}

export function plannedRow({ index }: Viewpoint, row: number): PlannedRow {
  const { columns, models } = index.ledger;
  const { turns } = index.fileOf(columns.owner[row]!);
  const turn = columns.ownerTurn[row]!;
  return {
    row,
    at: columns.at[row]!,
    model: models[columns.model[row]!]!,
    input: columns.input[row]!,
    output: columns.output[row]!,
    cacheRead: columns.cacheRead[row]!,
    cacheWrite: columns.cacheWrite[row]!,
    cacheWrite1h: columns.cacheWrite1h[row]!,
    thinking: columns.thinking[row]!,
    webSearches: columns.webSearches[row]!,
    loggedUsd: columns.loggedUsd[row]!,
    flags: columns.flags[row]!,
    isReplay: columns.isReplay[row] === 1,
    session: index.sessionOfRow(row),
    replayKey: `${turns.replayHigh[turn]}:${turns.replayLow[turn]}`,
  };
}

/** Undated ones last; an iteration after its message; then by place, so that no order of reading shows. */
export function byTime({ index }: Viewpoint): (a: number, b: number) => number {
  const { at, flags, owner, ownerTurn } = index.ledger.columns;
  return (a, b) => {
    if (at[a] !== at[b]) return at[a]! < at[b]! ? -1 : 1;
    const [one, other] = [index.fileOf(owner[a]!), index.fileOf(owner[b]!)];
    if (one !== other) return one.file.path < other.file.path ? -1 : 1;
    const [turn, otherTurn] = [ownerTurn[a]!, ownerTurn[b]!];
    const apart = one.turns.offset[turn]! - other.turns.offset[otherTurn]!;
    return apart || (flags[a]! & iterationFlags) - (flags[b]! & iterationFlags) || turn - otherTurn;
  };
}

const iterationFlags = turnFlag.advisor | turnFlag.compaction;
