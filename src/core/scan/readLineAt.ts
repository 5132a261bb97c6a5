import { constants, closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface LineAt {
  /** Without its newline; undefined where there is no file, no line, or a longer one. */
  readonly line: string | undefined;
  readonly readBytes: number;
}

const firstBytes = 8 * 1024;

/** The line that starts at `offset`, read when a person looks, and little more of the file than that. */
export function readLineAt(path: string, offset: number, maxBytes: number): LineAt {
  return withFile(path, (fd) => readLine(fd, offset, maxBytes)) ?? { line: undefined, readBytes: 0 };
}

/** A file of at most `maxBytes`, whole; undefined where it is gone, longer, or no file. */
export function readSmallFile(path: string, maxBytes: number): string | undefined {
  return withFile(path, (fd) => {
    const buffer = Buffer.allocUnsafe(maxBytes + 1);
    const read = readSync(fd, buffer, 0, buffer.length, 0);
    return read > maxBytes ? undefined : buffer.toString('utf8', 0, read);
  });
}

/** Undefined where there is no file: the sweep will find out what became of it, and a person who looks is not to be troubled. */
function withFile<T>(path: string, read: (fd: number) => T): T | undefined {
  let fd: number;
  try {
    // Without O_NONBLOCK, opening a FIFO would wait for ever.
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return undefined;
  }
  try {
    return fstatSync(fd).isFile() ? read(fd) : undefined;
  } finally {
    closeSync(fd);
  }
}

function readLine(fd: number, offset: number, maxBytes: number): LineAt {
  let readBytes = 0;
  for (let length = firstBytes; length <= maxBytes; length *= 8) {
    const buffer = Buffer.allocUnsafe(length);
    const read = readSync(fd, buffer, 0, length, offset);
    readBytes += read;
    const newline = buffer.subarray(0, read).indexOf(0x0a);
    const isWhole = newline >= 0 || read < length;
    if (isWhole) return { line: buffer.toString('utf8', 0, newline < 0 ? read : newline), readBytes };
  }
  return { line: undefined, readBytes };
}
