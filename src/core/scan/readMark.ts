import { fstatSync, readSync } from 'node:fs';
import type { ReadMark } from '../model/logFile.ts';
import { hashBytes, hashToHex } from '../kit/hash.ts';

/**
 * An inode alone is worthless (ext4 gave it to the next file in 200 of 200 tries) and forks share their first line, so a file is
 * known again by its head and by the bytes just before the mark. What still slips through, a rewrite in the middle that also
 * grows, no append-only writer makes (research/RELIABILITY.md §1).
 */
const headLimitBytes = 1024;
const tailLimitBytes = 64;

/** The mark at `offset`, which stands just after a newline (or at 0). */
export function makeMark(fd: number, offset: number): ReadMark {
  const headBytes = Math.min(headLimitBytes, offset);
  const tailBytes = Math.min(tailLimitBytes, offset);
  return {
    offset,
    headBytes,
    headHash: hashOf(fd, 0, headBytes) ?? '',
    tailBytes,
    tailHash: hashOf(fd, offset - tailBytes, tailBytes) ?? '',
  };
}

/** Does the file still begin with all that was read up to the mark, as far as can be told? */
export function isSameFile(fd: number, mark: ReadMark): boolean {
  if (mark.offset === 0) return true;
  if (fstatSync(fd).size < mark.offset) return false;
  return (
    hashOf(fd, 0, mark.headBytes) === mark.headHash &&
    hashOf(fd, mark.offset - mark.tailBytes, mark.tailBytes) === mark.tailHash
  );
}

const scratch = Buffer.alloc(headLimitBytes);

function hashOf(fd: number, position: number, length: number): string | undefined {
  const read = length === 0 ? 0 : readSync(fd, scratch, 0, length, position);
  return read === length ? hashToHex(hashBytes(scratch, 0, length)) : undefined;
}
