import { packDigest } from '../../../src/core/digest/packDigest.ts';
import type { PackedDigest } from '../../../src/core/store/digestStore.ts';
import { sampleDigest, standingDigest } from './sampleDigest.ts';

/** What a writer saves in its n-th save: a row of its own, one that all write, now and then more than SQLite's cache (2 MB) holds. */
export function rowsOfSave(writer: string, save: number): readonly PackedDigest[] {
  const isLarge = save % 10 === 3;
  const { file, mark } = standingDigest(save, save);
  const bytes = packDigest(sampleDigest(isLarge ? 400 : 1, { file, mark }));
  const own = Array.from({ length: isLarge ? 100 : 1 }, (_, i) => ({ path: `/${writer}/${save}/${i}`, bytes }));
  return [...own, { path: '/shared', bytes }];
}
