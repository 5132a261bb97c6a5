// How do bytes reach a log file fast? One buffer per open file; the file is born when the buffer is first emptied.

import { closeSync, futimesSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const bufferBytes = 1 << 20;
const freeBuffers = [];

export class LogWriter {
  #path;
  #descriptor;
  #buffer = freeBuffers.pop() ?? Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  #flushed = 0;

  constructor(path) {
    this.#path = path;
  }

  get bytes() {
    return this.#flushed + this.#used;
  }

  text(text) {
    // No character needs more than three bytes per UTF-16 unit.
    if (this.#used + text.length * 3 > bufferBytes) this.#flush();
    if (text.length * 3 > bufferBytes) return this.raw(Buffer.from(text, 'utf8'));
    this.#used += this.#buffer.write(text, this.#used, 'utf8');
  }

  raw(bytes) {
    this.#flush();
    this.#writeAll(bytes, bytes.length);
  }

  /** The time of the last change is that of the last record, as it is for a log that grew line by line. */
  close(modifiedMs) {
    this.#flush();
    this.#open();
    // Half a microsecond more, or the seconds, a fraction by now, would be cut to the millisecond before.
    const seconds = (modifiedMs + 0.0005) / 1000;
    futimesSync(this.#descriptor, seconds, seconds);
    closeSync(this.#descriptor);
    freeBuffers.push(this.#buffer);
    this.#buffer = undefined;
  }

  #flush() {
    if (this.#used === 0) return;
    this.#writeAll(this.#buffer, this.#used);
    this.#used = 0;
  }

  #writeAll(bytes, length) {
    this.#open();
    for (let at = 0; at < length;) at += writeSync(this.#descriptor, bytes, at, length - at);
    this.#flushed += length;
  }

  #open() {
    if (this.#descriptor !== undefined) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#descriptor = openSync(this.#path, 'w');
  }
}
