import { closeSync, readSync } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import { ok, type Result } from '../kit/result.ts';
import { openLog } from './openLog.ts';
import type { TextHits } from './textHits.ts';

/** One line of a log. The bytes are good until the next line is asked for. */
export interface LogLine {
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Just after its newline, or the end of what is looked at. */
  readonly end: number;
  /** Its bytes without the newline; undefined where it is longer than anybody holds in memory. */
  readonly bytes: Buffer | undefined;
  /** Without a newline: it may be being written. */
  readonly isUnfinished: boolean;
}

const newline = 0x0a;
const readBytes = 128 * 1024;

const findBytes = 4 * 1024 * 1024;

/** Lines longer than this are passed over, as by the scanner. */
const maxLineBytes = 64 * 1024 * 1024;

/** Opens a log to be read here and there, up to `sizeBytes`: what came later is not known to the index yet. */
export function openLogLines(path: string, sizeBytes: number): Result<LogLines, Fault> {
  const opened = openLog(path);
  return opened.ok ? ok(new LogLines(opened.value.fd, Math.min(opened.value.sizeBytes, sizeBytes))) : opened;
}

/**
 * Reads a log's lines from any place in both directions, without what lies elsewhere: a page of a 500 MB log costs as much as one
 * of a small log. Holds one window of the file, which grows with the longest line met. Close it whatever happens.
 */
export class LogLines {
  readonly #fd: number;
  readonly sizeBytes: number;
  readonly #maxLineBytes: number;
  #buffer = Buffer.alloc(0);
  /** Of the buffer's bytes, those that are the file's. */
  #length = 0;
  /** Place of the window's first byte in the file. */
  #windowStart = 0;

  constructor(fd: number, sizeBytes: number, maxLine = maxLineBytes) {
    this.#fd = fd;
    this.sizeBytes = sizeBytes;
    this.#maxLineBytes = maxLine;
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** The same log, for reading at another place in between. Closed with this one. */
  elsewhere(): LogLines {
    return new LogLines(this.#fd, this.sizeBytes, this.#maxLineBytes);
  }

  /** The line that `offset` stands in; undefined at the end. */
  at(offset: number): LogLine | undefined {
    return offset < this.sizeBytes ? this.#lineFrom(this.startOf(offset)) : undefined;
  }

  /** Lines from the one that `offset` stands in to the end. */
  *after(offset: number): Generator<LogLine, void> {
    for (let start = this.startOf(offset); start < this.sizeBytes;) {
      const line = this.#lineFrom(start);
      yield line;
      start = line.end;
    }
  }

  /** Lines that end at or before `offset`, last one first. */
  *before(offset: number): Generator<LogLine, void> {
    let end = offset >= this.sizeBytes ? this.sizeBytes : this.startOf(offset);
    while (end > 0) {
      const line = this.#lineUpTo(end);
      yield line;
      end = line.offset;
    }
  }

  /** Where the line begins that holds these bytes first; undefined where none does. Lets other work through between reads. */
  async find(bytes: Buffer): Promise<number | undefined> {
    const buffer = Buffer.allocUnsafe(findBytes);
    for (let from = 0; from < this.sizeBytes; from += findBytes - bytes.length) {
      const read = readSync(this.#fd, buffer, 0, Math.min(findBytes, this.sizeBytes - from), from);
      const found = buffer.subarray(0, read).indexOf(bytes);
      if (found >= 0) return this.startOf(from + found);
      if (read < bytes.length) return undefined;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return undefined;
  }

  /** Where between two places a text seems to stand. */
  placesOf(hits: TextHits, from: number, to: number): Generator<number, void, number | undefined> {
    return hits.within(this.#fd, from, to, () => false);
  }

  /** First byte of the line that `offset` stands in. */
  startOf(offset: number): number {
    return this.#startBefore(Math.min(offset, this.sizeBytes));
  }

  /** Just after the last newline before `to`. */
  #startBefore(to: number): number {
    for (let searched = to; searched > 0;) {
      const isHeld = this.#windowStart < searched && searched <= this.#windowStart + this.#length;
      const from = isHeld ? this.#windowStart : Math.max(0, searched - readBytes);
      const found = this.#bytes(from, searched).lastIndexOf(newline);
      if (found >= 0) return from + found + 1;
      searched = from;
    }
    return 0;
  }

  #lineFrom(start: number): LogLine {
    let step = readBytes;
    for (let searched = start; searched < this.sizeBytes; step = Math.min(step * 2, this.#maxLineBytes)) {
      const to = Math.min(searched + step, this.sizeBytes);
      // A line that is still wanted is read with its beginning; of one that is too long only the end is looked for.
      const from = to - start > this.#maxLineBytes ? searched : start;
      const found = this.#bytes(from, to).indexOf(newline, searched - from);
      if (found >= 0) return this.#line(start, from + found + 1, false);
      searched = to;
    }
    return this.#line(start, this.sizeBytes, true);
  }

  /** The line that ends at `end`, which stands at the start of another, or at the end of all. */
  #lineUpTo(end: number): LogLine {
    const isUnfinished = this.#bytes(end - 1, end)[0] !== newline;
    return this.#line(this.#startBefore(isUnfinished ? end : end - 1), end, isUnfinished);
  }

  #line(offset: number, end: number, isUnfinished: boolean): LogLine {
    const to = isUnfinished ? end : end - 1;
    const bytes = to - offset > this.#maxLineBytes ? undefined : this.#bytes(offset, to);
    return { offset, end, bytes, isUnfinished };
  }

  /** Bytes `from`..`to` of the file; fewer where it has become shorter. Good until others are asked for. */
  #bytes(from: number, to: number): Buffer {
    if (from < this.#windowStart || to > this.#windowStart + this.#length) this.#fill(from, to);
    const start = from - this.#windowStart;
    return this.#buffer.subarray(start, Math.min(start + to - from, this.#length));
  }

  /** Reads on as far as one read goes, so that short lines do not cost a read each. */
  #fill(from: number, to: number): void {
    const wanted = Math.min(this.sizeBytes, Math.max(to, from + readBytes)) - from;
    const skipped = from - this.#windowStart;
    const held = skipped >= 0 && skipped < this.#length ? this.#length - skipped : 0;
    const buffer = wanted > this.#buffer.length ? Buffer.allocUnsafeSlow(Math.max(wanted, readBytes)) : this.#buffer;
    if (held > 0) this.#buffer.copy(buffer, 0, skipped, skipped + held);
    let length = held;
    while (length < wanted) {
      const read = readSync(this.#fd, buffer, length, wanted - length, from + length);
      if (read === 0) break;
      length += read;
    }
    this.#buffer = buffer;
    this.#length = length;
    this.#windowStart = from;
  }
}
