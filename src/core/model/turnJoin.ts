import { everyLineFlags, priceFlags, type TurnFlags, turnFlag } from './turn.ts';

/** What decides which line's model and price attributes a turn takes. */
export interface WinnerClaim {
  readonly output: number;
  readonly model: string;
  readonly flags: TurnFlags;
}

/**
 * Does `challenger` decide the attributes of a turn that `holder` decided so far? Largest output; then, only to be independent
 * of order, smallest model name and smallest price flags.
 */
export function beats(challenger: WinnerClaim, holder: WinnerClaim): boolean {
  if (challenger.output !== holder.output) return challenger.output > holder.output;
  if (challenger.model !== holder.model) return challenger.model < holder.model;
  return (challenger.flags & priceFlags) < (holder.flags & priceFlags);
}

/** Flags of two claims on one turn; the price part is the winner's. */
export function joinFlags(a: TurnFlags, b: TurnFlags, winner: TurnFlags): TurnFlags {
  const kind = turnFlag.advisor | turnFlag.compaction;
  return joinOwnershipFlags(a, b) | ((a | b) & (turnFlag.complete | kind)) | (winner & priceFlags);
}

/** The flags of two claims that decide who owns what they are about. */
export function joinOwnershipFlags(a: TurnFlags, b: TurnFlags): TurnFlags {
  const mixed = isPlain(a & b & everyLineFlags) && !isPlain(a) && !isPlain(b) ? turnFlag.mixed : 0;
  return (a & b & everyLineFlags) | mixed;
}

/** Some line is neither a copy nor a side conversation: the best claim there is to own the turn. */
const isPlain = (flags: TurnFlags): boolean => (flags & (turnFlag.forked | turnFlag.sidechain | turnFlag.mixed)) === 0;
