import * as vscode from 'vscode';
import type { Fault } from '../core/model/fault.ts';
import type { TracerLog } from './tracerLog.ts';

const hiddenKey = 'storeNotice.isHidden';

/** Says once that history is not kept, where VS Code comes without SQLite or the store cannot be opened. */
export class StoreNotice {
  readonly #memory: vscode.Memento;
  readonly #log: TracerLog;
  #isTold = false;

  constructor(memory: vscode.Memento, log: TracerLog) {
    this.#memory = memory;
    this.#log = log;
  }

  fault(fault: Fault): void {
    if (!fault.path.endsWith('.sqlite') || fault.kind === 'damaged') return;
    if (this.#isTold || this.#memory.get(hiddenKey) === true) return;
    this.#isTold = true;
    const showLog = vscode.l10n.t('Show Log');
    const never = vscode.l10n.t("Don't Show Again");
    void vscode.window
      .showWarningMessage(
        vscode.l10n.t(
          'Claude Code Tracer cannot keep its index. Logs are read anew in every window, and history ends when Claude Code deletes them.',
        ),
        showLog,
        never,
      )
      .then((choice) => {
        if (choice === showLog) this.#log.show();
        if (choice === never) void this.#memory.update(hiddenKey, true);
      });
  }
}
