import * as vscode from 'vscode';
import type { TracerLog } from './tracerLog.ts';
import { WorkerStopped } from './workerClient.ts';

/** Catches our bugs where they would leave our code: logged with their stack, told at most once a session. */
export class Guard {
  readonly #log: TracerLog;
  #isTold = false;

  constructor(log: TracerLog) {
    this.#log = log;
  }

  /** Runs `work` for an event or a command that nobody waits for. */
  run(work: () => Promise<void> | void): void {
    // The wrapper turns a throw into a rejection.
    (async () => work())().catch((error: unknown) => this.bug(error));
  }

  bug(error: unknown): void {
    if (error instanceof WorkerStopped) return;
    this.#log.bug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (this.#isTold) return;
    this.#isTold = true;
    const showLog = vscode.l10n.t('Show Log');
    void vscode.window
      .showErrorMessage(
        vscode.l10n.t('Something went wrong in Claude Code Tracer. What it shows may be out of date.'),
        showLog,
      )
      .then((choice) => choice === showLog && this.#log.show());
  }
}
