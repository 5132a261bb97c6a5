import type { LogFile } from '../model/logFile.ts';
import type { ReadProgress } from '../model/refreshReport.ts';

/** How far a long read has come, by bytes. */
export class Progress {
  readonly #onProgress: (progress: ReadProgress) => void;
  readonly #totalFiles: number;
  readonly #totalBytes: number;
  #readFiles = 0;
  #readBytes = 0;

  constructor(files: readonly LogFile[], onProgress: (progress: ReadProgress) => void) {
    this.#onProgress = onProgress;
    this.#totalFiles = files.length;
    this.#totalBytes = files.reduce((sum, file) => sum + file.stamp.sizeBytes, 0);
  }

  done(file: LogFile): void {
    this.#readFiles++;
    this.#readBytes += file.stamp.sizeBytes;
  }

  tell(): void {
    this.#onProgress({
      readBytes: this.#readBytes,
      totalBytes: this.#totalBytes,
      readFiles: this.#readFiles,
      totalFiles: this.#totalFiles,
    });
  }
}
