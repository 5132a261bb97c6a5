/** Gets bytes of one line, `from` (inclusive) to `to` (exclusive) of `buffer`, without the newline; `offset` is `from`'s place in the file. */
export type OnLine = (buffer: Buffer, from: number, to: number, offset: number) => void;

/** Tells of a line that was longer than the cutter holds: it was passed over, byte by byte. */
export type OnOverlong = (offset: number, bytes: number) => void;

/** Reads up to `length` bytes at `position` of the file into `buffer` at `at`; 0 at the end. */
export type ReadAt = (buffer: Buffer, at: number, length: number, position: number) => number;

const newline = 0x0a;

/** 256 KB reads were the fastest here; 1 MB and more were slower (research/PERFORMANCE.md §4). */
const readBytes = 256 * 1024;

/** One long line must not hold its memory for ever. */
const keptBufferBytes = 4 * 1024 * 1024;

/**
 * Cuts a file into lines at byte 0x0A and nowhere else: `readline` also breaks at U+2028, which Claude Code writes raw,
 * and a whole file need not fit a string. Holds one read and the line cut by its end; a line over `maxLineBytes` is passed over.
 */
export class LineCutter {
  readonly #maxLineBytes: number;
  #readAt: ReadAt = () => 0;
  #buffer = Buffer.allocUnsafe(readBytes * 2);
  /** Bytes at the start of the buffer that belong to a line without its end. */
  #held = 0;
  /** Place in the file of the first held byte: just after a newline. */
  #lineStart = 0;
  /** Bytes of an overlong line already thrown away. */
  #dropped = 0;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** Starts on a file at `from`, which stands at the start of a line. The buffer is kept from file to file. */
  begin(readAt: ReadAt, from: number): void {
    this.#readAt = readAt;
    this.#lineStart = from;
    this.#held = 0;
    this.#dropped = 0;
    if (this.#buffer.length > keptBufferBytes) this.#buffer = Buffer.allocUnsafe(readBytes * 2);
  }

  /** Just after the last newline met. */
  get offset(): number {
    return this.#lineStart;
  }

  /** Reads once and hands out the lines that are now whole. Returns the bytes read; 0 means the end of the file. */
  readOnce(onLine: OnLine, onOverlong: OnOverlong): number {
    this.#makeRoom();
    const position = this.#lineStart + this.#dropped + this.#held;
    const read = this.#readAt(this.#buffer, this.#held, readBytes, position);
    const end = this.#held + read;
    let start = 0;
    let searched = this.#held;
    for (;;) {
      const stop = this.#buffer.indexOf(newline, searched);
      if (stop < 0 || stop >= end) break;
      if (this.#dropped > 0) onOverlong(this.#lineStart, this.#dropped + stop - start);
      else onLine(this.#buffer, start, stop, this.#lineStart);
      this.#lineStart += this.#dropped + stop + 1 - start;
      this.#dropped = 0;
      start = stop + 1;
      searched = start;
    }
    this.#buffer.copyWithin(0, start, end);
    this.#held = end - start;
    if (this.#held > this.#maxLineBytes) {
      this.#dropped += this.#held;
      this.#held = 0;
    }
    return read;
  }

  /** What stands after the last newline, once the end of the file is reached; undefined if nothing, or if it was overlong. */
  rest(): { readonly buffer: Buffer; readonly to: number } | undefined {
    return this.#held > 0 && this.#dropped === 0 ? { buffer: this.#buffer, to: this.#held } : undefined;
  }

  #makeRoom(): void {
    if (this.#buffer.length - this.#held >= readBytes) return;
    const larger = Buffer.allocUnsafe(this.#buffer.length * 2);
    this.#buffer.copy(larger, 0, 0, this.#held);
    this.#buffer = larger;
  }
}
