import type { OverviewEvent } from '../link/workerMessages.ts';
import type { TracerLog } from './tracerLog.ts';
import type { WorkerClient } from './workerClient.ts';

/** How long a window had to wait for us, and for figures: told in the log, once. */
export class StartupTimes {
  readonly #startedMs: number;
  readonly #log: TracerLog;
  readonly #listening: { dispose(): void };
  #activateMs = 0;
  #shownMs: number | undefined;

  constructor(startedMs: number, client: WorkerClient, log: TracerLog) {
    this.#startedMs = startedMs;
    this.#log = log;
    this.#listening = client.onOverview(({ stage }) => this.#shown(stage));
  }

  get activateMs(): number {
    return this.#activateMs;
  }

  /** From the start of activation to the first figures, whosever; undefined until there are any. */
  get shownMs(): number | undefined {
    return this.#shownMs;
  }

  activated(): void {
    this.#activateMs = performance.now() - this.#startedMs;
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #shown(stage: OverviewEvent['stage']): void {
    const elapsedMs = performance.now() - this.#startedMs;
    this.#shownMs ??= elapsedMs;
    if (stage !== 'ready') return;
    this.#log.started(this.#activateMs, this.#shownMs, elapsedMs);
    this.#listening.dispose();
  }
}
