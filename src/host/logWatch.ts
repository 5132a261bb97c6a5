import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LogFolder } from '../link/workerMessages.ts';
import type { Guard } from './guard.ts';
import type { WorkerClient } from './workerClient.ts';

/** Events of one save come close together; a person waits for none of them. */
const gatherMs = 100;
/** A watcher needs a moment to come up, in another process, and tells nothing of what happened meanwhile. */
const comingUpMs = 2000;
/** Coming back to the window looks at everything, but not at every click into it. */
const focusPauseMs = 5000;

/**
 * Watches the logs' folders. An event is only a hint where to look first: VS Code's watcher loses events by construction
 * (research/RELIABILITY.md §0.6), and the worker's timed sweep is the truth.
 */
export class LogWatch implements vscode.Disposable {
  readonly #client: WorkerClient;
  readonly #guard: Guard;
  readonly #focus: vscode.Disposable;
  #watchers: vscode.Disposable[] = [];
  #watched = '';
  #hints = new Set<string>();
  #mustSweep = false;
  #timer: NodeJS.Timeout | undefined;
  #focusedMs = 0;
  #comingUp: NodeJS.Timeout | undefined;

  constructor(client: WorkerClient, guard: Guard) {
    this.#client = client;
    this.#guard = guard;
    this.#focus = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused || performance.now() - this.#focusedMs < focusPauseMs) return;
      this.#focusedMs = performance.now();
      this.#guard.run(() => this.#client.refresh('focus'));
    });
  }

  /** Watches these folders from now on: their logs, or where they are missing, for their coming. */
  watch(folders: readonly LogFolder[]): void {
    const targets = folders.map(({ folder, root }) =>
      root === undefined ? nearestParent(folder) : { base: root, pattern: '**/*' },
    );
    const key = JSON.stringify(targets);
    if (key === this.#watched) return;
    this.#watched = key;
    vscode.Disposable.from(...this.#watchers).dispose();
    this.#watchers = targets.map(({ base, pattern }) => this.#watcher(base, pattern));
    clearTimeout(this.#comingUp);
    this.#comingUp = setTimeout(() => this.#guard.run(() => this.#client.refresh('watch')), comingUpMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#comingUp);
    vscode.Disposable.from(this.#focus, ...this.#watchers).dispose();
  }

  #watcher(base: string, pattern: string): vscode.Disposable {
    // The base must be the logs' own folder: a pattern with a path in it makes VS Code watch all of the home directory.
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(base), pattern),
    );
    const hint = (uri: vscode.Uri): void => this.#hint(uri.fsPath);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(hint),
      watcher.onDidChange(hint),
      watcher.onDidDelete(hint),
    );
  }

  #hint(file: string): void {
    const extension = path.extname(file);
    if (extension === '.jsonl') this.#hints.add(file);
    // A folder may have been filled before it was watched, and emptied without a word.
    else if (extension === '' || path.basename(file).startsWith('.')) this.#mustSweep = true;
    else return;
    this.#timer ??= setTimeout(() => this.#guard.run(() => this.#tell()), gatherMs);
  }

  async #tell(): Promise<void> {
    const paths = [...this.#hints];
    const mustSweep = this.#mustSweep;
    this.#timer = undefined;
    this.#hints.clear();
    this.#mustSweep = false;
    await (mustSweep ? this.#client.refresh('watch') : this.#client.refresh('watch', paths));
  }
}

/** The nearest folder that exists, and the one name in it to wait for: a flat watch, which costs next to nothing. */
function nearestParent(folder: string): { readonly base: string; readonly pattern: string } {
  let missing = path.join(folder, 'projects');
  while (!existsSync(path.dirname(missing)) && path.dirname(missing) !== missing) missing = path.dirname(missing);
  return { base: path.dirname(missing), pattern: path.basename(missing) };
}
