/** Gets whole lines, newlines and all: bytes `from` (inclusive) to `to` (exclusive); `offset` is `from`'s place in the file. */
export type OnLines = (from: number, to: number, offset: number) => void;

/** Tells of a line that was longer than the cutter holds: it was passed over, byte by byte. */
export type OnOverlong = (offset: number, bytes: number) => void;

/** Reads up to `length` bytes at `position` of the file into `buffer` at `at`; 0 at the end. */
export type ReadAt = (buffer: Buffer, at: number, length: number, position: number) => number;

/** Where the cutter reads into. */
export interface LineMemory {
  /** As long as reads and lines need; another one after `grow` and `shrink`. */
  readonly buffer: Buffer;
  /** Makes the buffer at least `length` long and keeps what is in it. */
  grow(length: number): void;
  /** Gives back what only a very long line needed. What is in the buffer is lost. */
  shrink(): void;
}

const newline = 0x0a;

/** 256 KB reads were the fastest here; 1 MB and more were slower (research/PERFORMANCE.md §4). */
export const readBytes = 256 * 1024;

/**
 * Cuts a file into lines at byte 0x0A and nowhere else: `readline` also breaks at U+2028, which Claude Code writes raw,
 * and a whole file need not fit a string. Holds one read and the line cut by its end; a line over `maxLineBytes` is passed over.
 */
export class LineCutter {
  readonly memory: LineMemory;
  readonly #maxLineBytes: number;
  #readAt: ReadAt = () => 0;
  /** Bytes at the start of the buffer that belong to a line without its end. */
  #held = 0;
  /** Place in the file of the first held byte: just after a newline. */
  #lineStart = 0;
  /** Bytes of an overlong line already thrown away. */
  #dropped = 0;

  constructor(maxLineBytes: number, memory: LineMemory) {
    this.#maxLineBytes = maxLineBytes;
    this.memory = memory;
  }

  /** Starts on a file at `from`, which stands at the start of a line. The buffer is kept from file to file. */
  begin(readAt: ReadAt, from: number): void {
    this.#readAt = readAt;
    this.#lineStart = from;
    this.#held = 0;
    this.#dropped = 0;
    this.memory.shrink();
  }

  /** Just after the last newline met. */
  get offset(): number {
    return this.#lineStart;
  }

  /** Reads once and hands out the lines that are now whole. Returns the bytes read; 0 means the end of the file. */
  readOnce(onLines: OnLines, onOverlong: OnOverlong): number {
    this.memory.grow(this.#held + readBytes);
    const position = this.#lineStart + this.#dropped + this.#held;
    const read = this.#readAt(this.memory.buffer, this.#held, readBytes, position);
    const end = this.#held + read;
    const { buffer } = this.memory;
    let start = 0;
    if (this.#dropped > 0) {
      const stop = buffer.subarray(0, end).indexOf(newline);
      if (stop < 0) start = end;
      else {
        onOverlong(this.#lineStart, this.#dropped + stop);
        this.#lineStart += this.#dropped + stop + 1;
        this.#dropped = 0;
        start = stop + 1;
      }
    }
    const stop = read === 0 ? start : buffer.subarray(0, end).lastIndexOf(newline) + 1;
    if (stop > start) {
      const offset = this.#lineStart;
      this.#lineStart += stop - start;
      onLines(start, stop, offset);
      start = stop;
    }
    this.#hold(start, end);
    return read;
  }

  /** What stands after the last newline, once the end of the file is reached; undefined if nothing, or if it was overlong. */
  rest(): { readonly buffer: Buffer; readonly to: number } | undefined {
    return this.#held > 0 && this.#dropped === 0 ? { buffer: this.memory.buffer, to: this.#held } : undefined;
  }

  #hold(start: number, end: number): void {
    if (this.#dropped > 0) {
      this.#dropped += start;
      this.#held = 0;
      return;
    }
    if (start > 0) this.memory.buffer.copyWithin(0, start, end);
    this.#held = end - start;
    if (this.#held <= this.#maxLineBytes) return;
    this.#dropped = this.#held;
    this.#held = 0;
  }
}

/** Memory that JavaScript gives. */
export class PlainMemory implements LineMemory {
  buffer = Buffer.allocUnsafe(readBytes * 2);

  grow(length: number): void {
    if (this.buffer.length >= length) return;
    const larger = Buffer.allocUnsafe(Math.max(length, this.buffer.length * 2));
    this.buffer.copy(larger);
    this.buffer = larger;
  }

  shrink(): void {
    if (this.buffer.length > keptBytes) this.buffer = Buffer.allocUnsafe(readBytes * 2);
  }
}

/** One long line must not hold its memory for ever. */
export const keptBytes = 4 * 1024 * 1024;
