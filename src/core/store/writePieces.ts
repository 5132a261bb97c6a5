import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Fault } from '../model/fault.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';

/** Pieces are put together to about so many characters before they are written. */
const chunkLength = 256 * 1024;
/** Or so many pieces: what is short when written may have been long to read. */
const chunkPieces = 200;

/**
 * Writes a file that may be longer than any string, piece by piece, and puts it in its place when it is whole: after a fault, or
 * when it was called off, there is what was there before. Lets other work through between writes. Answers with nothing when it
 * was called off.
 */
export async function writePieces(
  path: string,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<Result<{ readonly sizeBytes: number } | undefined, Fault>> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const sizeBytes = await writeAll(temporary, pieces, signal);
    if (sizeBytes === undefined) {
      await remove(temporary);
      return ok(undefined);
    }
    await fs.rename(temporary, path);
    return ok({ sizeBytes });
  } catch (error) {
    await remove(temporary);
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failed(faultOf(error, path));
  }
}

/** What cannot be removed is left behind: of no use to anybody, but no reason to fail either. */
async function remove(path: string): Promise<void> {
  await fs.rm(path, { force: true }).catch((error: unknown) => faultOf(error, path));
}

/** Answers with the size; undefined when it was called off. */
async function writeAll(path: string, pieces: Iterable<string>, signal: AbortSignal): Promise<number | undefined> {
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
      if (signal.aborted) return undefined;
      chunk.push(piece);
      length += piece.length;
      if (length < chunkLength && chunk.length < chunkPieces) continue;
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
