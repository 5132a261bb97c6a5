import type { ExportStep } from '../answers/transcript/exportStep.ts';
import type { SessionTranscript } from '../answers/transcript/sessionTranscript.ts';

/** Told in steps of a hundredth, as finely as anybody sees. */
const steps = 100;

/** How far an export is, by the bytes of the session's logs that it has come past. */
export class ExportWay {
  readonly #totalBytes: number;
  readonly #passed = new Map<string, number>();
  #passedBytes = 0;
  #told = 0;

  constructor({ logs }: SessionTranscript) {
    this.#totalBytes = logs.reduce((sum, { holding }) => sum + holding.digest.file.stamp.sizeBytes, 0);
  }

  /** The share that is done, from 0 to 1, where it is noticeably more than was told before. */
  after(step: ExportStep): number | undefined {
    if (step.kind !== 'item') return undefined;
    const { log, part } = step;
    this.#passedBytes += part.record.end - (this.#passed.get(log) ?? 0);
    this.#passed.set(log, part.record.end);
    const done = Math.floor((this.#passedBytes / this.#totalBytes) * steps);
    if (done <= this.#told) return undefined;
    this.#told = done;
    return done / steps;
  }
}
