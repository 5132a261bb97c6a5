import { type ActPlace, nowhere } from '../../model/act.ts';
import type { FileDigest } from '../../model/fileDigest.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** Where an act's result stands; undefined where there is none, or its log is gone. */
export function resultPlaceOf({ index }: Viewpoint, row: number): ActPlace | undefined {
  const { owner, ownerAct } = index.acts.columns;
  const { digest, actRows } = index.holdingOf(owner[row]!);
  if (digest.isDeleted) return undefined;
  const { length, keyLow, keyHigh, resultOffset } = digest.acts.table;
  const key = { low: keyLow[ownerAct[row]!]!, high: keyHigh[ownerAct[row]!]! };
  const offset = resultOffset[ownerAct[row]!]!;
  if (offset !== nowhere) return { path: digest.file.path, offset, key };
  // A result on a pending last line is a row of its own.
  for (let act = length - (digest.pending?.acts ?? 0); act < length; act++) {
    if (actRows[act] === row && resultOffset[act] !== nowhere)
      return { path: digest.file.path, offset: resultOffset[act]!, key };
  }
  return undefined;
}

/** Where an act began; undefined where its log is gone. */
export function placeOf({ index }: Viewpoint, row: number): ActPlace | undefined {
  const { owner, ownerAct } = index.acts.columns;
  const { isDeleted, file, acts } = index.fileOf(owner[row]!);
  const act = ownerAct[row]!;
  const offset = acts.table.offset[act]!;
  if (isDeleted || offset === nowhere) return undefined;
  return { path: file.path, offset, key: { low: acts.table.keyLow[act]!, high: acts.table.keyHigh[act]! } };
}

/** Of two acts at the same time: by path and by place in it, never by arrival. */
export function order({ index }: Viewpoint, a: number, b: number): number {
  const { owner, ownerAct } = index.acts.columns;
  const [one, other] = [index.fileOf(owner[a]!), index.fileOf(owner[b]!)];
  if (one !== other) return one.file.path < other.file.path ? -1 : 1;
  const placeIn = ({ acts }: FileDigest, act: number): number =>
    Math.min(acts.table.offset[act]!, acts.table.resultOffset[act]!);
  return placeIn(one, ownerAct[a]!) - placeIn(other, ownerAct[b]!) || ownerAct[a]! - ownerAct[b]!;
}
