import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Fault } from '../model/fault.ts';
import { type Clock, systemClock } from '../kit/clock.ts';
import { faultOf } from '../kit/faultOf.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import { parseTracerCache } from './parseTracerCache.ts';
import { setAside } from './setAside.ts';
import { type TracerCache, tracerCacheVersion } from '../model/tracerCache.ts';
import { tracerCacheText } from './tracerCacheText.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** 100,000 sessions are 100 MB; what is larger was not written by a tracer. */
const maxBytes = 256 * 1024 * 1024;

/** `version` stands first in every file that a tracer writes; enough is read to see it. */
const headBytes = 256;
const versionAtHead = /^\s*\{\s*"version"\s*:\s*(\d{1,9})\s*[,}]/;

/**
 * The cache at `path`; undefined if there is none. Damaged, foreign and newer files are the fault `damaged`, and stay where they
 * are: another tracer may just be writing it, and not atomically. Never throws, whatever is in the file.
 */
export async function readTracerCache(path: string): Promise<Result<TracerCache | undefined, Fault>> {
  const read = await readRegular(path, maxBytes);
  if (!read.ok) return read.error.kind === 'vanished' ? ok(undefined) : read;
  const cache = parseTracerCache(read.value.toString('utf8'));
  return cache.ok ? cache : failed({ kind: 'damaged', path, message: `not a tracer cache: ${cache.error}` });
}

/**
 * Replaces the file at `path` as a whole. A newer version's is left alone (`unsupported`); what is no tracer cache at all is set
 * aside as `.corrupt-<time>` first. A cache with a number that no reader would accept is not written (`damaged`).
 */
export async function writeTracerCache(
  path: string,
  cache: TracerCache,
  clock: Clock = systemClock,
): Promise<Result<void, Fault>> {
  const text = tracerCacheText(cache);
  if (!text.ok) return failed({ kind: 'damaged', path, message: `not written: ${text.error}` });
  const head = await readRegular(path, Number.POSITIVE_INFINITY, headBytes);
  if (!head.ok && head.error.kind !== 'vanished') return head;
  if (head.ok) {
    const version = versionAtHead.exec(head.value.toString('utf8'))?.[1];
    if (version !== undefined && Number(version) > tracerCacheVersion) {
      return failed({ kind: 'unsupported', path, message: `left alone: it is of version ${version}` });
    }
    if (version === undefined) {
      try {
        setAside(path, clock());
      } catch (error) {
        return failed(faultOf(error, path));
      }
    }
  }
  return writeFileAtomic(path, text.value);
}

/** The first bytes of a regular file, or all; opened so that a FIFO in its place cannot block. */
async function readRegular(path: string, limitBytes: number, firstBytes?: number): Promise<Result<Buffer, Fault>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) return failed({ kind: 'not-regular', path, message: 'not a regular file' });
    if (stat.size > limitBytes) return failed({ kind: 'damaged', path, message: `too large: ${stat.size} bytes` });
    if (firstBytes === undefined) return ok(await handle.readFile());
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstBytes), 0, firstBytes, 0);
    return ok(buffer.subarray(0, bytesRead));
  } catch (error) {
    return failed(faultOf(error, path));
  } finally {
    await handle?.close();
  }
}
