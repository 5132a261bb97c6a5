import type { TurnFlags } from '../model/turn.ts';
import type { TurnBlock } from '../model/turnTable.ts';
import type { KeyTable } from '../kit/keyTable.ts';
import type { LedgerColumns } from './ledgerColumns.ts';

/*
 * What the ledger does with a file's turns where they lie in memory, element by element: most files have few turns, and making
 * an array for each of their columns takes longer than reading them.
 */

const wordColumns = ['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h', 'thinking', 'webSearches'] as const;
const doubleColumns = ['at', 'loggedUsd'] as const;

/** Row of each turn; those that nobody has said anything of yet get rows from `first` on, in order, of which there are `added`. */
export function claimRows(keys: KeyTable, block: TurnBlock, first: number): { rows: Int32Array; added: number } {
  const { words, starts, length } = block;
  const { keyLow, keyHigh } = starts;
  const rows = new Int32Array(length);
  let next = first;
  for (let i = 0; i < length; i++) {
    const row = keys.claim(words[keyLow + i]!, words[keyHigh + i]!, next);
    rows[i] = row;
    if (row === next) next++;
  }
  return { rows, added: next - first };
}

/** Turn `i` becomes row `first + i`. `models`: the numbers of the file's models. */
export function fillFromBlock(
  columns: LedgerColumns,
  { words, doubles, starts, length }: TurnBlock,
  first: number,
  owner: number,
  models: readonly number[],
): void {
  for (const name of wordColumns) {
    const from = starts[name];
    const to = columns[name];
    for (let i = 0; i < length; i++) to[first + i] = words[from + i]!;
  }
  for (const name of doubleColumns) {
    const from = starts[name];
    const to = columns[name];
    for (let i = 0; i < length; i++) to[first + i] = doubles[from + i]!;
  }
  columns.owner.fill(owner, first, first + length);
  for (let i = 0; i < length; i++) {
    columns.ownerTurn[first + i] = i;
    columns.flags[first + i] = half(words, starts.flags + i);
    columns.model[first + i] = models[half(words, starts.model + i)]!;
  }
}

/** Tells what each turn says of being a replay. */
export function eachReplay(
  { words, starts, length }: TurnBlock,
  tell: (i: number, flags: TurnFlags, low: number, high: number) => void,
): void {
  const { flags, replayLow, replayHigh } = starts;
  for (let i = 0; i < length; i++) tell(i, half(words, flags + i), words[replayLow + i]!, words[replayHigh + i]!);
}

/** Element of two bytes. */
const half = (words: Uint32Array, at: number): number => (words[at >>> 1]! >>> ((at & 1) << 4)) & 0xffff;
