import { Worker } from 'node:worker_threads';
import type { SearchEnd, SearchNews } from '../core/answers/search/searchHit.ts';
import { Emitter } from '../core/kit/emitter.ts';
import type { Undertaking } from '../core/kit/undertaking.ts';
import type { Fault } from '../core/model/fault.ts';
import type { RefreshReason, RefreshReport } from '../core/model/refreshReport.ts';
import { Channel } from '../link/channel.ts';
import type { AnswerTo, Question, QuestionKind, QuestionOf } from '../link/questions.ts';
import {
  type FromWorker,
  isFromWorker,
  type LogFolder,
  type OverviewEvent,
  type ToWorker,
  type WorkerSettings,
} from '../link/workerMessages.ts';

/** A search that goes on until its end or until nobody wants it any more. */
export interface RunningSearch {
  readonly end: Promise<SearchEnd>;
  stop(): void;
}

export interface RefreshedEvent {
  readonly report: RefreshReport;
  readonly folders: readonly LogFolder[];
}

/** A worker that does not end by itself within this time is ended. */
const stopMs = 1500;
/**
 * Room for young objects. V8 takes up to 192 MB in Node 24 and hardly gives it back: with this a start on 10,000 logs holds 70 MB less
 * and takes no longer.
 */
const youngMb = 24;

/** The host's end of the worker: starts it, asks it, tells what it says. The main thread only passes messages. */
export class WorkerClient {
  readonly #file: string;
  readonly #onOverview = new Emitter<OverviewEvent>();
  readonly #onProgress = new Emitter<string>();
  readonly #onRefreshed = new Emitter<RefreshedEvent>();
  readonly #onFault = new Emitter<Fault>();
  readonly #onBug = new Emitter<string>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #searches = new Map<number, (news: SearchNews) => void>();
  readonly #shares = new Map<number, (share: number) => void>();
  #thread: Thread | undefined;
  #settings: WorkerSettings | undefined;
  #nextId = 1;
  #isDisposed = false;
  #hasHeard = false;

  readonly onOverview = this.#onOverview.event;
  /** How far a long reading is, as a sentence. */
  readonly onProgress = this.#onProgress.event;
  readonly onRefreshed = this.#onRefreshed.event;
  readonly onFault = this.#onFault.event;
  /** A bug of ours, as a stack. */
  readonly onBug = this.#onBug.event;

  /** `file`: the bundled worker. */
  constructor(file: string) {
    this.#file = file;
  }

  get isStarted(): boolean {
    return this.#thread !== undefined;
  }

  /** What the worker was told last. */
  get settings(): WorkerSettings | undefined {
    return this.#settings;
  }

  /** Starts the worker, or tells it of changed settings. */
  configure(settings: WorkerSettings): void {
    if (this.#isDisposed) return;
    this.#settings = settings;
    this.#thread ??= this.#start();
    this.#thread.channel.post({ kind: 'configure', settings });
  }

  /** Shows what was left behind by another window, unless the worker has been heard meanwhile. */
  showFirst(left: OverviewEvent): void {
    if (!this.#hasHeard) this.#onOverview.fire(left);
  }

  /** Settles when the refresh is done. `paths`: look only at these; otherwise at everything. */
  async refresh(reason: RefreshReason, paths?: readonly string[]): Promise<void> {
    await this.#call((id) => ({ kind: 'refresh', id, reason, ...(paths ? { paths } : {}) }));
  }

  async ask<Kind extends QuestionKind>(question: QuestionOf<Kind>): Promise<AnswerTo<Kind>> {
    const answer = await this.#call((id) => ({ kind: 'ask', id, question: question as Question }));
    return answer as AnswerTo<Kind>;
  }

  /** The same of a question whose answer takes long: it tells how far it is, and comes early when it is not wanted any more. */
  async askLong<Kind extends QuestionKind>(
    question: QuestionOf<Kind>,
    { signal, tell }: Undertaking,
  ): Promise<AnswerTo<Kind>> {
    let id = 0;
    const answer = this.#call((next) => {
      id = next;
      this.#shares.set(next, tell);
      return { kind: 'ask', id: next, question: question as Question };
    });
    const stop = (): void => this.#thread?.channel.post({ kind: 'stopAsking', id });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    return (answer as Promise<AnswerTo<Kind>>).finally(() => {
      this.#shares.delete(id);
      signal.removeEventListener('abort', stop);
    });
  }

  /** Searches all transcripts; a new search stops the one before. */
  search(text: string, onNews: (news: SearchNews) => void): RunningSearch {
    let id: number | undefined;
    const end = this.#call((next) => {
      id = next;
      this.#searches.set(next, onNews);
      return { kind: 'search', id: next, text };
    });
    return {
      end: (end as Promise<SearchEnd>).finally(() => id !== undefined && this.#searches.delete(id)),
      stop: () => {
        if (id !== undefined && this.#searches.delete(id)) this.#thread?.channel.post({ kind: 'stopSearch' });
      },
    };
  }

  /** Ends the worker: what it has read is saved first. */
  async stop(): Promise<void> {
    this.#isDisposed = true;
    const thread = this.#thread;
    this.#thread = undefined;
    this.#rejectAll(new WorkerStopped());
    if (!thread) return;
    thread.channel.post({ kind: 'stop' });
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, stopMs).unref());
    await Promise.race([thread.stopped, timeout]);
    await thread.worker.terminate();
  }

  #call(messageFor: (id: number) => ToWorker): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.#thread) return reject(new WorkerStopped());
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#thread.channel.post(messageFor(id));
    });
  }

  #start(): Thread {
    const worker = new Worker(this.#file, {
      name: 'claude-code-tracer',
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
    const { promise: stopped, resolve: markStopped } = withResolvers();
    const channel = new Channel<ToWorker, FromWorker>(
      { post: (message) => worker.postMessage(message), listen: (listener) => void worker.on('message', listener) },
      isFromWorker,
      (message) => (message.kind === 'stopped' ? markStopped() : this.#take(message)),
      () => this.#onBug.fire('a message of no known kind came from the worker'),
    );
    worker.on('error', (error) => this.#onBug.fire(`the worker failed: ${error.stack ?? error.message}`));
    worker.on('exit', () => {
      markStopped();
      this.#died(worker);
    });
    return { worker, channel, stopped };
  }

  #take(message: Exclude<FromWorker, { kind: 'stopped' }>): void {
    switch (message.kind) {
      case 'overview':
        this.#hasHeard = true;
        return this.#onOverview.fire(message);
      case 'progress':
        return this.#onProgress.fire(message.sentence);
      case 'refreshed':
        return this.#onRefreshed.fire(message);
      case 'fault':
        return this.#onFault.fire(message.fault);
      case 'bug':
        return this.#onBug.fire(message.message);
      case 'answer':
        this.#waiting.get(message.id)?.resolve(message.answer);
        this.#waiting.delete(message.id);
        return;
      case 'share':
        return this.#shares.get(message.id)?.(message.share);
      case 'found':
        return this.#searches.get(message.id)?.(message.news);
      case 'failed':
        this.#waiting.get(message.id)?.reject(new Error(message.message));
        this.#waiting.delete(message.id);
        return;
    }
  }

  /** A worker that ended by itself is started again with the next settings; whoever waits for it is told. */
  #died(worker: Worker): void {
    if (this.#thread?.worker !== worker) return;
    this.#thread = undefined;
    this.#rejectAll(new WorkerStopped());
    const settings = this.#settings;
    if (settings) setTimeout(() => this.configure(settings), restartMs).unref();
  }

  #rejectAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly channel: Channel<ToWorker, FromWorker>;
  readonly stopped: Promise<void>;
}

/** Long enough that a worker which cannot live does not keep the machine busy. */
const restartMs = 5000;

/** Whoever waited learns that the window is closing; nothing to tell the user. */
export class WorkerStopped extends Error {
  constructor() {
    super('the worker has stopped');
  }
}

/** `Promise.withResolvers`, which the oldest supported host lacks. */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
