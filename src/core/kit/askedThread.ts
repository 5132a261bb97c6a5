import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread that answers one message with one message, in the order they came. It ends when it is dismissed, or with its process. */
export class AskedThread<Question, Answer> {
  readonly #thread: Worker;
  /** Who waits for an answer, in the order that they asked. */
  readonly #waiting: {
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  #end: Error | undefined;

  constructor(script: string | URL, options: WorkerOptions) {
    this.#thread = new Worker(script, options);
    this.#thread.on('message', (answer: Answer) => this.#waiting.shift()?.resolve(answer));
    this.#thread.on('error', (error) => this.#ended(error));
    this.#thread.on('exit', () => this.#ended(new Error('the thread has ended')));
  }

  /** Rejects once the thread has ended, and what it had been asked before then. */
  ask(question: Question): Promise<Answer> {
    if (this.#end) return Promise.reject(this.#end);
    this.#thread.postMessage(question);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Its process need not wait for it. */
  unref(): void {
    this.#thread.unref();
  }

  dismiss(): void {
    void this.#thread.terminate();
  }

  #ended(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
  }
}
