import { actFlag, type ActFlags } from './act.ts';
import { everyLineFlags } from './turn.ts';
import { joinOwnershipFlags } from './turnJoin.ts';

/*
 * How two lines of one act come together: times and offsets by their minimum, and the rest as below. All of it is associative,
 * commutative and idempotent, so that no order of lines or files changes an act.
 */

/** Of two names for one thing: one that is there, then, only to be independent of order, the smaller. */
export const joinNames = (a: string, b: string): string => (a === '' || (b !== '' && b < a) ? b : a);

/** Figures are unknown and zero, or known: the larger pair counts, as a pair, so that they stay one line's. */
export const isLargerPair = (figure: number, other: number, heldFigure: number, heldOther: number): boolean =>
  figure === heldFigure ? other > heldOther : figure > heldFigure;

/** Whether an act is a copy or a side conversation is true only if true of every line; the rest is if true of any. */
export const joinActFlags = (a: ActFlags, b: ActFlags): ActFlags =>
  joinOwnershipFlags(a, b) | ((a | b) & ~(everyLineFlags | actFlag.mixed));
