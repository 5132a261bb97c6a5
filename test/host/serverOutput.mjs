// What a VS Code server says while it runs: kept in a file for people, and listened to for the few lines that matter.
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const LAST_LINES = 60;

export class ServerOutput {
  /** @type {string[]} */
  #last = [];
  /** @type {((line: string) => void)[]} */
  #listeners = [];

  /**
   * @param {readonly import('node:stream').Readable[]} streams
   * @param {string} file
   */
  constructor(streams, file) {
    const log = createWriteStream(file);
    for (const stream of streams) {
      stream.pipe(log, { end: false });
      createInterface({ input: stream }).on('line', (line) => this.#hear(line));
    }
  }

  /** The last lines, for the report of a failure. */
  get tail() {
    return this.#last.join('\n');
  }

  /**
   * The first line from now on that matches.
   *
   * @param {RegExp} pattern
   * @returns {Promise<RegExpExecArray>}
   */
  match(pattern) {
    return new Promise((resolve) => {
      this.#listeners.push((line) => {
        const match = pattern.exec(line);
        if (match !== null) resolve(match);
      });
    });
  }

  /** @param {string} line */
  #hear(line) {
    this.#last = [...this.#last.slice(1 - LAST_LINES), line];
    for (const listener of this.#listeners) listener(line);
  }
}
