import type { Disposable } from '../../core/kit/emitter.ts';
import { usualQuestion } from '../../link/dashboardQuestion.ts';
import type { Guard } from '../guard.ts';
import type { Memory } from '../memory.ts';
import type { WorkerClient } from '../workerClient.ts';

/** Long enough for the side bar to have its rows. */
const settleMs = 5000;
/** Who has not looked for so long shall not pay for it: it takes a moment's work and, of ten thousand logs, 60 MB. */
const forgottenMs = 14 * 24 * 60 * 60_000;

/**
 * Asks what the dashboard begins with, once and for nobody, when all logs are known and whoever sits here looks at it now and then:
 * the worker keeps what it has found out, and the page has its figures at once.
 */
export class DashboardWarmUp implements Disposable {
  readonly #listening: Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    client: Pick<WorkerClient, 'onOverview' | 'ask'>,
    guard: Pick<Guard, 'run'>,
    memory: Pick<Memory, 'dashboardOpenedMs'>,
  ) {
    this.#listening = client.onOverview(({ stage }) => {
      if (stage !== 'ready' || this.#timer) return;
      this.#timer = setTimeout(() => {
        if (Date.now() - memory.dashboardOpenedMs > forgottenMs) return;
        guard.run(async () => void (await client.ask<'dashboard'>({ kind: 'dashboard', question: usualQuestion })));
      }, settleMs);
    });
  }

  dispose(): void {
    this.#listening.dispose();
    clearTimeout(this.#timer);
  }
}
