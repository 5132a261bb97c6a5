import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { RefreshReason, RefreshReport } from '../../../src/core/model/refreshReport.ts';
import { settingsFor } from '../../../test/unit/worker/workerSettings.ts';
import { type FromWorker, isFromWorker, type ToWorker } from '../../../src/link/workerMessages.ts';

/** What one refresh took, as the host sees it: until the worker has told all that is new and is done. */
export interface Act {
  /** Undefined where the worker had nothing to tell. */
  readonly report: RefreshReport | undefined;
  readonly roundTripMs: number;
  /** Of all threads of the process. */
  readonly cpuMs: number;
}

/** The product's worker as the extension host has it, without an editor. */
export class TracerThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (failure: string | undefined) => void>();
  readonly #started = deferred<RefreshReport>();
  readonly #stopped = deferred<void>();
  #report: RefreshReport | undefined;
  #nextId = 0;

  constructor(workerFile: string, home: string, storageFolder: string, refreshIntervalMs: number) {
    this.#worker = new Worker(workerFile);
    this.#worker.on('message', (message: unknown) => {
      if (isFromWorker(message)) this.#take(message);
    });
    this.#worker.on('error', (error) => {
      throw error;
    });
    this.#post({ kind: 'configure', settings: { ...settingsFor(home, refreshIntervalMs), storageFolder } });
  }

  /** The first refresh, which reads all that is not known. */
  get started(): Promise<RefreshReport> {
    return this.#started.promise;
  }

  async refresh(reason: RefreshReason, paths?: readonly string[]): Promise<Act> {
    const id = this.#nextId++;
    const answered = new Promise<string | undefined>((resolve) => this.#waiting.set(id, resolve));
    this.#report = undefined;
    const cpuBefore = process.cpuUsage();
    const startedMs = performance.now();
    this.#post({ kind: 'refresh', id, reason, ...(paths && { paths }) });
    const failure = await answered;
    const roundTripMs = performance.now() - startedMs;
    const { user, system } = process.cpuUsage(cpuBefore);
    if (failure !== undefined) throw new Error(failure);
    return { report: this.#report, roundTripMs, cpuMs: (user + system) / 1000 };
  }

  async stop(): Promise<void> {
    this.#post({ kind: 'stop' });
    await this.#stopped.promise;
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case 'refreshed':
        this.#report = message.report;
        return this.#started.resolve(message.report);
      case 'answer':
        return this.#waiting.get(message.id)?.(undefined);
      case 'failed':
        return this.#waiting.get(message.id)?.(message.message);
      case 'bug':
        throw new Error(message.message);
      case 'stopped':
        return this.#stopped.resolve();
      case 'fault':
        return console.error(`${message.fault.path}: ${message.fault.message}`);
      case 'overview':
      case 'progress':
      case 'share':
      case 'found':
    }
  }
}

/** Promise.withResolvers, which Node 20 does not have. */
function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
