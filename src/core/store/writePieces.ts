import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Fault } from '../model/fault.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';

/** Pieces are put together to about so many characters before they are written. */
const chunkLength = 256 * 1024;

/**
 * Writes a file that may be longer than any string, piece by piece, and puts it in its place when it is whole: after a fault there
 * is what was there before. Lets other work through between writes.
 */
export async function writePieces(
  path: string,
  pieces: Iterable<string>,
): Promise<Result<{ readonly sizeBytes: number }, Fault>> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const sizeBytes = await writeAll(temporary, pieces);
    await fs.rename(temporary, path);
    return ok({ sizeBytes });
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch((rest: unknown) => faultOf(rest, temporary));
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failed(faultOf(error, path));
  }
}

async function writeAll(path: string, pieces: Iterable<string>): Promise<number> {
  const handle = await fs.open(path, 'wx');
  let sizeBytes = 0;
  try {
    const write = async (text: string): Promise<void> => {
      const bytes = Buffer.from(text);
      await handle.appendFile(bytes);
      sizeBytes += bytes.length;
    };
    let chunk: string[] = [];
    let length = 0;
    for (const piece of pieces) {
      chunk.push(piece);
      length += piece.length;
      if (length < chunkLength) continue;
      await write(chunk.join(''));
      chunk = [];
      length = 0;
    }
    await write(chunk.join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return sizeBytes;
}
