import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fault } from '../model/fault.ts';
import type { Result } from '../kit/result.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

export const firstPaintFile = (storageFolder: string): string => path.join(storageFolder, 'first-paint.json');

/** Whatever stands in the file; undefined where there is none, or none that can be used: then nothing is shown at first. */
export async function readFirstPaint(storageFolder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(firstPaintFile(storageFolder), 'utf8'));
  } catch {
    // Missing, torn or not ours: it is made anew within seconds.
    return undefined;
  }
}

export const writeFirstPaint = (storageFolder: string, paint: object): Promise<Result<void, Fault>> =>
  writeFileAtomic(firstPaintFile(storageFolder), JSON.stringify(paint));
