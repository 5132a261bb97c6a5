import type { FileDigest } from '../model/fileDigest.ts';
import type { SessionId } from '../model/ids.ts';
import type { IndexedFile } from './ownership.ts';

const noRows = new Int32Array(0);

/** The files of the index by number and by path. A number is never given twice: rows of the ledgers name their owner by it. */
export class FileTable {
  readonly #files: IndexedFile[] = [];
  readonly #numberOfPath = new Map<string, number>();

  /** By number, forgotten ones too. */
  get all(): readonly IndexedFile[] {
    return this.#files;
  }

  known(): IndexedFile[] {
    return Array.from(this.#numberOfPath.values(), (number) => this.#files[number]!);
  }

  find(path: string): IndexedFile | undefined {
    const number = this.#numberOfPath.get(path);
    return number === undefined ? undefined : this.#files[number];
  }

  add(digest: FileDigest, session: SessionId): IndexedFile {
    const file: IndexedFile = { number: this.#files.length, digest, session, rows: noRows, actRows: noRows };
    this.#files.push(file);
    this.#numberOfPath.set(digest.file.path, file.number);
    return file;
  }

  forget(path: string): void {
    this.#numberOfPath.delete(path);
  }
}
