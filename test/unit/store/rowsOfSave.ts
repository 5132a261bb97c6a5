import { packDigest } from '../../../src/core/digest/packDigest.ts';
import type { PackedDigest } from '../../../src/core/store/digestStore.ts';
import { sampleDigest, standingDigest } from './sampleDigest.ts';

/** How many rows a writer writes anew, all at once, in each of its large saves. */
export const groupSize = 60;
export const isLargeSave = (save: number): boolean => save % 2 === 1;
export const groupPath = (writer: string, i: number): string => `/${writer}/group/${i}`;

/**
 * What a writer saves in its n-th save: a row of its own and one that all write; every other time its group as well, which is
 * more than SQLite's cache (2 MB) holds, so that pages reach the disk before the commit.
 */
export function rowsOfSave(writer: string, save: number): readonly PackedDigest[] {
  const small = packDigest(standingDigest(save, save));
  const rows = [`/${writer}/${save}`, '/shared'].map((path) => ({ path, bytes: small }));
  if (!isLargeSave(save)) return rows;
  const { file, mark } = standingDigest(save, save);
  const large = packDigest(sampleDigest(500 + (save % 5) * 20, { file, mark }));
  return [...rows, ...Array.from({ length: groupSize }, (_, i) => ({ path: groupPath(writer, i), bytes: large }))];
}
